import { colorOf } from '../web/document.ts';
import { textOn } from '../web/page/look.ts';

/** The look of the page of a case, that of the chat page, with the shop's colour. It stands in the page itself. */
export function pageStyle(color: string): string {
  const brand = colorOf(color);
  return `:root{--brand:${brand};--on-brand:${textOn(brand)}}${style}`;
}

const style = `
:root{--ink:#1c2421;--soft:#59645f;--line:#e3e8e6;--ground:#f3f5f4;--warn:#fff4d6;--warn-ink:#5c4300;
--font:"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif}
:root:lang(en){--font:system-ui,-apple-system,"Segoe UI",Roboto,Arial,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
*{box-sizing:border-box}
body{margin:0;background:#e6eae8;color:var(--ink);font:16px/1.55 var(--font);-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
#desk{max-width:680px;min-height:100vh;margin:0 auto;padding-bottom:env(safe-area-inset-bottom);background:var(--ground)}
header{display:flex;align-items:center;gap:10px;padding:calc(8px + env(safe-area-inset-top)) 8px 8px 14px;background:var(--brand);color:var(--on-brand)}
.badge{display:grid;flex:none;place-items:center;width:38px;height:38px;border-radius:50%;background:rgb(255 255 255/18%);font-size:18px;font-weight:600}
.who{flex:1;min-width:0}
.who b{display:block;overflow:hidden;font-size:17px;font-weight:600;line-height:1.3;text-overflow:ellipsis;white-space:nowrap}
.who span{font-size:13px;line-height:1.4}
header a{display:grid;flex:none;place-items:center;min-width:44px;height:44px;padding:0 8px;border-radius:12px;color:inherit;font-weight:600;font-size:15px;text-decoration:none}
header a:lang(zh){font-family:"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
main{display:grid;gap:12px;padding:12px}
section,details{min-width:0;margin:0;padding:16px;border:1px solid var(--line);border-radius:14px;background:#fff}
h1{margin:2px 0 8px;font-size:22px;line-height:1.3}
h2{margin:0 0 8px;font-size:16px;line-height:1.4}
p{margin:0 0 8px}
p:last-child,form:last-child,dl:last-child,ol:last-child,table:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:14px}
.lines{white-space:pre-line}
.said,.problem{white-space:pre-line}
.said{border-left:5px solid var(--brand)}
.problem{border-color:transparent;background:var(--warn);color:var(--warn-ink)}
.when{font-size:18px;font-weight:600}
table{width:100%;margin:0 0 10px;border-collapse:collapse}
td,th{padding:7px 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
tr:first-child>*{border-top:0}
td{padding-left:12px;text-align:right;white-space:nowrap}
tr.total>*{font-weight:600}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 14px;margin:0}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
ol{margin:0;padding:0;list-style:none}
li{position:relative;padding:0 0 14px 20px}
li:last-child{padding-bottom:0}
li::before{position:absolute;top:8px;left:0;width:9px;height:9px;border-radius:50%;background:#c3cdc9;content:""}
li::after{position:absolute;top:19px;bottom:-6px;left:4px;width:1px;background:var(--line);content:""}
li:first-child::before{background:var(--brand)}
li:last-child::after{display:none}
li time{margin-right:8px;color:var(--soft);font-size:14px;white-space:nowrap}
li q{display:block;margin-top:2px;padding:6px 10px;border-radius:8px;background:var(--ground);font-size:15px;white-space:pre-line;quotes:none}
form{margin:0 0 10px}
.row{display:flex;flex-wrap:wrap;gap:10px}
.row+p{margin-top:10px}
.row form{flex:1 1 130px;margin:0}
button,.button{display:block;width:100%;min-height:46px;padding:10px 16px;border:1px solid var(--brand);border-radius:23px;background:#fff;color:var(--ink);font:600 16px/1.4 var(--font);text-align:center;text-decoration:none;cursor:pointer}
button.main{background:var(--brand);color:var(--on-brand)}
button:focus-visible,.button:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
header a:focus-visible{outline-color:var(--on-brand);outline-offset:-4px}
details{padding:0}
section details{margin-top:10px;border-radius:12px}
summary{min-height:48px;padding:12px 16px;font-weight:600;cursor:pointer}
details>div{padding:0 16px 16px}
label{display:block;margin:0 0 10px}
label.pick{display:flex;align-items:center;gap:10px;min-height:46px;margin:0;padding:4px 0;border-top:1px solid var(--line)}
label.pick:first-of-type{border-top:0}
input[type=radio]{flex:none;width:20px;height:20px;margin:0;accent-color:var(--brand)}
textarea,input[type=text],input[type=tel]{display:block;width:100%;margin-top:4px;padding:10px 12px;border:1px solid #a9b5b0;border-radius:10px;background:#fff;color:inherit;font:16px/1.5 var(--font)}
fieldset{margin:0 0 12px;padding:0;border:0}
legend{padding:0;margin-bottom:4px}
code{display:block;margin-top:4px;padding:8px 10px;border-radius:8px;background:var(--ground);font:14px/1.5 var(--font);user-select:all;-webkit-user-select:all}
.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:8px;margin:12px 0 0;padding:0;list-style:none}
.photos li{padding:0}
.photos li::before,.photos li::after{display:none}
.photos a{display:block}
.photos img{display:block;width:100%;aspect-ratio:1;border-radius:10px;background:var(--ground);object-fit:cover}
footer{display:grid;gap:12px;padding:4px 12px 24px}
footer .soft{margin:0;padding:0 4px}
@media (min-width:720px){#desk{box-shadow:0 0 24px rgb(0 0 0/8%)}main{gap:14px;padding:18px}footer{padding:4px 18px 28px}}
`.replace(/\n/g, '');
