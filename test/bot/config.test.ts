import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { configVariables, readConfig } from '../../bot/config.ts';
import { refusedStart } from '../../bot/refused-start.ts';
import { Fault } from '../../knowledge/fault.ts';

const defaults = {
  port: 3978,
  host: '127.0.0.1',
  publicUrl: undefined,
  dataFolder: './data',
  knowledgeFolder: undefined,
  timeZone: 'Asia/Shanghai',
  defaultLanguage: 'zh-CN',
  store: { kind: 'json' },
  directLineSecret: undefined,
  directLineTokenSeconds: 1800,
  trustProxy: false,
  frameAncestors: "'none'",
  connector: undefined,
  wechat: undefined,
  sms: undefined,
  rateLimit: true,
  logLevel: 'info',
};

const bad: Readonly<Record<string, string>> = {
  PORT: 'SEEN-port',
  PUBLIC_URL: 'ftp://SEEN-url',
  TIME_ZONE: 'Asia/SEEN-zone',
  DEFAULT_LANGUAGE: 'SEEN-fr',
  STORE: 'SEEN-mysql',
  DATABASE_URL: 'mysql://desk:SEEN-password@db.example.com/desk',
  DIRECTLINE_SECRET: 'SEEN-short-secret',
  DIRECTLINE_TOKEN_SECONDS: '59',
  TRUST_PROXY: 'SEEN-yes',
  EMULATOR: 'SEEN-yes',
  MicrosoftAppId: 'SEEN-app',
  MicrosoftAppPassword: '5eece7ee-0000-0000-0000-000000000000',
  MicrosoftAppType: 'SEEN-type',
  MicrosoftAppTenantId: 'SEEN tenant',
  WECHAT_APP_ID: 'SEEN app',
  WECHAT_APP_SECRET: 'SEEN secret!',
  WECHAT_TOKEN: 'SEEN-token',
  WECHAT_ENCODING_AES_KEY: 'SEEN-key',
  WECHAT_API_BASE: 'SEEN-base',
  WECHAT_PASSIVE_BUDGET_MS: '5000',
  WECHAT_REPLAY_WINDOW_SEC: '9',
  RATE_LIMIT: 'SEEN-no',
  LOG_LEVEL: 'SEEN-loud',
};

describe('the configuration', () => {
  it('needs nothing at all', () => expect(readConfig({})).to.deep.equal(defaults));

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig(Object.fromEntries(configVariables.map(name => [name, ''])))).to.deep.equal(defaults);
  });

  it('leaves the rest of the environment alone', () => {
    expect(readConfig({ PATH: '/bin', HOME: undefined, PORTS: 'x' })).to.deep.equal(defaults);
  });

  it('takes what is set', () => {
    const secret = 's'.repeat(32);
    const database = 'postgres://desk:secret@db.example.com:5433/desk?sslmode=require';
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://service.example.com/desk//',
      DATA_DIR: '/srv/desk',
      KNOWLEDGE_DIR: '/srv/content',
      TIME_ZONE: 'Europe/Berlin',
      DEFAULT_LANGUAGE: 'en-US',
      STORE: 'postgres',
      DATABASE_URL: database,
      DIRECTLINE_SECRET: secret,
      DIRECTLINE_TOKEN_SECONDS: '60',
      TRUST_PROXY: 'on',
      FRAME_ANCESTORS: "'self' https://www.example.com",
      MicrosoftAppId: '8b4d1c2e-0000-4000-8000-000000000001',
      MicrosoftAppPassword: 'app~secret',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: '8b4d1c2e-0000-4000-8000-000000000002',
      EMULATOR: 'off',
      WECHAT_APP_ID: 'wxba5fad812f8e6fb9',
      WECHAT_APP_SECRET: 's0',
      WECHAT_TOKEN: 'AAAAA',
      WECHAT_ENCODING_AES_KEY: 'A'.repeat(43),
      WECHAT_API_BASE: 'http://127.0.0.1:9/',
      WECHAT_PASSIVE_BUDGET_MS: '0',
      WECHAT_MENU_STYLE: 'msgmenu',
      WECHAT_REPLAY_WINDOW_SEC: '60',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'silent',
    });
    expect(config).to.deep.equal({
      port: 0,
      host: '0.0.0.0',
      publicUrl: 'https://service.example.com/desk',
      dataFolder: '/srv/desk',
      knowledgeFolder: '/srv/content',
      timeZone: 'Europe/Berlin',
      defaultLanguage: 'en-US',
      store: { kind: 'postgres', url: database },
      directLineSecret: secret,
      directLineTokenSeconds: 60,
      trustProxy: true,
      frameAncestors: "'self' https://www.example.com",
      connector: {
        by: 'app',
        appId: '8b4d1c2e-0000-4000-8000-000000000001',
        password: 'app~secret',
        type: 'SingleTenant',
        tenantId: '8b4d1c2e-0000-4000-8000-000000000002',
      },
      wechat: {
        appId: 'wxba5fad812f8e6fb9',
        secret: 's0',
        token: 'AAAAA',
        encodingAesKey: 'A'.repeat(43),
        apiBase: 'http://127.0.0.1:9',
        passiveBudgetMs: 0,
        menuStyle: 'msgmenu',
        replayWindowSeconds: 60,
      },
      sms: undefined,
      rateLimit: false,
      logLevel: 'silent',
    });
  });

  it('names every bad variable at once, each on one line', () => {
    const problems = problemsOf(bad);
    expect(problems.map(line => line.split(':')[0]).sort()).to.deep.equal(Object.keys(bad).sort());
    for (const line of problems) expect(line).to.match(/^[A-Za-z_]+: [^\n]{5,}$/);
  });

  it('prints no value, which may be a secret', () => {
    const fault = faultOf(bad);
    const told = [JSON.stringify(fault.facts), fault.message, ...refusedStart(fault).lines].join('\n');
    expect(told).to.not.include('SEEN').and.not.include('59').and.not.include('5eece7ee');
  });

  for (const [name, values] of Object.entries({
    PORT: ['-1', '65536', '999999', '80.5', '0x50', '1e3', ' 80', '８０'],
    PUBLIC_URL: ['service.example.com', 'javascript:alert(1)', '//example.com'],
    TIME_ZONE: ['Mars/Olympus', 'asia shanghai'],
    DEFAULT_LANGUAGE: ['zh', 'en', 'zh-cn'],
    DATA_DIR: [`/${'x'.repeat(200)}`],
    DIRECTLINE_SECRET: ['x'.repeat(31), `${'x'.repeat(40)} x`, `${'x'.repeat(40)}\n`, '密'.repeat(40)],
    FRAME_ANCESTORS: [
      'https://a.example\nX-Evil: 1',
      "'self'; script-src *",
      'https://a.example, https://b.example',
      "'none' https://a.example",
      "'unsafe-inline'",
      'https://a.example/?x',
      ' ',
    ],
    DIRECTLINE_TOKEN_SECONDS: ['86401', '0', 'forever'],
    TRUST_PROXY: ['true', '1', 'ON'],
  })) {
    for (const value of values) {
      it(`refuses ${JSON.stringify(value)} as ${name}`, () => {
        const problems = problemsOf({ [name]: value });
        expect(problems).to.have.length(1);
        expect(problems[0]).to.match(new RegExp(`^${name}: `));
      });
    }
  }
});

describe('where the records are', () => {
  it('may be a database that is reached by a socket', () => {
    const url = 'postgres:///desk?host=/run/postgresql';
    expect(readConfig({ STORE: 'postgres', DATABASE_URL: url }).store).to.deep.equal({ kind: 'postgres', url });
  });

  for (const env of [
    { STORE: 'postgres' },
    { DATABASE_URL: 'postgres://desk:hidden@db.example.com/desk' },
    { STORE: 'json', DATABASE_URL: 'postgres://desk:hidden@db.example.com/desk' },
    { STORE: 'postgres', DATABASE_URL: 'https://hidden.example.com' },
    { STORE: 'postgres', DATABASE_URL: 'hidden' },
  ]) {
    it(`is refused, with DATABASE_URL to change, at ${Object.keys(env).join(' and ')} ${env.STORE ?? ''}`, () => {
      const problems = problemsOf(env);
      expect(problems).to.have.length(1);
      expect(problems[0])
        .to.match(/^DATABASE_URL: /)
        .and.not.include('hidden');
    });
  }
});

describe("the Bot Framework's address", () => {
  const app = { MicrosoftAppId: '8b4d1c2e-0000-4000-8000-000000000001', MicrosoftAppPassword: 'app~secret' };

  it('is open to an app with its password', () => {
    const { connector } = readConfig(app);
    expect(connector).to.include({ by: 'app', type: 'MultiTenant', tenantId: undefined });
  });

  for (const HOST of ['', '127.0.0.1', '127.8.8.8', '::1', 'localhost']) {
    it(`is open to the Emulator at HOST=${HOST}`, () => {
      expect(readConfig({ EMULATOR: 'on', HOST }).connector).to.deep.equal({ by: 'emulator' });
    });
  }

  for (const [named, env] of [
    ['EMULATOR', { EMULATOR: 'on', HOST: '0.0.0.0' }],
    ['EMULATOR', { EMULATOR: 'on', HOST: '::' }],
    ['EMULATOR', { EMULATOR: 'on', HOST: '192.168.1.5' }],
    ['EMULATOR', { EMULATOR: 'on', HOST: '127.0.0.1.example.com' }],
    ['EMULATOR', { EMULATOR: 'on', TRUST_PROXY: 'on' }],
    ['MicrosoftAppId', { EMULATOR: 'on', ...app }],
    ['MicrosoftAppPassword', { MicrosoftAppId: app.MicrosoftAppId }],
    ['MicrosoftAppPassword', { MicrosoftAppPassword: app.MicrosoftAppPassword }],
    ['MicrosoftAppTenantId', { ...app, MicrosoftAppType: 'SingleTenant' }],
    ['MicrosoftAppType', { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'example.com' }],
  ] as const) {
    it(`is refused, with ${named} to change, at ${Object.entries(env).join(' ')}`, () => {
      const problems = problemsOf(env);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(new RegExp(`^${named}: `));
      expect(problems[0]).to.not.include(app.MicrosoftAppPassword);
    });
  }
});

describe('the sites that may show the page', () => {
  for (const [given, taken] of Object.entries({
    none: "'none'",
    "'none'": "'none'",
    self: "'self'",
    "self https://shop.example.com:8443 'self'": "'self' https://shop.example.com:8443 'self'",
    'https://*.example.com http://localhost:* https:': 'https://*.example.com http://localhost:* https:',
    '*': '*',
  })) {
    it(`may be ${given}`, () => expect(readConfig({ FRAME_ANCESTORS: given }).frameAncestors).to.equal(taken));
  }
});

describe('the official account of WeChat', () => {
  const whole = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's0', WECHAT_TOKEN: 'AAAAA' };

  it('is there whole or not at all', () => {
    expect(readConfig(whole).wechat).to.include({ appId: 'wx1', encodingAesKey: undefined });
    for (const name of Object.keys(whole)) {
      expect(problemsOf({ ...whole, [name]: '' })).to.have.length(1);
      expect(problemsOf({ ...whole, [name]: '' })[0]).to.match(new RegExp(`^${name}: is needed with `));
    }
    expect(problemsOf({ WECHAT_ENCODING_AES_KEY: 'A'.repeat(43) })).to.have.length(3);
  });

  it('is spoken to in the clear on this machine alone', () => {
    expect(problemsOf({ ...whole, WECHAT_API_BASE: 'http://api.weixin.qq.com' })[0]).to.match(/^WECHAT_API_BASE: /);
    expect(readConfig({ ...whole, WECHAT_API_BASE: 'http://127.0.0.1:9' }).wechat?.apiBase).to.equal(
      'http://127.0.0.1:9',
    );
  });
});

describe('the public address', () => {
  for (const [given, taken] of Object.entries({
    'HTTPS://Service.Example.com:443/': 'https://service.example.com',
    'https://售后.example/desk/': 'https://xn--fqrzz.example/desk',
    'https://service.example.com/desk?x=1#top': 'https://service.example.com/desk',
    'https://name:password@service.example.com': 'https://service.example.com',
  })) {
    it(`is plain when ${given} was given`, () => expect(readConfig({ PUBLIC_URL: given }).publicUrl).to.equal(taken));
  }
});

describe('codes by text message', () => {
  const webhook = { SMS_WEBHOOK_URL: 'https://sms.example.com/send?app=desk', SMS_WEBHOOK_SECRET: 'x'.repeat(16) };

  it('go to the address that is set, whole', () => {
    const { sms } = readConfig({ ...webhook, SMS_HOURLY_LIMIT: '7' });
    expect(sms).to.deep.equal({ by: 'webhook', url: webhook.SMS_WEBHOOK_URL, secret: 'x'.repeat(16), hourly: 7 });
  });
  it('are printed only where nobody else reaches the desk', () => {
    expect(readConfig({ SMS_CONSOLE: 'on' }).sms).to.deep.equal({ by: 'console', hourly: 100 });
    for (const reachable of [{ HOST: '0.0.0.0' }, { TRUST_PROXY: 'on' }, { PUBLIC_URL: 'https://shop.example.com' }]) {
      expect(problemsOf({ SMS_CONSOLE: 'on', ...reachable })).to.match(/^SMS_CONSOLE: is only for trying it out/);
    }
    expect(problemsOf({ SMS_CONSOLE: 'on', ...webhook })).to.match(/^SMS_CONSOLE: stays off/);
  });
  it('need a secret, and an address that nobody reads on the way', () => {
    expect(problemsOf({ SMS_WEBHOOK_URL: webhook.SMS_WEBHOOK_URL })).to.match(/^SMS_WEBHOOK_SECRET: is needed/);
    expect(problemsOf({ SMS_WEBHOOK_SECRET: 'x'.repeat(16) })).to.match(/^SMS_WEBHOOK_SECRET: means nothing/);
    expect(problemsOf({ ...webhook, SMS_WEBHOOK_URL: 'http://sms.example.com' })).to.match(/is http/);
    expect(problemsOf({ ...webhook, SMS_WEBHOOK_URL: 'https://a:b@sms.example.com' })).to.match(/name or password/);
    expect(problemsOf({ ...webhook, SMS_WEBHOOK_URL: 'sms' })).to.match(/is no address/);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const listed = [...text.matchAll(/^([A-Za-z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const);

  it('lists exactly the variables that the desk reads, each once', () => {
    expect(listed.map(([name]) => name).sort()).to.deep.equal([...configVariables].sort());
  });

  it('gives every one of them its default', () => {
    const wrong = listed.filter(([, value]) => value !== '').filter(([name, value]) => !sameAsDefault(name, value));
    expect(wrong).to.deep.equal([]);
  });

  it('leaves those empty that have no default, and only those', () => {
    const empty = listed.filter(([, value]) => value === '').map(([name]) => name);
    expect(empty.sort()).to.deep.equal([
      'DATABASE_URL',
      'DIRECTLINE_SECRET',
      'KNOWLEDGE_DIR',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'PUBLIC_URL',
      'SMS_WEBHOOK_SECRET',
      'SMS_WEBHOOK_URL',
      'WECHAT_APP_ID',
      'WECHAT_APP_SECRET',
      'WECHAT_ENCODING_AES_KEY',
      'WECHAT_TOKEN',
    ]);
  });

  it('means the defaults to a program that reads such files, as node --env-file does', () => {
    expect(readConfig(parseEnv(text))).to.deep.equal(defaults);
  });

  it('explains each of them in a comment or stands below one', () => {
    const blocks = text.split(/\n\s*\n/).filter(block => /^[A-Za-z_]+=/m.test(block));
    expect(blocks.filter(block => !block.trimStart().startsWith('#'))).to.deep.equal([]);
  });

  function sameAsDefault(name: string, value: string): boolean {
    return JSON.stringify(readConfig({ [name]: value })) === JSON.stringify(defaults);
  }
});

describe('a start that is refused', () => {
  it('lists every problem to the operator and ends as a fault of the configuration', () => {
    const { lines, code } = refusedStart(faultOf({ PORT: 'x', RATE_LIMIT: 'x' }));
    expect(code).to.equal(78);
    expect(lines.filter(line => line.startsWith('  - '))).to.have.length(2);
    expect(lines.join('\n')).to.include('.env.example').and.to.include('PORT').and.to.include('RATE_LIMIT');
  });
  it('names the file that is damaged and what to do', () => {
    const { lines, code } = refusedStart(
      new Fault('store.damaged', { file: 'desk.json', remedy: 'put back the last backup' }),
    );
    expect(code).to.equal(78);
    expect(lines).to.include('  file: desk.json').and.to.include('  → put back the last backup');
  });
  for (const [code, syscall, named] of [
    ['EADDRINUSE', 'listen', 'PORT'],
    ['EACCES', 'listen', 'PORT'],
    ['EADDRNOTAVAIL', 'listen', 'HOST'],
    ['EINVAL', 'listen', 'HOST'],
    ['ENOTFOUND', 'getaddrinfo', 'HOST'],
    ['EAI_AGAIN', 'getaddrinfo', 'HOST'],
  ]) {
    it(`names ${named} when the address fails by ${code}`, () => {
      const { lines, code: exit } = refusedStart(
        Object.assign(new Error('raw'), { code, syscall, address: '127.0.0.1' }),
      );
      expect(exit).to.equal(78);
      expect(lines.join('\n')).to.include(named).and.not.include('raw');
    });
  }
  it('shows no stack to the operator', () => {
    for (const fault of [new Fault('store.locked', { pid: 7 }), new Error('disk is full')]) {
      expect(refusedStart(fault).lines.join('\n')).to.not.match(/\n\s+at /);
    }
  });
  it('has a heading in words for every fault of a start', () => {
    for (const code of [
      'config.invalid',
      'content.invalid',
      'store.damaged',
      'store.locked',
      'store.newer',
      'store.unavailable',
    ] as const) {
      expect(refusedStart(new Fault(code)).lines.join('\n')).to.not.include(code);
    }
  });
});

/** The fault that this environment is refused with; fails when it is not. */
function faultOf(env: Readonly<Record<string, string>>): Fault {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof Fault && fault.code === 'config.invalid') return fault;
    throw fault;
  }
  throw new Error('expected the configuration to be refused');
}

function problemsOf(env: Readonly<Record<string, string>>): string[] {
  return faultOf(env).facts.problems as string[];
}
