import type { CaseView, FreeTime, QuotationView, VisitView } from '../../dialogs/case-view.ts';
import type { Texts } from '../../dialogs/texts/texts.ts';
import type { Language } from '../../knowledge/records.ts';
import { colorOf, icon, type Shop } from '../web/document.ts';
import { type Html, html } from './html.ts';

/** What every page around a case is made of. */
export interface Frame {
  readonly shop: Pick<Shop, 'name' | 'color' | 'hotline'>;
  readonly language: Language;
  readonly texts: Pick<Texts, 'casePage' | 'complaint'>;
  /** What `pageStyle` gives. */
  readonly style: string;
  /** The same page in the other language. */
  readonly other: string;
}

export interface CaseDocument extends Frame {
  readonly view: CaseView;
  /** Where the page is, without language. */
  readonly path: string;
  /** What its forms are sent back with. */
  readonly formKey: string;
  /** What came of what the customer has just done. */
  readonly said?: string | undefined;
  /** Why it was not taken, and what helps. */
  readonly problem?: string | undefined;
  /** What was typed and not taken, by field. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
  /** The chat that the case belongs to, where it is on the web. */
  readonly chat?: string | undefined;
  /** For how many days the case is kept after its end. */
  readonly keptDays: number;
}

/** Each in itself, for whoever does not read the other. */
const names: Readonly<Record<Language, string>> = { 'zh-CN': '中文', 'en-US': 'English' };

/** At most so many characters are added to a case at once. */
export const longestText = 1000;
export const longestReason = 200;

/** The page of a case: to be read, and what may be done, by forms that need no script. */
export function caseDocument(page: CaseDocument): string {
  const { view, texts, said, problem, keptDays, chat } = page;
  const t = texts.casePage;
  const [next, ...delays] = view.next;
  return framed(
    page,
    t.tab(view.ticket),
    html`${said !== undefined && html`<section class="said" role="status">${said}</section>`}${
      problem !== undefined && html`<section class="problem" role="alert">${problem}</section>`
    }
<section>
<p class="soft">${t.tab(view.ticket)} · ${capital(view.kind)}</p>
<h1>${capital(view.state)}</h1>
${next !== undefined && html`<p>${next}</p>`}${delays.map(line => html`<p>${line}</p>`)}
</section>
${view.undo && undoPart(view.undo, page)}
${view.quotation && quotationPart(view.quotation, page)}
${view.judge && judgePart(view.judge, page)}
${view.visit && visitPart(view.visit, page)}
${view.times && bookPart(view.times, page)}
${view.compensation && html`<section><h2>${texts.complaint.compensated.title}</h2>${view.compensation.map(line => html`<p>${line}</p>`)}</section>`}
${view.result !== undefined && html`<section><h2>${t.result}</h2><p class="lines">${view.result}</p></section>`}
${view.voucher !== undefined && html`<section><h2>${t.voucher}</h2><p class="lines">${view.voucher}</p></section>`}
${view.report && html`<a class="button" href="${page.path}/report.html?lang=${page.language}" download>${t.report.save}</a>`}
<section><h2>${t.about}</h2>${aboutList(view)}${view.photos.length > 0 && photosPart(view.photos, page)}</section>
<section><h2>${t.history}</h2><ol>${view.history.map(stepPart)}</ol></section>
${view.isOpen && tellPart(page)}
${view.isOpen && reachPart(page)}`,
    html`${chat !== undefined && html`<a class="button" href="${chat}">${t.chat}</a>`}
${callPart(page)}
<p class="soft">${t.footer(keptDays)}</p>`,
  );
}

/** The page for a link that leads to no case; the same whatever was wrong with it. */
export function missingDocument(page: Frame): string {
  const t = page.texts.casePage;
  return framed(
    page,
    t.missing.title,
    html`<section><h1>${t.missing.title}</h1><p>${t.missing.text}</p><p>${t.missing.help}</p></section>`,
    html`<a class="button" href="/?lang=${page.language}">${t.missing.chat}</a>${callPart(page)}`,
  );
}

/** A page that says one thing, such as that it was too often. */
export function plainDocument(page: Frame, text: string): string {
  const { service } = page.texts.casePage;
  return framed(page, service, html`<section><p>${text}</p></section>`, html`${callPart(page)}`);
}

function framed({ shop, language, texts, style, other }: Frame, title: string, main: Html, foot: Html): string {
  const t = texts.casePage;
  const otherLanguage = language === 'zh-CN' ? 'en-US' : 'zh-CN';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title} · ${shop.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta name="theme-color" content="${colorOf(shop.color)}">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="${icon(colorOf(shop.color))}">
<style>${{ html: style }}</style>
</head>
<body>
<div id="desk">
<header><span class="badge" aria-hidden="true">${[...shop.name][0]}</span>
<div class="who"><b>${shop.name}</b><span>${t.service}</span></div>
<a href="${other}" lang="${otherLanguage}" hreflang="${otherLanguage}">${names[otherLanguage]}</a></header>
<main>${main}</main>
<footer>${foot}</footer>
</div>
</body>
</html>
`.html;
}

/** What is known of the matter. */
export function aboutList({ about }: Pick<CaseView, 'about'>): Html {
  return html`<dl>${about.map(({ label, value }) => html`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>`;
}

function photosPart(photos: CaseView['photos'], page: CaseDocument): Html {
  const { photo } = page.texts.casePage;
  return html`<ul class="photos">${photos.map(
    ({ address }, index) =>
      html`<li><a href="${address}" target="_blank" rel="noopener"><img src="${address}" alt="${photo(index + 1)}" loading="lazy"></a></li>`,
  )}</ul>`;
}

function undoPart({ slot, until }: NonNullable<CaseView['undo']>, page: CaseDocument): Html {
  const t = page.texts.casePage.visit;
  return html`<section id="undo"><p>${t.undoAsk(slot, until)}</p>${button(page, 'undo', t.undo, {})}</section>`;
}

/** What is charged, a line each, and the sum. */
export function priceTable({ items, total }: QuotationView, { texts }: Pick<Frame, 'texts'>): Html {
  return html`<table>${items.map(
    ({ name, each, sum }) =>
      html`<tr><th scope="row"><bdi>${name}</bdi>${each !== '' && html`<br><span class="soft">${each}</span>`}</th><td>${sum}</td></tr>`,
  )}<tr class="total"><th scope="row">${texts.casePage.quotation.total}</th><td>${total}</td></tr></table>`;
}

function quotationPart(quotation: QuotationView, page: CaseDocument): Html {
  const { id, line, answers } = quotation;
  const t = page.texts.casePage.quotation;
  return html`<section id="quotation"><h2>${t.title}</h2>
${priceTable(quotation, page)}
<p>${line}</p>${
    answers &&
    html`<div class="row">${button(page, 'decide', answers.approve, { decide: 'approve', of: String(id) }, true)}
${button(page, 'decide', answers.decline, { decide: 'decline', of: String(id) })}</div>
<p class="soft">${t.question}</p>`
  }</section>`;
}

function judgePart({ accept, notFixed }: NonNullable<CaseView['judge']>, page: CaseDocument): Html {
  const t = page.texts.casePage.judge;
  return html`<section id="judge"><h2>${accept === undefined ? t.still : t.title}</h2><p>${accept === undefined ? t.stillAsk : t.ask}</p>
<div class="row">${accept !== undefined && button(page, 'decide', accept, { decide: 'accept' }, true)}
${button(page, 'decide', notFixed, { decide: 'not-fixed' })}</div></section>`;
}

function visitPart(
  { from, slot, shown, isKept, isAsked, rule, mayCancel, times, copy }: VisitView,
  page: CaseDocument,
): Html {
  const t = page.texts.casePage.visit;
  return html`<section id="visit"><h2>${t.title}</h2><p class="when">${shown}</p>
${isKept && html`<p>${t.kept}</p>`}${isAsked && button(page, 'keep', t.keep, { from }, true)}
<p class="soft">${rule}</p>
${times && html`<details><summary>${t.move}</summary><div>${timesForm(page, 'move', times, { ask: t.moveAsk, do: t.moveDo, from })}</div></details>`}
${
  mayCancel &&
  html`<details><summary>${t.cancel}</summary><div><p>${t.cancelAsk(slot)}</p>${form(
    page,
    'call-off',
    { from },
    html`<label>${t.reason}<input type="text" name="reason" maxlength="${longestReason}" autocomplete="off"></label><button>${t.cancelDo}</button>`,
  )}</div></details>`
}
<details><summary>${t.file}</summary><div><p><a class="button" href="${page.path}/visit.ics?lang=${page.language}" download>${t.file}</a></p><p class="soft">${t.copy}<code>${copy}</code></p></div></details></section>`;
}

function bookPart(times: readonly FreeTime[], page: CaseDocument): Html {
  const t = page.texts.casePage.visit;
  return html`<details id="book"><summary>${t.book}</summary><div>${timesForm(page, 'book', times, { ask: t.bookAsk, do: t.bookDo })}</div></details>`;
}

function timesForm(
  page: CaseDocument,
  what: 'move' | 'book',
  times: readonly FreeTime[],
  t: { readonly ask: string; readonly do: string; readonly from?: string },
): Html {
  if (times.length === 0) return html`<p>${page.texts.casePage.visit.none}</p>`;
  return form(
    page,
    what,
    t.from === undefined ? {} : { from: t.from },
    html`<fieldset><legend>${t.ask}</legend>${times.map(
      ({ value, label }) =>
        html`<label class="pick"><input type="radio" name="to" value="${value}" required><span>${label}</span></label>`,
    )}</fieldset><button class="main">${t.do}</button>`,
  );
}

function tellPart(page: CaseDocument): Html {
  const t = page.texts.casePage.tell;
  const typed = page.typed?.text;
  return html`<details id="tell"${typed !== undefined && html` open`}><summary>${t.title}</summary><div>${form(
    page,
    'tell',
    {},
    html`<label>${t.ask}<textarea name="text" rows="4" maxlength="${longestText}" required>${typed}</textarea></label><button class="main">${t.do}</button>`,
  )}</div></details>`;
}

function reachPart(page: CaseDocument): Html {
  const t = page.texts.casePage.reach;
  const { phone, address } = page.typed ?? {};
  const isTyped = phone !== undefined || address !== undefined;
  return html`<details id="reach"${isTyped && html` open`}><summary>${t.title}</summary><div>${form(
    page,
    'reach',
    {},
    html`<p class="soft">${t.ask}</p><label>${t.phone}<input type="tel" name="phone" maxlength="40" autocomplete="tel" value="${phone}"></label>
<label>${t.address}<input type="text" name="address" maxlength="200" autocomplete="street-address" value="${address}"></label><button class="main">${t.do}</button>`,
  )}</div></details>`;
}

export function stepPart({ at, shown, what, words }: CaseView['history'][number]): Html {
  return html`<li><time datetime="${at}">${shown}</time>${capital(what)}${words !== undefined && html`<q dir="auto">${words}</q>`}</li>`;
}

function callPart({ shop, texts }: Frame): Html | undefined {
  const { hotline } = shop;
  if (hotline === undefined) return undefined;
  return html`<a class="button" href="tel:${dialled(hotline)}">${texts.casePage.call} ${hotline}</a>`;
}

function button(
  page: CaseDocument,
  what: string,
  label: string,
  fields: Readonly<Record<string, string>>,
  isMain = false,
): Html {
  return form(page, what, fields, html`<button${isMain && html` class="main"`}>${label}</button>`);
}

function form(page: CaseDocument, what: string, fields: Readonly<Record<string, string>>, inside: Html): Html {
  const hidden = Object.entries({ key: page.formKey, do: what, ...fields });
  return html`<form method="post" action="${page.path}?lang=${page.language}">${hidden.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${inside}</form>`;
}

/** As a line begins in English. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function dialled(hotline: string): string {
  return hotline.replace(/[^\d+]/g, '');
}
