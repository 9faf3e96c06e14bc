import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Answer, Incoming, Route } from '../../bot/http.ts';
import { createWebAssets, type WebAssets } from '../../bot/web/assets.ts';
import { withLink } from '../../bot/web/page/page-link.ts';
import { webChatStrings } from '../../bot/web/page/webchat-strings.ts';
import { webRoutes } from '../../bot/web/routes.ts';

describe('the files of the chat page', () => {
  let assets: WebAssets;
  const shop = { name: '<星河>"电器"', color: '#1d6f5f', hotline: '400-800-1234', language: 'zh-CN' as const };

  before(async () => {
    assets = await createWebAssets();
  });

  it('have addresses that change with their content, and may be kept for ever', async () => {
    for (const { path } of Object.values(assets)) {
      expect(path).to.match(/^\/web\/(page|webchat)-[\w-]{16}\.(js|css)$/);
      const { status, headers } = await get(path);
      expect(status).to.equal(200);
      expect(headers).to.include({
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      });
    }
    expect((await createWebAssets()).script.path).to.equal(assets.script.path);
  });

  it('come small, and are the same in every encoding', async () => {
    const plain = Buffer.from((await get(assets.webchat.path)).body ?? '');
    const br = await get(assets.webchat.path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await get(assets.webchat.path, { 'accept-encoding': 'gzip' });
    expect([br.headers?.['Content-Encoding'], gzip.headers?.['Content-Encoding']]).to.deep.equal(['br', 'gzip']);
    expect(brotliDecompressSync(Buffer.from(br.body ?? '')).equals(plain)).to.equal(true);
    expect(gunzipSync(Buffer.from(gzip.body ?? '')).equals(plain)).to.equal(true);
    expect(br.body?.length).to.be.below(800_000);
    const page = await get(assets.script.path, { 'accept-encoding': 'br' });
    expect(page.body?.length).to.be.below(12_000);
  });

  it('say nothing in the page that the shop’s name could break out of', async () => {
    const { body } = await get('/');
    expect(String(body)).to.contain('&#60;星河&#62;&#34;电器&#34;').and.not.to.contain('<星河>');
  });

  it('promise to search engines nothing that the desk does not do yet', async () => {
    const [, description] = /<meta name="description" content="([^"]*)"/.exec(String((await get('/')).body)) ?? [];
    expect(description)
      .to.contain('报修')
      .and.contain('保修')
      .and.not.match(/预约|进度/);
  });

  it('come with a page that runs no inline script, no eval and nothing of other sites', async () => {
    const { headers, body } = await get('/');
    const policy = headers?.['Content-Security-Policy'] ?? '';
    expect(policy).to.contain("default-src 'none'").and.contain("script-src 'self';");
    expect(policy).to.contain('frame-ancestors https://shop.example');
    expect(policy).to.contain("connect-src 'self' https://desk.example wss://desk.example blob:");
    expect(policy).not.to.match(/unsafe|\*|https?:(?!\/\/(desk|shop)\.example)/);
    expect(String(body)).not.to.match(/ on\w+=|javascript:|<script>|https?:\/\/(?!www\.w3\.org)/);
    expect(headers).to.include({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    expect(headers).to.have.property('Permissions-Policy');
  });

  it('come with a page that is asked for each time, and sent again when it changed', async () => {
    const { headers } = await get('/');
    expect(headers?.['Cache-Control']).to.equal('no-cache');
    const known = { 'if-none-match': headers?.ETag ?? '' };
    expect((await get('/', known)).status).to.equal(304);
    expect((await get('/', known, { ...shop, name: '新名字' })).status).to.equal(200);
    expect((await get('/', known, { ...shop, color: '#224466' })).status).to.equal(200);
  });

  it('come with a page in the language that its address names', async () => {
    expect(String((await get('/')).body)).to.contain('<html lang="zh-CN"');
    expect(String((await get('/', {}, shop, 'lang=en-US')).body))
      .to.contain('<html lang="en-US"')
      .and.contain('Or call us');
  });

  async function get(path: string, headers = {}, as = shop, query = ''): Promise<Answer> {
    const routes: readonly Route[] = webRoutes({
      assets,
      shop: () => as,
      frameAncestors: 'https://shop.example',
      uploadBytes: 1024,
    });
    const request: Partial<Incoming> = { headers, query: new URLSearchParams(query), baseUrl: 'https://desk.example' };
    const route = routes.find(each => each.path === path);
    if (!route) throw new Error(`There is no ${path}.`);
    return route.handle(request as Incoming);
  }
});

describe('the link to the page of a case in the chat', () => {
  const link = 'https://desk.example/t/1.R-7K3-M9P-XQ4.a_b-c';
  const line = (text: string, role = 'bot') => withLink({ type: 'message', text, textFormat: 'plain', from: { role } });

  it('is one to tap, behind words, and every other sign stands as it was written', () => {
    expect(line(`1. *好*，138****8000 <b>\n见 [x](y)：\n\n${link}`)).to.include({
      textFormat: 'markdown',
      text: `1\\. \\*好\\*，138\\*\\*\\*\\*8000 \\<b\\>\\\n见 \\[x\\]\\(y\\)：\n\n[打开进度页面](${link})`,
    });
    expect(line(`See ${link}`).text).to.equal(`See [Open the page](${link})`);
  });

  it('is left as it came where a customer wrote it, and lines without one are as well', () => {
    for (const same of [line(link, 'user'), line('没有链接 *1*'), line('https://desk.example/x')])
      expect(same.textFormat).to.equal('plain');
  });
});

describe('the words of Web Chat', () => {
  it('are all there in Chinese', async () => {
    const { text } = await webChat();
    const english = keys(text, 'TEXT_INPUT_DROP_ZONE:"Drop files"');
    const chinese = keys(text, String.raw`TRANSCRIPT_TERMINATOR_TEXT:"\u804a\u5929\u5386\u53f2`);
    const own = Object.keys(webChatStrings['zh-CN']);
    expect(english).to.have.length.above(100);
    expect(english.filter(key => !chinese.includes(key) && !own.includes(key))).to.deep.equal([]);
    expect(own.filter(key => !english.includes(key))).to.deep.equal([]);
  });

  async function webChat(): Promise<{ readonly text: string }> {
    const { identity } = await (await createWebAssets()).webchat.file;
    return { text: Buffer.from(identity).toString() };
  }

  /** The names of the strings in that dictionary of the bundle which says this. */
  function keys(bundle: string, saying: string): readonly string[] {
    const at = bundle.indexOf(saying);
    const dictionary = bundle.slice(bundle.lastIndexOf('={_comment:', at), bundle.indexOf('"}', at));
    return [...dictionary.matchAll(/[,{]([A-Z][A-Z_]+):"/g)].map(([, key = '']) => key);
  }
});
