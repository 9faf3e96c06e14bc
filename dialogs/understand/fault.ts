import { normalised, plain } from './normalise.ts';

const labelled =
  /(?:故障码|故障代码|错误码|错误代码|代码|显示|提示|报错?|出现|跳出?|error(?: code)?|code|err|fault(?: code)?|shows?|display(?:s|ing)?)(?:了|着|为|是|个|一个|of|the|an?|:|#|\s)*\s?([a-z]{0,3}-?\d{1,4}[a-z]?)(?![\d a-z]*(?:[年月日号点分秒天元块度人次]|[a-z\d-]))/i;
const bare = /(?<![a-z\d-])((?:[efhplu]|er|err)[\s-]?\d{1,3})(?![a-z\d-])/i;

/** A code on the display, in capitals without blanks: 显示 e1 → "E1", error 24 → "24"; undefined when none is told. */
export function findCode(text: string): string | undefined {
  const read = plain(text.slice(0, 2000));
  const code = bare.exec(read)?.[1] ?? labelled.exec(read)?.[1];
  return code?.replace(/[\s-]/g, '').toUpperCase();
}

/**
 * What is wrong in the customer's own words: the clauses that tell a symptom, 昨天开始不制冷; undefined when the text
 * tells none. Asking about faults in general (坏了保修吗) is no symptom.
 */
export function findFault(text: string): string | undefined {
  const clauses = plain(text.slice(0, 2000)).split(/[,，。.!！?？;；\n]+(?!\d)/);
  const telling = clauses
    .map(clause => clause.trim())
    .filter(clause => symptom.test(normalised(clause)) && !business.test(normalised(clause)));
  return telling.length === 0 ? undefined : telling.join('，').replace(/^(?:你好|您好|请问|hi|hello)\s*/i, '');
}

const symptom = new RegExp(
  [
    '不(?:太|怎么|再|能|会)?(?:制冷|制热|制冰|冷|热|凉|暖|冻|转|动|亮|响|通电|启动|开机|工作|运行|运转|加热|出水|进水|排水|脱水|下水|出风|送风|吸|吸烟|吸尘|打印|充电|显示|灵|走|烘|沸|点火|打火|喷水|上水|熟|出热水|出光|进纸|出纸|识别|联网|好使|好用|正常)',
    '没(?:有)?(?:反应|声音|图像|画面|信号|热水|风|电|吸力|显示|动静|火|光|水)',
    '(?:开|关|打|充|连|烧|煮|洗|排|吸|点|锁|合|甩|脱|烘|吹|冻|抽|转)不(?:干|透|满|了机|开机|上电|开|上|着火|了|起来|热|熟|干净|出|进|着|住|紧|动)',
    '无法(?!退|换|联系|理解|接受)|打不开|关不上|转不动|进不去|出不来|用不了|起不来|充不进',
    '漏(?:水|油|氟|液|风|气|电)|滴水|渗水|冒(?:水|泡|烟|火)|结(?:冰|霜)|积水|返水',
    '(?:跟|像|和|如同?)[^，。]{0,4}(?:拖拉机|打雷|飞机|直升机|打鼓|打桩机?|地震|鞭炮|电钻|火车|摩托车?|拆房子|要散架)|快?散架了',
    '异响|噪音|杂音|嗡嗡|咔咔|吱吱|滋滋|哒哒|声音(?:很|特别|太|好|有点|非常)?大|响(?:个不停|得厉害)|震动|抖动|晃动',
    '异味|糊味|焦味|臭味|怪味',
    '黑屏|屏幕?[花黑白蓝]了|花屏|白屏|蓝屏|闪屏|死机|卡(?:顿|死|纸|住|壳)|闪退|重启|断(?:电|网|线|开)|跳闸|短路|断裂|裂(?:了|开|缝|痕)|碎(?:了|屏)|条纹|竖线|横线|绿线|亮线|坏点|乱码|闪烁|一直闪|报警|报错|故障码|显示[a-z]\\d',
    '打转|空转|狂转|时好时坏|还是湿|没反应|变形|歪了|失灵|罢工|卡住|松(?:了|动)|掉(?:了|下来|漆)|断了|坏了|坏掉|烧了|停机|停转|自动(?:关|停|断)|老是停|发烫|过热|发热|生锈|鼓包',
    "(?:won't|will not|doesn't|does not|don't|not|can't|cannot|isn't|no longer|stopped|stop|stops|fails? to) (?:\\w+ )?(?:cool|heat|spin|drain|start|turn|switch|power|work|charge|print|respond|freeze|run|dry|ignite|light|boot|connect|open|close|fill|wash|suck|fire|cold|warm|hot|working|cooling|heating|rotat|react|show|spinning|draining|charging|printing|responding)\\w*",
    'leak(?:s|ing|ed)?(?![a-z])|(?<![a-z])ic(?:es|ing|ed) (?:up|over)|ice build|(?:milk|food|meat) (?:goes|went|is going) (?:off|bad)|drip|nois(?:e|y)|rattl|vibrat|buzz|hum(?:s|ming)|squeak|grinding|stuck|jam(?:s|med|ming)?(?![a-z])|froze|freezes|frozen|crash|flicker|black screen|blue screen|blank screen|no (?:power|picture|sound|signal|suction|hot water|display)|error|cracked|broken|broke|dead|faulty|overheat|burnt|smok(?:e|ing)|spark|shuts? (?:down|off)|turns? off by itself|goes? in circles|stays? (?:wet|black|cold|warm)|takes? forever|stripes|smells? bad|beep(?:s|ing)|blinking|warm air|out of order',
  ].join('|'),
);
const business =
  /保修|质保|过保|收费|多少钱|费用|退(?:货|款|吗|不)|换货|能退|运费|发票|warranty|guarantee|refund|cost|how much|fee/;
