/** A page that looks like a chat in WeChat; it talks to `try.ts` alone. @param serial of a machine to scan */
export function tryPage(serial: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>微信试用 · WeChat try-out</title>
<style>
*{box-sizing:border-box}body{margin:0;height:100vh;display:flex;justify-content:center;background:#ccd1d6;font:16px/1.5 system-ui,"PingFang SC","Noto Sans SC",sans-serif}
main{width:100%;max-width:420px;height:100%;display:flex;flex-direction:column;background:#ededed}
header{padding:.7rem;text-align:center;font-weight:600;border-bottom:1px solid #d5d5d5}
header small{display:block;font-weight:400;color:#666;font-size:.75rem}
ol{flex:1;overflow-y:auto;list-style:none;margin:0;padding:.8rem}
li{display:flex;margin:.5rem 0}li p{margin:0;padding:.55rem .75rem;border-radius:.4rem;max-width:82%;white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;color:#111}
li.mine{justify-content:flex-end}li.mine p{background:#95ec69}li.note{justify-content:center}li.note p{background:none;color:#666;font-size:.8rem}
li span{align-self:end;font-size:.65rem;color:#666;margin:0 .3rem}
form,nav{display:flex;gap:.4rem;padding:.5rem;background:#f7f7f7;border-top:1px solid #d5d5d5;flex-wrap:wrap}
input[type=text]{flex:1;font:inherit;padding:.5rem;border:1px solid #ccc;border-radius:.3rem;min-width:8rem}
button,label{font:inherit;font-size:.85rem;padding:.5rem .7rem;border:1px solid #bbb;border-radius:.3rem;background:#fff;color:#111;cursor:pointer}
form button{background:#07823f;color:#fff;border:0}button:focus-visible,input:focus-visible,label:focus-within{outline:2px solid #0a58ca}
</style></head><body><main>
<header>售后服务台<small>模拟的微信，不连腾讯 · a simulated WeChat, nothing leaves this machine</small></header>
<ol aria-live="polite"></ol>
<nav><button data-event="subscribe">关注 Follow</button><button data-event="SCAN" data-key="serial:${serial}">扫机器码 Scan</button>
<button data-event="CLICK" data-key="start:repair">菜单：报修</button><button data-do="place">位置</button><button data-do="voice">语音</button>
<label>照片 Photo<input type="file" accept="image/*" hidden></label></nav>
<form><input type="text" autocomplete="off" aria-label="消息 Message" autofocus><button>发送</button></form>
</main><script>
const list=document.querySelector('ol');let seen=0;
function show(kind,text,by){const li=document.createElement('li');li.className=kind;const p=document.createElement('p');p.textContent=text;li.append(p);
if(by){const s=document.createElement('span');s.textContent=by==='api'?'客服接口 API':'';li.append(s)}list.append(li);li.scrollIntoView()}
async function look(){try{const all=await(await fetch('/arrived?after='+seen)).json();for(const each of all){seen+=1;show('',each.text,each.by)}}catch{}}
async function send(path,said,body){show('mine',said);const answer=await fetch(path,{method:'POST',body});const {isBroken,status}=await answer.json();
if(isBroken)show('note','该公众号提供的服务出现故障，请稍后再试');await look()}
document.forms[0].onsubmit=event=>{event.preventDefault();const box=event.target[0];const text=box.value.trim();if(text){box.value='';send('/say',text,text)}};
document.querySelector('nav').onclick=({target})=>{const {event,key='',do:what}=target.dataset;
if(event)send('/event?name='+event+'&key='+encodeURIComponent(key),'〔'+target.textContent+'〕');
if(what)send('/'+what,'〔'+target.textContent+'〕')};
document.querySelector('input[type=file]').onchange=({target})=>{const [file]=target.files;if(file)send('/photo','〔照片 '+file.name+'〕',file);target.value=''};
setInterval(look,1000);look();
</script></body></html>`;
}
