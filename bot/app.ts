import { casePageRoutes } from './case-page/routes.ts';
import { connectorChannel } from './channels/connector/channel.ts';
import { directLineChannel } from './channels/directline/channel.ts';
import { type WeChat, wechatChannel } from './channels/wechat/channel.ts';
import { openAccount } from './channels/wechat/open-account.ts';
import type { Config, WeChatConfig } from './config.ts';
import { type Core, openCore, type World } from './core.ts';
import { json } from './http.ts';
import { openLocal } from './local.ts';
import { createHttpServer } from './server.ts';
import { boundedTurns } from './turn-gate.ts';
import type { SampleSerials } from './units/samples.ts';
import { createWebAssets, type WebAssets } from './web/assets.ts';
import { webRoutes } from './web/routes.ts';

/** The running desk. */
export interface App {
  readonly url: string;
  readonly port: number;
  /** Serial numbers to try the desk with, when this start has loaded the sample units. */
  readonly samples?: SampleSerials;
  /** Finishes what runs, says goodbye to everybody who is connected, flushes and frees the data folder. */
  close(): Promise<void>;
}

/** The largest file that a customer may send, told before anything is sent. */
const uploadBytes = 10 * 1024 * 1024;

/**
 * Composes the whole desk and starts to serve.
 *
 * @throws Fault of `content.*` or `store.*`; an error of the system when the address cannot be listened at
 */
export async function startApp(config: Config, world: World): Promise<App> {
  const [core, assets] = await Promise.all([openCore(config, world), createWebAssets()]);
  return serve(config, world, core, assets);
}

/**
 * Opens the channels and the pages of a desk to the network.
 *
 * @param core closed together with what is returned, and when the address cannot be listened at
 */
export async function serve(
  config: Config,
  { random, log }: Pick<World, 'random' | 'log'>,
  core: Core,
  assets: WebAssets,
): Promise<App> {
  const { clock } = core;
  const turns = boundedTurns(core.handle);
  const directLine = await directLineChannel({
    config,
    log,
    store: core.store,
    blobs: core.blobs,
    handle: turns,
    clock,
    random,
  });
  core.onCommit(directLine.committed);
  const { connector: proof } = config;
  const connector =
    proof && connectorChannel({ ...core, config: { ...config, connector: proof }, log, handle: turns, random });
  const wechat = config.wechat && openWeChat(config, config.wechat, { ...core, log, handle: turns, random });
  // The process that has committed what was said sends it; the others look for what it should leave.
  core.onCommit((conversation, where) => {
    if (where !== 'here') return;
    connector?.committed(conversation);
    wechat?.committed(conversation);
  });
  let ready = false;
  const server = createHttpServer({
    config,
    log,
    clock,
    ready: async () => ready && (await core.store.writable()),
    upgrades: directLine.upgrades,
    crossOrigin: directLine.crossOrigin,
    routes: [
      ...directLine.routes,
      ...(connector?.routes ?? []),
      ...(wechat?.routes ?? []),
      ...webRoutes({
        assets,
        shop: () => core.front(config.defaultLanguage),
        frameAncestors: config.frameAncestors,
        uploadBytes,
      }),
      ...casePageRoutes({
        ...core,
        handle: turns,
        random,
        limited: config.rateLimit,
        language: config.defaultLanguage,
        linkTo: directLine.linkTo,
      }),
      {
        method: 'GET',
        path: '/desk',
        handle: request => {
          const language = request.query.get('lang') === 'en-US' ? 'en-US' : 'zh-CN';
          return json(200, core.front(language), { 'Cache-Control': 'no-store' });
        },
      },
    ],
  });
  let site: string | undefined;
  const handleHere: typeof turns = message => turns({ ...(site !== undefined && { site }), ...message });
  const local = await openLocal(config.dataFolder, { ...core, handle: handleHere }, file =>
    site === undefined ? undefined : site + directLine.linkTo(file),
  );
  const getReady = () =>
    core.ready().then(
      () => {
        ready = true;
        connector?.resume().catch(fault => log.error({ fault }, '/api/messages cannot answer'));
        wechat?.resume().catch(fault => log.error({ fault }, '/wechat cannot go on with what an earlier run owed'));
      },
      fault => log.fatal({ fault }, 'the desk cannot answer'),
    );
  // A balancer sends customers to whoever listens, and the other desks answer meanwhile. A desk alone shows its page first.
  const isShared = config.store.kind === 'postgres';
  if (isShared) await getReady();
  const { port, url } = await server.listen().catch(async fault => {
    await Promise.all([directLine.close(), connector?.close(), wechat?.close(), local.close()]);
    await core.close();
    throw fault;
  });
  site = config.publicUrl ?? url;
  if (!isShared) void getReady();

  return {
    url,
    port,
    ...(core.samples !== undefined && { samples: core.samples }),
    async close() {
      ready = false;
      await Promise.all([directLine.close(), connector?.close(), wechat?.close(), server.close(), local.close()]);
      await core.close();
    },
  };
}

type WeChatWorld = Pick<Core, 'store' | 'blobs' | 'instance' | 'clock' | 'handle'> & Pick<World, 'log' | 'random'>;

function openWeChat(config: Config, account: WeChatConfig, world: WeChatWorld): WeChat {
  if (account.encodingAesKey === undefined) {
    world.log.warn(
      'messages of WeChat are not encrypted: whoever reads one address of them can forge others; choose 安全模式 for the account and set WECHAT_ENCODING_AES_KEY',
    );
  }
  const { transport } = openAccount(account, world);
  return wechatChannel({ ...world, config, transport, passiveBudgetMs: account.passiveBudgetMs });
}
