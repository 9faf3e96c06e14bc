import type { Language } from '../../knowledge/records.ts';
import type { WebAssets } from './assets.ts';

export interface Shop {
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly hotline?: string | undefined;
  /** The language of a page whose customer has not chosen one. */
  readonly language: Language;
}

export interface DocumentOptions {
  readonly shop: Shop;
  readonly language: Language;
  readonly assets: Pick<{ readonly [Name in keyof WebAssets]: { readonly path: string } }, keyof WebAssets>;
  readonly uploadBytes: number;
  /** What `brandStyle` gives. */
  readonly style: string;
}

/** The HTML of the chat page: its frame with the shop's name and hotline, readable before and without any script. */
export function chatDocument({ shop, language, assets, uploadBytes, style }: DocumentOptions): string {
  const t = texts[language];
  const name = escaped(shop.name);
  const hotline = shop.hotline === undefined ? undefined : escaped(shop.hotline);
  const call = hotline ? ` ${t.call} <a href="tel:${hotline.replace(/[^\d+]/g, '')}">${hotline}</a>` : '';
  const color = colorOf(shop.color);
  return `<!doctype html>
<html lang="${language}" data-webchat="${assets.webchat.path}" data-upload-bytes="${uploadBytes}">
<head>
<meta charset="utf-8">
<title>${name} · ${t.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="theme-color" content="${color}">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no">
<meta name="description" content="${name}：${t.description}">
<link rel="icon" href="${icon(color)}">
<link rel="preload" as="script" href="${assets.webchat.path}">
<link rel="stylesheet" href="${assets.style.path}">
<style>${style}</style>
<script src="${assets.script.path}" defer></script>
</head>
<body>
<div id="desk">
<header id="head">
<span class="badge" aria-hidden="true">${escaped([...shop.name][0] ?? '')}</span>
<div class="who"><h1>${name}</h1><p id="line">${t.title}</p></div>
<a id="call" class="tool" hidden></a>
<button id="language" class="tool" type="button" hidden></button>
</header>
<p id="banner" role="status" hidden></p>
<main id="chat"><div id="opening"><p>${t.opening}</p><p class="aside">${call}</p></div></main>
<noscript><p class="noscript">${t.noscript}${call}</p></noscript>
</div>
</body>
</html>
`;
}

/** The shop's colour, for the page's own style sheet. */
export function brandStyle(color: string): string {
  return `:root{--brand:${colorOf(color)}}`;
}

/** The shop's colour, or ours where that is none. */
export function colorOf(color: string): string {
  return /^#[\da-f]{6}$/i.test(color) ? color : '#1d6f5f';
}

const texts = {
  'zh-CN': {
    title: '售后服务',
    description: '报修、查保修，收费、上门和退换货的规定，随时可以问。',
    opening: '正在打开…',
    noscript: '这个页面要打开浏览器的 JavaScript 才能聊天。',
    call: '也可以打电话：',
  },
  'en-US': {
    title: 'After-sales service',
    description: 'Report a fault, check a warranty, ask about fees, visits and returns, at any hour.',
    opening: 'Opening…',
    noscript: 'Please turn on JavaScript in your browser to chat here.',
    call: 'Or call us: ',
  },
} satisfies Record<Language, object>;

/** The sign of the page in tabs and bookmarks, as an address. */
export function icon(color: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${color}"/><path d="M8 9h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H8a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z" fill="#fff"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Text as HTML, in elements and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, each => `&#${each.charCodeAt(0)};`);
}
