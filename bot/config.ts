import { z } from 'zod';
import { Fault } from '../knowledge/fault.ts';
import { Language } from '../knowledge/records.ts';
import { longestSocketFolder, socketFits } from './local-socket.ts';
import { isLoopback } from './loopback.ts';

/** What the operator decides. `.env.example` lists every variable with its default. */
export type Config = z.infer<typeof Config>;

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `is no whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(value => value >= least && value <= most, `is not from ${least} to ${most}`);
const onOff = z.enum(['on', 'off']).transform(value => value === 'on');
const url = z
  .url({ protocol: /^https?$/, error: 'is no address such as https://service.example.com' })
  .transform(plainUrl);
const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const zone = z.string().refine(isTimeZone, 'is no time zone, such as Asia/Shanghai');

const Config = z
  .object({
    PORT: whole(0, 65_535).default(3978),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: url.optional(),
    DATA_DIR: z
      .string()
      .refine(socketFits, `its path is too long, at most ${longestSocketFolder} bytes`)
      .default('./data'),
    KNOWLEDGE_DIR: z.string().optional(),
    TIME_ZONE: zone.default('Asia/Shanghai'),
    DEFAULT_LANGUAGE: Language.default('zh-CN'),
    STORE: z.enum(['json', 'postgres']).default('json'),
    DATABASE_URL: z
      .string()
      .refine(isDatabaseUrl, 'is no address such as postgres://desk:password@db.example.com/desk')
      .optional(),
    DIRECTLINE_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]*$/, 'has blanks or signs outside of ASCII, which no header carries')
      .min(32, 'is shorter than 32 characters')
      .optional(),
    DIRECTLINE_TOKEN_SECONDS: whole(60, 86_400).default(1800),
    TRUST_PROXY: onOff.default(false),
    FRAME_ANCESTORS: z
      .string()
      .refine(isFrameAncestors, 'is neither none nor self nor a list of origins such as https://shop.example.com')
      .default('none')
      .transform(quoted),
    EMULATOR: onOff.default(false),
    MicrosoftAppId: z.string().regex(guid, 'is no id of an app, such as 8b4d1c2e-…').optional(),
    MicrosoftAppPassword: z
      .string()
      .refine(value => !guid.test(value), 'is the id of a secret; what is needed is its value')
      .optional(),
    MicrosoftAppType: z.enum(['MultiTenant', 'SingleTenant']).default('MultiTenant'),
    MicrosoftAppTenantId: z
      .string()
      .regex(/^[\w-]+(\.[\w-]+)*$/, 'is neither the id nor the domain of a tenant')
      .optional(),
    WECHAT_APP_ID: z
      .string()
      .regex(/^[\w-]{1,64}$/, 'is no app id, such as wx1234567890abcdef')
      .optional(),
    WECHAT_APP_SECRET: z
      .string()
      .regex(/^[\w-]{1,128}$/, 'has signs that no AppSecret has')
      .optional(),
    WECHAT_TOKEN: z
      .string()
      .regex(/^[A-Za-z0-9]{3,32}$/, 'has not 3 to 32 letters and digits, as WeChat wants it')
      .optional(),
    WECHAT_ENCODING_AES_KEY: z
      .string()
      .regex(/^[A-Za-z0-9]{43}$/, 'has not 43 letters and digits')
      .optional(),
    WECHAT_API_BASE: url.default('https://api.weixin.qq.com'),
    WECHAT_PASSIVE_BUDGET_MS: whole(0, 4900).default(4500),
    WECHAT_MENU_STYLE: z.enum(['text', 'msgmenu']).default('text'),
    WECHAT_REPLAY_WINDOW_SEC: whole(10, 86_400).default(600),
    SMS_WEBHOOK_URL: z
      .url({ protocol: /^https?$/, error: 'is no address such as https://sms.example.com/send' })
      .refine(value => !hasName(value), 'has a name or password in it; put the secret in SMS_WEBHOOK_SECRET')
      .optional(),
    SMS_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]*$/, 'has blanks or signs outside of ASCII, which no header carries')
      .min(16, 'is shorter than 16 characters')
      .optional(),
    SMS_CONSOLE: onOff.default(false),
    SMS_HOURLY_LIMIT: whole(1, 10_000).default(100),
    RATE_LIMIT: onOff.default(true),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    for (const [name, message] of Object.entries({
      ...connectorProblems(env),
      ...storeProblems(env),
      ...wechatProblems(env),
      ...smsProblems(env),
    })) {
      context.addIssue({ code: 'custom', path: [name], message });
    }
  })
  .transform(env => ({
    port: env.PORT,
    host: env.HOST,
    /** Without a slash at the end; undefined: the address that a request came to. */
    publicUrl: env.PUBLIC_URL,
    dataFolder: env.DATA_DIR,
    /** undefined: the content that is shipped. */
    knowledgeFolder: env.KNOWLEDGE_DIR,
    timeZone: env.TIME_ZONE,
    defaultLanguage: env.DEFAULT_LANGUAGE,
    store: storeOf(env),
    directLineSecret: env.DIRECTLINE_SECRET,
    directLineTokenSeconds: env.DIRECTLINE_TOKEN_SECONDS,
    /** Whether X-Forwarded-* of a proxy in front are believed. */
    trustProxy: env.TRUST_PROXY,
    /** Which sites may show the chat page in a frame, as in Content-Security-Policy. */
    frameAncestors: env.FRAME_ANCESTORS,
    /** Who may use /api/messages; undefined: nobody, there is no such address. */
    connector: connectorOf(env),
    /** The official account whose messages come to /wechat; undefined: there is no such address. */
    wechat: wechatOf(env),
    /** How codes come to phones; undefined: not at all, and nobody is asked for one. */
    sms: smsOf(env),
    rateLimit: env.RATE_LIMIT,
    logLevel: env.LOG_LEVEL,
  }));

/** Every variable that the desk reads, for the test of `.env.example`. */
export const configVariables: readonly string[] = Object.keys(Config.in.shape);

/**
 * Reads the environment once. An empty variable counts as unset.
 *
 * @throws Fault('config.invalid') with `problems`: one line for every bad variable, at once. A line names the
 *   variable and what is wrong with it, never its value, which may be a secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Config.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new Fault('config.invalid', {
    problems: parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`),
  });
}

interface StoreEnv {
  readonly STORE: 'json' | 'postgres';
  readonly DATABASE_URL?: string | undefined;
}

/** Whoever names a database and keeps the records elsewhere would look for them in vain. */
function storeProblems({ STORE, DATABASE_URL: url }: StoreEnv): Readonly<Record<string, string>> {
  if (STORE === 'postgres' && url === undefined) return { DATABASE_URL: 'is needed with STORE=postgres' };
  if (STORE === 'json' && url !== undefined) return { DATABASE_URL: 'means nothing without STORE=postgres' };
  return {};
}

/** Where the records are. */
export type StoreConfig = { readonly kind: 'json' } | { readonly kind: 'postgres'; readonly url: string };

function storeOf({ STORE, DATABASE_URL: url }: StoreEnv): StoreConfig {
  return STORE === 'postgres' && url !== undefined ? { kind: 'postgres', url } : { kind: 'json' };
}

/** Also one without a host: a socket is named behind the question mark. */
function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(?:ql)?:\/\//.test(text);
}

interface ConnectorEnv {
  readonly HOST: string;
  readonly TRUST_PROXY: boolean;
  readonly EMULATOR: boolean;
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppType: 'MultiTenant' | 'SingleTenant';
  readonly MicrosoftAppTenantId?: string | undefined;
}

/** Settings of /api/messages that are right each for itself and wrong together, by the variable to change. */
function connectorProblems(env: ConnectorEnv): Readonly<Record<string, string>> {
  const app = env.MicrosoftAppId !== undefined;
  // Whoever reaches the desk would be believed to be anybody.
  const reachable = !isLoopback(env.HOST) || env.TRUST_PROXY;
  return {
    ...(env.EMULATOR && reachable && { EMULATOR: 'is only for HOST=127.0.0.1, ::1 or localhost with TRUST_PROXY=off' }),
    ...(env.EMULATOR && app && { MicrosoftAppId: 'stays empty with EMULATOR=on; set one of them' }),
    ...(app && env.MicrosoftAppPassword === undefined && { MicrosoftAppPassword: 'is needed with MicrosoftAppId' }),
    ...(!app &&
      env.MicrosoftAppPassword !== undefined && { MicrosoftAppPassword: 'means nothing without MicrosoftAppId' }),
    ...(env.MicrosoftAppType === 'SingleTenant' &&
      !app && { MicrosoftAppType: 'means nothing without MicrosoftAppId' }),
    ...(env.MicrosoftAppType === 'SingleTenant' &&
      app &&
      env.MicrosoftAppTenantId === undefined && {
        MicrosoftAppTenantId: 'is needed with MicrosoftAppType=SingleTenant',
      }),
  };
}

/** How whoever calls /api/messages proves who it is. */
export type ConnectorConfig =
  /** By nothing: the Emulator on this machine. */
  | { readonly by: 'emulator' }
  /** By a token that Microsoft signed for this app; the desk asks for one of its own with the password. */
  | {
      readonly by: 'app';
      readonly appId: string;
      readonly password: string;
      readonly type: 'MultiTenant' | 'SingleTenant';
      readonly tenantId: string | undefined;
    };

function connectorOf(env: ConnectorEnv): ConnectorConfig | undefined {
  if (env.EMULATOR) return { by: 'emulator' };
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppType: type } = env;
  if (appId === undefined || password === undefined) return undefined;
  return { by: 'app', appId, password, type, tenantId: env.MicrosoftAppTenantId };
}

interface WeChatEnv {
  readonly WECHAT_APP_ID?: string | undefined;
  readonly WECHAT_APP_SECRET?: string | undefined;
  readonly WECHAT_TOKEN?: string | undefined;
  readonly WECHAT_ENCODING_AES_KEY?: string | undefined;
  readonly WECHAT_API_BASE: string;
  readonly WECHAT_PASSIVE_BUDGET_MS: number;
  readonly WECHAT_MENU_STYLE: 'text' | 'msgmenu';
  readonly WECHAT_REPLAY_WINDOW_SEC: number;
}

const wechatNeeds = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TOKEN'] as const;

/** What belongs to an official account is there whole or not at all; secrets do not go over a network in the clear. */
function wechatProblems(env: WeChatEnv): Readonly<Record<string, string>> {
  const set = [...wechatNeeds, 'WECHAT_ENCODING_AES_KEY' as const].filter(name => env[name] !== undefined);
  const missing = set.length === 0 ? [] : wechatNeeds.filter(name => env[name] === undefined);
  const { protocol, hostname } = new URL(env.WECHAT_API_BASE);
  return {
    ...Object.fromEntries(missing.map(name => [name, `is needed with ${set.join(', ')}`])),
    ...(protocol === 'http:' &&
      !isLoopback(hostname) && { WECHAT_API_BASE: 'is http, which is only for this machine' }),
  };
}

export interface WeChatConfig {
  readonly appId: string;
  readonly secret: string;
  readonly token: string;
  /** Undefined: plain mode. */
  readonly encodingAesKey: string | undefined;
  /** Without a slash at the end. */
  readonly apiBase: string;
  /** 0: every message is acknowledged at once and answered by the API. */
  readonly passiveBudgetMs: number;
  /** How choices are shown in what the API sends: numbered, or to be tapped, which WeChat counts as a click. */
  readonly menuStyle: 'text' | 'msgmenu';
  readonly replayWindowSeconds: number;
}

function wechatOf(env: WeChatEnv): WeChatConfig | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_TOKEN: token } = env;
  if (appId === undefined || secret === undefined || token === undefined) return undefined;
  return {
    appId,
    secret,
    token,
    encodingAesKey: env.WECHAT_ENCODING_AES_KEY,
    apiBase: env.WECHAT_API_BASE,
    passiveBudgetMs: env.WECHAT_PASSIVE_BUDGET_MS,
    menuStyle: env.WECHAT_MENU_STYLE,
    replayWindowSeconds: env.WECHAT_REPLAY_WINDOW_SEC,
  };
}

interface SmsEnv {
  readonly HOST: string;
  readonly PUBLIC_URL?: string | undefined;
  readonly TRUST_PROXY: boolean;
  readonly SMS_WEBHOOK_URL?: string | undefined;
  readonly SMS_WEBHOOK_SECRET?: string | undefined;
  readonly SMS_CONSOLE: boolean;
  readonly SMS_HOURLY_LIMIT: number;
}

/** Codes are no secret where they are printed; and customers would wait for them in vain. */
function smsProblems(env: SmsEnv): Readonly<Record<string, string>> {
  const { SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret, SMS_CONSOLE: printed } = env;
  const publicUrl = addressIn(env.PUBLIC_URL);
  const isPublic = publicUrl !== undefined && !isLoopback(publicUrl.hostname);
  const reachable = !isLoopback(env.HOST) || env.TRUST_PROXY || isPublic;
  const to = addressIn(url);
  return {
    ...(printed &&
      reachable && {
        SMS_CONSOLE:
          'is only for trying it out, with HOST=127.0.0.1, ::1 or localhost, TRUST_PROXY=off and no PUBLIC_URL; set SMS_WEBHOOK_URL instead',
      }),
    ...(printed && url !== undefined && { SMS_CONSOLE: 'stays off with SMS_WEBHOOK_URL; set one of them' }),
    ...(to?.protocol === 'http:' &&
      !isLoopback(to.hostname) && { SMS_WEBHOOK_URL: 'is http, which is only for this machine' }),
    ...(url !== undefined && secret === undefined && { SMS_WEBHOOK_SECRET: 'is needed with SMS_WEBHOOK_URL' }),
    ...(url === undefined && secret !== undefined && { SMS_WEBHOOK_SECRET: 'means nothing without SMS_WEBHOOK_URL' }),
  };
}

/** How codes come to phones, and how many in an hour at most. */
export type SmsConfig = { readonly hourly: number } & (
  | { readonly by: 'console' }
  | { readonly by: 'webhook'; readonly url: string; readonly secret: string }
);

function smsOf(env: SmsEnv): SmsConfig | undefined {
  const { SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret, SMS_HOURLY_LIMIT: hourly } = env;
  if (env.SMS_CONSOLE) return { by: 'console', hourly };
  return url === undefined || secret === undefined ? undefined : { by: 'webhook', url, secret, hourly };
}

/** Of a variable that may be wrong in itself. */
function addressIn(value: string | undefined): URL | undefined {
  return value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
}

function hasName(value: string): boolean {
  const address = addressIn(value);
  return address !== undefined && (address.username !== '' || address.password !== '');
}

/** A source of Content-Security-Policy: self, a scheme, or an origin, whose host may begin with `*.`. */
const frameSource =
  /^(?:'?self'?|https?:|(?:https?:\/\/)?(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])(?::(?:\d{1,5}|\*))?(?:\/[\w./~%-]*)?)$/i;

/** Nothing else may come into the header: a line break ends it, a semicolon begins another rule. */
function isFrameAncestors(text: string): boolean {
  const sources = text.split(/ +/).filter(Boolean);
  const none = sources.some(each => /^'?none'?$/i.test(each));
  return none ? sources.length === 1 : sources.length > 0 && sources.every(each => frameSource.test(each));
}

/** The address in ASCII and without name, query and slash at the end. */
function plainUrl(value: string): string {
  const { origin, pathname } = new URL(value);
  return `${origin}${pathname}`.replace(/\/+$/, '');
}

/** Content-Security-Policy wants its keywords in quotes, which files of variables are apt to lose. */
function quoted(sources: string): string {
  return sources.replace(/(?<![\w'.-])(none|self)(?![\w'.-])/g, "'$1'");
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
