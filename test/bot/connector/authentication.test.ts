import { createHmac, generateKeyPairSync } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { expect } from 'chai';
import { authenticationOf, botFramework } from '../../../bot/channels/connector/framework.ts';
import { readConfig } from '../../../bot/config.ts';
import { references } from '../../../bot/store/collections.ts';
import { activityOf, closeDesks, type Desk, openDesk, post, type Reply } from './desk.ts';
import { encoded, type FakeConnector, fakeConnector, issuer, signed } from './fake-connector.ts';

const appId = '8b4d1c2e-0000-4000-8000-000000000001';
const password = 'app~secret';
const env = { MicrosoftAppId: appId, MicrosoftAppPassword: password };

describe('who may speak for a channel', () => {
  const printed: string[] = [];
  // The library prints what it refuses, which nobody wants among the results.
  const { error } = console;
  let connector: FakeConnector;
  let desk: Desk;
  before(() => {
    console.error = (...args: unknown[]) => void printed.push(args.join(' '));
  });
  after(() => {
    console.error = error;
  });
  beforeEach(async () => {
    connector = await fakeConnector();
    desk = await openDesk({ env, framework: async () => framework(connector.metadata) });
  });
  afterEach(async () => {
    await closeDesks();
    await connector.close();
  });

  it('is the one whose token Microsoft signed for this app; the answer carries the token of the app', async () => {
    const reply = await send(`Bearer ${connector.token(claims())}`);
    expect(reply.status).to.equal(200);
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.authorization).to.equal('Bearer token-of-the-app');
    expect(connector.taken[0]?.activity.text).to.equal('heard: 保修多久');
    const [reference] = await desk.store.find(references, 'all', {});
    expect(reference).to.include({ app: appId, serviceUrl: connector.url });
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const refused: Readonly<Record<string, () => string>> = {
    'has no token': () => '',
    'shows something that is none': () => 'Bearer garbage',
    'shows three parts of nothing': () => 'Bearer a.b.c',
    'shows a password': () => `Basic ${Buffer.from('a:b').toString('base64')}`,
    'shows the password of the app': () => `Bearer ${password}`,
    'has a token for another app': () =>
      `Bearer ${connector.token(claims({ aud: '8b4d1c2e-0000-4000-8000-00000000ffff' }))}`,
    'has a token for nobody': () => `Bearer ${connector.token(claims({ aud: undefined }))}`,
    'has a token of another issuer': () => `Bearer ${connector.token(claims({ iss: 'https://evil.example' }))}`,
    'has a token for another address of answers': () =>
      `Bearer ${connector.token(claims({ serviceurl: 'https://smba.trafficmanager.net/' }))}`,
    'has a token without an address of answers': () => `Bearer ${connector.token(claims({ serviceurl: undefined }))}`,
    'has a token that is over': () => `Bearer ${connector.token(claims({ exp: seconds() - 3600 }))}`,
    'has a token that is not yet good': () => `Bearer ${connector.token(claims({ nbf: seconds() + 3600 }))}`,
    'has signed it itself': () => `Bearer ${connector.token(claims(), stranger.privateKey)}`,
    'has signed it with a key of its own name': () =>
      `Bearer ${signed({ alg: 'RS256', kid: 'key-2' }, claims(), stranger.privateKey)}`,
    'has not signed it': () => `Bearer ${encoded({ alg: 'none', kid: 'key-1' })}.${encoded(claims())}.`,
    'has signed it with the public key': () => {
      const body = `${encoded({ alg: 'HS256', kid: 'key-1' })}.${encoded(claims())}`;
      return `Bearer ${body}.${createHmac('sha256', 'key').update(body).digest('base64url')}`;
    },
    'says to be another bot': () =>
      `Bearer ${connector.token({ ...claims(), ver: '2.0', azp: '8b4d1c2e-0000-4000-8000-00000000ffff', iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0' })}`,
  };
  for (const [who, authorization] of Object.entries(refused)) {
    it(`is nobody who ${who}: 401, and nothing happens`, async () => {
      await untouched(await send(authorization()), 401);
    });
  }

  it('is nobody whose key is not good for the channel', async () => {
    await untouched(await send(`Bearer ${connector.token(claims())}`, { channelId: 'slack' }), 401);
  });

  for (const type of [{}, { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'example.com' }]) {
    it(`is nobody without Microsoft's word, with the settings as they are: ${JSON.stringify(type)}`, async () => {
      await desk.close();
      desk = await openDesk({ env: { ...env, ...type } });
      await untouched(await send(`Bearer ${connector.token(claims({ iss: 'https://evil.example' }))}`), 401);
    });
  }

  it('is asked before the body is read', async () => {
    expect((await post(desk, '{"type":')).status).to.equal(401);
  });

  it('is unknown while the keys cannot be had: 503, and nothing happens', async () => {
    await desk.close();
    desk = await openDesk({ env, framework: async () => framework(`${connector.url}/nowhere`) });
    const reply = await send(`Bearer ${connector.token(claims())}`);
    await untouched(reply, 503);
    expect(reply.headers.get('retry-after')).to.equal('5');
  });

  it('may run into a fault of the program, and hears nothing of it', async () => {
    await desk.close();
    desk = await openDesk({
      env,
      framework: async () => framework(connector.metadata),
      around: () => () => Promise.reject(new Error('a secret of the program')),
    });
    const reply = await send(`Bearer ${connector.token(claims())}`);
    expect(reply.status).to.equal(500);
    expect(reply.text).to.not.include('secret');
    expect(printed.join()).to.not.include('secret');
  });

  async function send(authorization: string, more: object = {}): Promise<Reply> {
    const activity = activityOf(connector, { channelId: 'webchat', text: '保修多久', ...more });
    return post(desk, JSON.stringify(activity), authorization === '' ? {} : { Authorization: authorization });
  }

  async function untouched(reply: Reply, status: number): Promise<void> {
    expect(reply.status).to.equal(status);
    expect(reply.text).to.not.include(appId).and.not.include('jwt').and.not.include('    at ');
    expect(desk.turns).to.deep.equal([]);
    expect(await desk.store.find(references, 'all', {})).to.deep.equal([]);
    expect(connector.posts).to.deep.equal([]);
    expect(`${desk.logged()}${printed.join()}`).to.not.include(password);
  }

  function claims(more: object = {}): object {
    const now = seconds();
    return { iss: issuer, aud: appId, serviceurl: connector.url, nbf: now - 60, exp: now + 600, ...more };
  }
});

describe('the token of the app', () => {
  for (const [type, env, tenant] of [
    ['any tenant', {}, 'botframework.com'],
    [
      'one tenant',
      { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'contoso.onmicrosoft.com' },
      'contoso.onmicrosoft.com',
    ],
  ] as const) {
    it(`is asked for where an app of ${type} gets its own, with the id of the app, for the Bot Framework alone`, async () => {
      const { connector } = readConfig({ MicrosoftAppId: appId, MicrosoftAppPassword: password, ...env });
      if (connector === undefined) throw new Error('/api/messages is off');
      const identity = { getClaimValue: (name: string) => (name === 'aud' ? appId : null) };
      const factory = authenticationOf(connector).createConnectorFactory(identity as never);
      const client: unknown = await factory.create('https://smba.trafficmanager.net/', undefined as never);
      expect((client as { credentials: object }).credentials).to.include({
        appId,
        oAuthEndpoint: `https://login.microsoftonline.com/${tenant}`,
        oAuthScope: 'https://api.botframework.com',
      });
    });
  }
});

/** The framework reads the clock itself. */
function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** As for the public cloud, with the list of keys elsewhere and a token of the app that nobody has to be asked for. */
function framework(metadata: string) {
  const settings = {
    MicrosoftAppId: appId,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: issuer,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: issuer,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    CallerId: 'urn:botframework:azure',
  };
  const credentials = {
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer token-of-the-app');
      return request;
    },
  };
  const factory = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  };
  return botFramework(
    { by: 'app', appId, password, type: 'MultiTenant', tenantId: undefined },
    new ConfigurationBotFrameworkAuthentication(settings, factory as never),
  );
}
