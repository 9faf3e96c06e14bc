import type { CaseView } from '../../dialogs/case-view.ts';
import { aboutList, capital, type Frame, priceTable, stepPart } from './document.ts';
import { html } from './html.ts';

/**
 * What was found and done, as a page to be kept and printed (S1 2.5, S9 3.5): it stands by itself, loads nothing and
 * leads nowhere, so that it can be read wherever it was saved to. As on the page, nothing in it is whole that leads to
 * the customer.
 */
export function reportDocument({ shop, language, texts, style }: Frame, view: CaseView): string {
  const t = texts.casePage;
  const { report } = view;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${t.report.title} ${view.ticket} · ${shop.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light">
<style>${{ html: `${style}${printed}` }}</style>
</head>
<body>
<div id="desk">
<header><div class="who"><b>${shop.name}</b><span>${t.report.title}</span></div></header>
<main>
<section><p class="soft">${t.tab(view.ticket)} · ${capital(view.kind)}</p><h1>${capital(view.state)}</h1>
${report && html`<p>${t.report.times(report.opened, report.done)}</p>`}</section>
<section><h2>${t.about}</h2>${aboutList(view)}</section>
${report && view.voucher === undefined && html`<section><h2>${t.result}</h2><p class="lines">${report.result}</p></section>`}
${view.voucher !== undefined && html`<section><h2>${t.voucher}</h2><p class="lines">${view.voucher}</p></section>`}
${report?.bill && html`<section><h2>${t.quotation.title}</h2>${priceTable(report.bill, { texts })}<p>${report.bill.line}</p></section>`}
<section><h2>${t.history}</h2><ol>${view.history.map(stepPart)}</ol></section>
</main>
<footer>${shop.hotline !== undefined && html`<p class="soft">${t.report.keep(view.ticket, shop.hotline)}</p>`}
${report && html`<p class="soft">${t.report.madeAt(report.madeAt)}</p>`}</footer>
</div>
</body>
</html>
`.html;
}

const printed =
  '@media print{body,#desk{background:#fff;font-size:12pt}header{background:#fff;color:#000;border-bottom:1px solid #000}section{break-inside:avoid;border:0;padding:6px 0}}';
