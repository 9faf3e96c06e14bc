import { randomBytes } from 'node:crypto';
import { Fault } from '../../knowledge/fault.ts';
import { envelope } from '../channels/wechat/envelope.ts';
import { remedies } from '../channels/wechat/errors.ts';
import { httpClient } from '../channels/wechat/http-client.ts';
import { openAccount } from '../channels/wechat/open-account.ts';
import { signatureOf } from '../channels/wechat/signature.ts';
import { writeXml } from '../channels/wechat/xml.ts';
import { type Config, readConfig, type WeChatConfig } from '../config.ts';
import { refusedStart } from '../refused-start.ts';
import { systemTimer } from '../timer.ts';
import type { Terminal, Tool } from './tool.ts';

const usage = `检查微信服务号接好了没有：设置、密钥、IP 白名单、服务器地址。
Checks that a WeChat official account is connected: settings, secret, IP allow list, server address.

  npm run --silent wechat:check

Nothing is sent to any customer. Exit codes: 0 all good, 1 something to mend, 2 not understood.
`;

/** One thing that was looked at: a line in both languages, and what to do where it is not good. */
interface Finding {
  readonly state: 'good' | 'warning' | 'bad';
  readonly line: string;
  readonly remedy?: string;
}

/** `npm run wechat:check`: what the server itself can see of the connection to WeChat, all of it at once. */
export const wechatCheckTool: Tool = async (args, env, terminal) => {
  if (args.length > 0) {
    const isAsked = ['--help', '-h'].includes(args[0] ?? '');
    terminal[isAsked ? 'print' : 'complain'](usage);
    return isAsked ? 0 : 2;
  }
  try {
    const config = readConfig(env);
    const { wechat } = config;
    const findings =
      wechat === undefined
        ? [notSet]
        : [
            modeOf(wechat),
            ...(await apiFindings(wechat, terminal)),
            ...(await addressFindings(config, wechat, terminal)),
          ];
    for (const { state, line, remedy } of findings) {
      const mark = { good: '✓', warning: '!', bad: '✗' }[state];
      terminal.print(`${mark} ${line}\n${remedy === undefined ? '' : `    → ${remedy}\n`}`);
    }
    return findings.some(({ state }) => state === 'bad') ? 1 : 0;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const { lines, code } = refusedStart(fault);
    terminal.complain(`${lines.join('\n')}\n`);
    return code;
  }
};

const notSet: Finding = {
  state: 'bad',
  line: '没有设置服务号 / no official account is set',
  remedy: 'WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY (bot/channels/wechat/README.md)',
};

function modeOf({ encodingAesKey }: WeChatConfig): Finding {
  if (encodingAesKey !== undefined)
    return { state: 'good', line: '安全模式：消息都加密 / safe mode: messages are encrypted' };
  return {
    state: 'warning',
    line: '明文模式：看到过一个地址的人就能冒充微信 / plain mode: whoever has seen one address can pose as WeChat',
    remedy: '公众号后台选“安全模式”，把 EncodingAESKey 填进 WECHAT_ENCODING_AES_KEY / choose 安全模式 and set the key',
  };
}

/** Whether WeChat gives a token to this machine, and takes it. */
async function apiFindings(wechat: WeChatConfig, { now }: Terminal): Promise<Finding[]> {
  // A token of its own, kept nowhere: `stable_token` gives every caller the same one.
  const store = { get: async () => undefined, transaction: async () => undefined as never };
  const random = (bytes: number) => randomBytes(bytes);
  const { token, api } = openAccount(wechat, {
    store,
    clock: now,
    random,
    log: { warn: () => undefined, error: () => undefined },
  });
  const granted = await token.current();
  if (!granted.ok) {
    const what = '拿不到 access_token / no access token';
    return [{ state: 'bad', line: `${what} (${granted.why})`, remedy: tokenRemedies(granted.why) }];
  }
  const got: Finding = {
    state: 'good',
    line: 'AppID、AppSecret 和 IP 白名单都对 / app id, secret and IP allow list are right',
  };
  const called = await api.get('/cgi-bin/getcallbackip', {}, 64 * 1024);
  if (called.ok) return [got, { state: 'good', line: '接口能调用 / the API can be called' }];
  return [
    got,
    { state: 'bad', line: `接口调用失败 / the API refuses (${called.why})`, remedy: remedies[called.trouble] },
  ];
}

function tokenRemedies(why: string): string {
  const [, code = '', ip = ''] = /^(\d+)(?: \((.+)\))?$/.exec(why) ?? [];
  switch (code) {
    case '40013':
      return 'WECHAT_APP_ID 不对 / WECHAT_APP_ID is wrong';
    case '40125':
      return 'WECHAT_APP_SECRET 不对，或者在后台重置过 / WECHAT_APP_SECRET is wrong, or was reset';
    case '40164':
      return `把这台服务器的出口 IP ${ip} 加进公众号后台的 IP 白名单 / put this machine's address ${ip} on the IP allow list`;
    default:
      return remedies.network;
  }
}

/** Whether a request as WeChat makes it reaches the desk, and a forged one is refused there. */
async function addressFindings(
  { publicUrl, port }: Config,
  wechat: WeChatConfig,
  { now }: Terminal,
): Promise<Finding[]> {
  const base = publicUrl ?? `http://127.0.0.1:${port}`;
  const http = httpClient(systemTimer);
  const timestamp = String(Math.floor(now().epochMilliseconds / 1000));
  const nonce = randomBytes(8).toString('hex');
  const echostr = randomBytes(8).toString('hex');
  const right = { signature: signatureOf([wechat.token, timestamp, nonce]), timestamp, nonce, echostr };
  const ask = (query: Record<string, string>) =>
    http.fetch(`${base}/wechat?${new URLSearchParams(query)}`, { method: 'GET' }, 4096);
  const echoed = await ask(right);
  const isEcho = echoed.ok && echoed.bytes.toString() === echostr;
  const found: Finding[] = [
    publicUrl === undefined
      ? {
          state: 'warning',
          line: `没有设置 PUBLIC_URL，只看了本机 ${base} / PUBLIC_URL is not set: only this machine was looked at`,
          remedy: 'PUBLIC_URL=https://service.example.com',
        }
      : portFinding(publicUrl),
    isEcho
      ? { state: 'good', line: `服务器地址能用：填 ${base}/wechat / the server address works: ${base}/wechat` }
      : {
          state: 'bad',
          line: `${base}/wechat 没有答对 / does not answer as it should (${echoed.ok ? 'another answer' : echoed.why})`,
          remedy:
            '先启动服务台；看反向代理、域名、证书，还有这里和服务台的 WECHAT_TOKEN 是否一样 / start the desk; look at proxy, name, certificate, and whether the desk has the same WECHAT_TOKEN',
        },
  ];
  if (!isEcho) return found;
  const { query, body } = emptyMessage(wechat, timestamp);
  const headers = { 'Content-Type': 'text/xml' };
  const brought = await http.fetch(`${base}/wechat?${query}`, { method: 'POST', headers, body }, 4096);
  if (!brought.ok || brought.bytes.toString() !== 'success') {
    found.push({
      state: 'bad',
      line: `那里收不了消息 / messages are not taken there (${brought.ok ? 'another answer' : brought.why})`,
      remedy:
        'WECHAT_ENCODING_AES_KEY 和 WECHAT_APP_ID 要和服务台用的一样，改了以后重启服务台；代理要原样转 POST / both have to be those that the desk runs with, restart it after a change; a proxy has to pass POST on as it is',
    });
  }
  const forged = await ask({ ...right, signature: '0'.repeat(40) });
  return forged.ok
    ? [...found, { state: 'bad', line: '那里的程序不验签名 / what answers there does not check signatures' }]
    : found;
}

/** A message as WeChat brings it, of a kind that nothing is done about: a page of the menu was opened. */
function emptyMessage({ token, encodingAesKey, appId }: WeChatConfig, timestamp: string) {
  const nonce = randomBytes(8).toString('hex');
  const message = writeXml({
    ToUserName: 'wechat-check',
    FromUserName: 'wechat-check',
    CreateTime: Number(timestamp),
    MsgType: 'event',
    Event: 'VIEW',
    EventKey: '',
  });
  const open = { timestamp, nonce, signature: signatureOf([token, timestamp, nonce]) };
  if (encodingAesKey === undefined) return { query: new URLSearchParams(open), body: message };
  const sealed = envelope(encodingAesKey, appId, randomBytes).seal(message);
  const signed = { ...open, encrypt_type: 'aes', msg_signature: signatureOf([token, timestamp, nonce, sealed]) };
  return { query: new URLSearchParams(signed), body: writeXml({ ToUserName: 'wechat-check', Encrypt: sealed }) };
}

/** WeChat calls ports 80 and 443 alone. */
function portFinding(publicUrl: string): Finding {
  const { port } = new URL(publicUrl);
  return port === ''
    ? { state: 'good', line: `${publicUrl} 用的是微信能访问的端口 / is at a port that WeChat calls` }
    : {
        state: 'bad',
        line: `微信只访问 80 和 443 端口，不访问 ${port} / WeChat calls ports 80 and 443 only`,
        remedy: '在前面放一个反向代理 / put a proxy in front',
      };
}
