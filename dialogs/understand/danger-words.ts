import type { DangerKind } from './danger.ts';

/** What a danger sounds like inside one clause; `needs` must stand anywhere in the message for it to count. */
export interface DangerWord {
  readonly kind: DangerKind;
  readonly sounds: RegExp;
  readonly needs?: RegExp;
}

/** Words that only look like danger; they are taken out before anything is read. */
export const falseFriends: readonly RegExp[] = [
  /(?:防|无)漏电(?=插|开关|保护|功能|装置|技术)|漏电保护(?:器|开关|插头|插座|装置|功能)?|漏电(?:开关|断路器)|漏保|防触电(?=插|功能|装置|技术)|防电墙|触电保护|防火墙?|灭火器?|消防|阻燃|救火/g,
  /火锅|火爆|火候|火箭|火车|红火|怒火|一肚子火|[上发恼窝大]火(?!灾)|火大|(?:气得|气的|心里|眼里|眼睛|让人|我都?|把我|真是)[^,]{0,3}冒火|冒火(?:三丈|得很)/g,
  /[打点](?:不|得)?(?:着|起|了|上)(?:了)?火|[打点]火(?:器|开关|针|装置)?/g,
  /[气肺](?:都|要|快|得)?(?:要|快)?(?:气)?炸|心态(?:都)?(?:要|快)?[炸爆](?:了)?|炸毛|油炸|空气炸锅?|电?炸锅|炸(?:鸡|薯条|东西|油条|的)|爆(?:款|满|仓|米花|炒|料|笑|棚|单)|(?:水管|管子|胎|玻璃|屏幕?|门)[^,]{0,3}[炸爆](?:裂|了|开)?/g,
  /模糊|糊(?:底|锅|弄|涂|墙|状)|(?:饭|粥|菜|锅)[^,]{0,2}糊(?:了)?(?!味)|麻(?:烦|辣|将|雀|利|痹大意)|芝麻|密密麻麻/g,
  /硒鼓|鼓(?:风|励|粉|架|组件)|墨鼓|感光鼓|鼓掌|打鼓/g,
  /电(?:池|瓶)(?:续航|容量|寿命|型号)|电人(?=工|员|事)|家电|静电除尘|短路径/g,
  /shock ?(?:absorber|proof)|shocked (?:by|at|to) (?:the |your |how |see |hear )?(?:price|cost|bill|quote|service|attitude|expensive|\w+ )*|shocking(?:ly)?(?! me)|sticker shock/g,
  /smoke (?:detector|alarm|extraction)|no[- ]smoking|smoker|firewall|fire ?place|fire (?:tv|stick|the |your |him|her|him)|sparkl\w+|burn[- ]in(?![a-z])|fire (?:alarm|extinguisher|insurance|proof|safety)/g,
  /laser (?:printer|cutter|pointer)[^,.]{0,12}(?:jam|slow|offline)|battery (?:life|capacity|model|type)|hot ?spot|hot (?:water|air|wash|cycle|swap)/g,
];

const socket =
  '(?:插座|插头|插排|插线板|排插|接线板|插板|拖线板|电源|电箱|配电箱|电闸|开关|电线|线路|线路板|电路板|电表)';
const sockets =
  '(?:socket|outlet|plug|power strip|power supply|extension (?:lead|cord)|electrics|wiring|fuse ?box|switch ?board)';
const body = '(?:手|手指|指头|指甲|脚|胳膊|手臂|腿|脸|头|眼|眼睛|皮肤|身上|孩子|小孩|宝宝|老人|老公|老婆|人)';
const limb =
  '(?:hands?|fingers?|arms?|legs?|foot|feet|eyes?|face|skin|head|toes?|thumb|child|kid|son|daughter|baby|wife|husband|mother|father|myself|himself|herself|someone|somebody|me|him|her)';
const gas = '(?:煤气|媒气|燃气|天然气|液化气|液化石油气|沼气|瓦斯)';
const pack = '(?:电池|电瓶|电芯|锂电|蓄电池|充电宝|移动电源)';
const unwell =
  '(?:头晕|头昏|头疼|头痛|恶心|想吐|呕吐|吐了|胸闷|喘不过气|喘不上气|晕倒|昏倒|昏迷|昏过去|晕过去|晕乎|发晕|晕得|晕的|有点晕|好晕|很晕|犯晕|四肢无力|浑身没劲|没力气)';

/** In the order of how grave they are: the first kind of an alarm is the one that is spoken of. */
export const dangerWords: readonly DangerWord[] = [
  // gas and its poison
  {
    kind: 'gas',
    sounds: new RegExp(
      `${gas}(?:灶|热水器|管道?|阀门?|罐|表|软管|接口|炉)?[^,]{0,6}(?:味|臭|漏(?![水电雨油])|泄[漏露]|外泄|跑气|跑了|呛|中毒|嘶嘶|爆炸)`,
    ),
  },
  {
    kind: 'gas',
    sounds: new RegExp(
      `(?:漏|泄[漏露]?|跑|放)(?:了|着|出)?(?:点|些|很多)?${gas}|闻(?:到|着|见)?[^,]{0,6}${gas}(?!灶|热)|${gas}(?:很|好|太|特别)?(?:重|浓|大)`,
    ),
  },
  {
    kind: 'gas',
    sounds: /漏气|跑气|气[^,]{0,2}泄漏/,
    needs: new RegExp(`${gas}|灶|热水器|壁挂炉|气管|气罐|气阀|阀门|钢瓶|气表`),
  },
  { kind: 'gas', sounds: /臭鸡蛋|坏鸡蛋味|一氧化碳|meiqi|煤烟味/ },
  {
    kind: 'gas',
    sounds: new RegExp(unwell),
    needs: new RegExp(`${gas}|热水器|壁挂炉|洗澡|洗着澡|冲凉|沐浴|灶|烧水|锅炉|通风`),
  },
  {
    kind: 'gas',
    sounds:
      /(?:smell\w*|smelt|stinks?|reeks?|odou?r|scent|whiff)(?: \w+){0,3} gas(?!ket)|gas(?:sy)? (?:leak|smell|odou?r|is (?:leak|escap|com)|leaking|escap|coming)|leak\w*(?: \w+){0,3} gas(?!ket)|rotten eggs?|carbon monoxide|co alarm|gas (?:pipe|hose|stove|heater|cooker|tank|hob|line|valve|boiler)[^,.]{0,12} (?:leak|hiss|smell)/,
  },
  {
    kind: 'gas',
    sounds:
      /dizz|nause|headache|feel(?:s|ing)? (?:\w+ )?(?:sick|faint|unwell|ill)|faint(?:ed|ing)|vomit|light ?headed|throw(?:ing)? up|passed out/,
    needs: /gas|heater|boiler|stove|geyser|shower|bath/,
  },
  // smoke, smell of burning, sparks, fire
  {
    kind: 'fire',
    sounds:
      /冒(?!油)[^,油]{0,5}烟(?![机味]|囱|道|灶|管)|(?:出|起|生|有)烟(?![机味头]|囱|道|灶|管|雾报)|[浓黑白青]烟|烟雾(?!报警)|maoyan|冒咽|冒炎|冒湮/,
  },
  {
    kind: 'fire',
    sounds:
      /(?:糊|焦|煳|烧焦|烧糊|烤焦|焦糊|焦煳|烧(?:胶|塑料|橡胶|电线|东西|线|着|了)?(?:了|着了?)?)的?(?:那种|那股)?(?:味|臭|气味|异味)|(?:味|闻)[^,]{0,8}(?:烧焦|焦了|烧糊|糊了|烧着|烧了|烧塑料|烧东西)|焦臭|刺鼻|(?:胶皮|电线|线皮)的?(?:味|臭)/,
  },
  {
    kind: 'fire',
    sounds:
      /火花|火星|打火(?=花)|冒火|起[了大]?火(?!锅|车)|着[了]?火|失火|走火|火灾|明火|烧(?:了)?起来|烧着(?!水)|燃(?:了)?起来|燃烧|自燃|火苗[^,]{0,4}(?:窜|蹿|冒|喷)|[窜蹿喷](?:出)?[^,]{0,3}火|烧火了|放炮|滋滋[^,]{0,4}[响火]|噼啪|噼里啪啦|zhaohuo/,
  },
  { kind: 'fire', sounds: /有(?:明)?火(?=$|了|光|在|啊)/, needs: /^(?!.*(?:灶|热水器|壁挂炉|炉头|炉子))/s },
  {
    kind: 'fire',
    sounds: new RegExp(
      `${socket}[^,]{0,8}(?:烧黑|烧焦|烧化|烧糊|烧了|烧坏|融化|熔化|化了|熔了|发黑|变黑|黑了|发烫|很烫|烫手|好烫|烫得|太烫)|(?:插头|插座|电线)[^,]{0,3}烫|烧(?:穿|化)了`,
    ),
  },
  {
    kind: 'fire',
    sounds: /爆炸|炸(?:了|开|掉|响)|爆(?:了|开|掉)|(?:嘭|砰|嗵|轰)的?[^,]{0,3}(?:一声|声)|一声巨响|炸裂|爆裂/,
  },
  {
    kind: 'fire',
    sounds:
      /(?:smoke|smokes|smoked|smoking|smoky)(?! free)|burn(?:ing|t|ed|s)? (?:smell|odou?r|plastic|rubber|wire|stench)|(?:smell\w*|smelt|stinks?|odou?r)(?: \w+){0,4} (?:burn\w*|smok\w*|scorch\w*|melt\w*|singe\w*)|scorch|spark(?:s|ed|ing)?(?![a-z])/,
  },
  {
    kind: 'fire',
    sounds:
      /on fire|(?:caught|catch(?:es|ing)?|catched|set|start\w*) (?:on )?(?:a )?fire|^\s*fire\s*$|(?:^|there(?:'s| is| was)|a|big|small|the) fire|fire(?:!| in| from| at| inside| coming| started| broke)|flames?(?![a-z])|explo(?:d|s)|(?:blew|blow\w*|blown) up|went bang|loud bang|burst into|(?:is|was|started|it's) burning|burning (?:up|now|inside)|melted|melting/,
  },
  {
    kind: 'fire',
    sounds: new RegExp(
      `(?:${sockets}|cable|cord|wire)s?(?: \\w+){0,3} (?:hot|melt\\w*|black\\w*|burn\\w*|char\\w*|glow\\w*)`,
    ),
  },
  // shocks, stray current, tripping
  {
    kind: 'electric',
    sounds: /漏(?:了)?(?:点|一?点点)?电(?![视话脑池影器源])|[走跑]电|触(?:了)?电|loudian|chudian|漏垫|漏淀/,
  },
  {
    kind: 'electric',
    sounds: new RegExp(
      `被[^,]{0,8}电(?![视话脑池影器源梯动子机])(?:了|到|着|倒|击|的|得|一|死|晕|$)|电(?:到|着|倒|晕|伤|死)(?!急|火)|电(?:了|击)(?:我|他|她|俺|咱|人|${body})|电了?(?:一)?(?:下|跳)|电(?:我|他|她|俺)(?!们|家|的|号|爸|妈|这|那)|(?<![家机售])电人|电击(?!棍|枪)|过电|电${body}`,
    ),
  },
  {
    kind: 'electric',
    sounds: new RegExp(
      `${body}[^,]{0,6}麻|(?:摸|碰|挨|沾|接触|拿|握)[^,]{0,8}麻|麻(?:手|人|电|了一下|一下|麻的|酥酥)|(?:电|发|一阵|有点|有些|酥|刺)麻|刺痛`,
    ),
  },
  {
    kind: 'electric',
    sounds:
      /跳(?:了|过)?(?:闸|匝|扎|砸|咋|炸|电闸|电|总闸|空开|空气开关)|[掉落]闸|闸[^,]{0,5}(?:跳|掉|弹|落)|(?:空开|空气开关|总开关|断路器|保护开关|保险丝?|漏保|□+)[^,]{0,8}(?:跳|弹(?:出|下|开)|掉下|落下|烧(?:了|断)|断了|熔断)|(?:插上?|插电|通电|合上|推上去?|开机|启动|打开|一开|一用|一按|加热)[^,]{0,4}就跳(?!转|出|到|屏|广告|舞|过|回|频|台)|tiaozha/,
  },
  {
    kind: 'electric',
    sounds:
      /(?:外壳|机壳|壳子?|表面|把手|门把?|机身|面板|水龙头|龙头|水|身|铁皮|金属)[^,]{0,4}(?:带电|有电|通电|是电)(?!源|视|话|器|脑|池|热)|短路(?!径)|火线[^,]{0,4}(?:露|碰)|电线[^,]{0,4}(?:裸露|外露|露出|漏出来|露在)/,
  },
  {
    kind: 'electric',
    sounds:
      /shock(?:s|ed|ing)?(?![a-z])|zap(?:s|ped|ping)?(?![a-z])|tingl|prickl|electrocut|electrified|(?:electric\w*|current|voltage)(?: \w+){0,2} leak|leak\w*(?: \w+){0,3} (?:electric\w*|current|voltage)|stray current|(?:casing|metal|body|case|door|handle|surface|water) (?:is |feels |seems )?(?:live|electrified)|short[- ]circuit|shorted out|exposed (?:live )?wire/,
  },
  {
    kind: 'electric',
    sounds:
      /(?:breaker|fuse|rcd|rcbo|gfci|circuit|safety switch|electricity|power)[^,.]{0,20} (?:trip\w*|blow\w*|blew|pop\w*|jump\w*)|trip(?:s|ped|ping)?(?: \w+){0,2} (?:breaker|fuse|rcd|gfci|circuit|switch|electric\w*|power|house)|(?:blow\w*|blew|blown)(?: \w+){0,2} fuse|keeps? tripping/,
  },
  // people hurt
  {
    kind: 'injury',
    sounds: new RegExp(
      `烫伤|烫(?:到|着|了|破|起|红|得|坏)(?:了)?(?:我|他|她|个|一个)?[^,]{0,2}(?:${body}|泡)|(?:被|给)[^,]{0,8}烫(?!发)|${body}[^,]{0,6}烫(?:到|了|破|起|红|伤)|烫(?:到|着)了|烧伤|灼伤|炸伤|电伤|冻伤|起(?:了)?(?:大|水|好几个|一个)?泡(?!沫|面)`,
    ),
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `${body}[^,]{0,6}(?:割|划|刮|切|夹|卷|绞|压|砸|扎|刺|轧|撞|碾|挤)(?:伤|破|到|了|断|住|进|着|烂)|(?:割|划|刮|切|夹|卷|绞|压|砸|扎|刺|轧|撞|碾|挤)(?:伤|破|到|了|断|住|着|进)(?:了)?(?:我|他|她|我的?|宝贝)?[^,]{0,3}${body}|(?:割|砸|夹|扎|压|撞|摔|炸)伤(?!保)`,
    ),
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `流(?:了)?(?:好多|很多|不少)?血|出血|(?:都|是|全|好多|一地)血|受(?:了)?伤|伤(?:到|着)(?:了)?${body}|骨折|缝(?:了)?[^,]{0,2}针|送(?:到|去|进|了)?[^,]{0,2}医院|[进去]了?医院|住院|救护车|急救|休克|晕倒|昏倒|昏迷|不省人事|中毒|没气了|快不行了|出人命|[要电出会]死人|死了人|救命`,
    ),
  },
  {
    kind: 'injury',
    sounds:
      /(?:照|射|闪|打|晃|扫|刺|看)(?:到|着|进|了|伤)?(?:了)?[^,]{0,4}眼|眼[^,]{0,8}(?:照|射|闪|伤|灼|疼|痛|看不见|看不清|模糊|发黑|流泪)/,
    needs: /激光|镭射|雷射|光束|强光|红外|紫外/,
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `(?:burn(?:ed|t|s|ing)?|scald\\w*|cut|slic\\w+|crush\\w*|pinch\\w*|hurt\\w*|injur\\w+|trapp\\w+|wound\\w*|jamm\\w+|smash\\w*|sever\\w*|stab\\w*)(?: \\w+){0,3} ${limb}(?![a-z])|${limb} (?:\\w+ ){0,4}(?:burn(?:ed|t|ing)|scald\\w*|cut|slic\\w+|crush\\w*|pinch\\w*|hurt\\w*|injur\\w+|trapp\\w+|stuck|caught|bleed\\w*|blister\\w*|swollen|wound\\w*)(?![a-z])`,
    ),
  },
  {
    kind: 'injury',
    sounds:
      /bleed|blood(?!y)|scald|blister|injur|ambulance|unconscious|collapsed|passed out|broken (?:bone|arm|finger|leg)|hospital|electrical burn|first aid|poisoned/,
  },
  {
    kind: 'injury',
    sounds: /(?:laser|beam|strong light)[^.]{0,30}eye|eyes?[^.]{0,30}(?:laser|beam)|can(?:'t|not) see since/,
  },
  // water where there is current
  {
    kind: 'water',
    sounds: new RegExp(
      `(?:漏|滴|流|淋|溅|泼|灌|喷|洒|渗|淌|冲|倒|浸|涌|溢)[^,]{0,12}${socket}|${socket}[^,]{0,8}(?:进(?:了)?水|有水|湿|泡|淋|浸|溅|水里|都是水|受潮|滴水|渗水|淹)|水[^,]{0,6}(?:进|到|流)[^,]{0,4}${socket}`,
    ),
  },
  {
    kind: 'water',
    sounds:
      /泡(?:了|过|在)?(?:了)?[^,]{0,3}水(?!果)|水泡(?:了|着|坏|过)|被[^,]{0,4}水(?:给)?(?:泡|淹|浸|冲)|淹(?:了|没|掉|到|水|着|坏)|水淹|被淹|浸(?:了|在|过)?水|发大水|(?:满|一)地(?:都)?是水[^,]{0,6}电/,
  },
  {
    kind: 'water',
    sounds: new RegExp(
      `(?:leak|drip|flow|spill|pour|splash|spray|drain|water|seep|runn)\\w*(?: \\w+){0,6} ${sockets}|${sockets}s?(?: \\w+){0,4} (?:wet|water|soak\\w*|flood\\w*|damp|dripping)`,
    ),
  },
  {
    kind: 'water',
    sounds:
      /flood(?:ed|ing|s)?(?![a-z])|submerged|under ?water|soaked (?:in|with) water|standing in water|sitting in water|fell in(?:to)? (?:the )?water/,
  },
  // batteries
  {
    kind: 'battery',
    sounds: new RegExp(
      `${pack}[^,]{0,10}(?:鼓|[膨彭澎][胀涨账帐]|胀|发胀|涨|凸|隆起|变形|肿|起包|漏液|漏水|流液|流水|漏了|流出|发烫|很烫|烫|过热|炸|爆|嘶|破了|裂|刺鼻|异味|臭)|(?:鼓|胀|膨胀|漏液|发烫|烫手)[^,]{0,3}的?${pack}`,
    ),
  },
  {
    kind: 'battery',
    sounds: /(?:适配器|充电器|充电头|充电线)[^,]{0,8}(?:发烫|很烫|烫手|好烫|烫得|太烫|烫|鼓|胀|变形)/,
  },
  {
    kind: 'battery',
    sounds: /鼓(?:包|了个包|出来|起来|起|胀)|胀(?:包|开|起来)|顶(?:了)?起来|顶开|翘(?:了)?起来/,
    needs: /电池|笔记本|电脑|手机|平板|键盘|后盖|触摸板|触控板|充电|本本|^[^,]{0,3}鼓包/,
  },
  {
    kind: 'battery',
    sounds:
      /(?:batter(?:y|ies)|batt|power ?bank|charger|adapter)(?: \w+){0,6} (?:swell\w*|swollen|swole|bulg\w*|puff\w*|bloat\w*|expand\w*|leak\w*|hot|overheat\w*|burning|hiss\w*|deform\w*|explod\w*|bursting|burst)|(?:swell\w*|swollen|bulg\w*|puff\w*|bloat\w*|leaking|overheating|hot|expanded|exploding)(?: \w+){0,2} (?:batter(?:y|ies)|power ?bank)/,
  },
  {
    kind: 'battery',
    sounds: /(?:bulg|swell|swollen|puff|bloat)\w*/,
    needs: /laptop|notebook|phone|tablet|battery|keyboard|touch ?pad|back cover/,
  },
];
