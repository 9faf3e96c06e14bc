import type { DangerKind } from './danger.ts';

/** What a danger sounds like inside one clause; `needs` must stand anywhere in the message for it to count. */
export interface DangerWord {
  readonly kind: DangerKind;
  readonly sounds: RegExp;
  readonly needs?: RegExp;
}

const sounding =
  '(?:went|goes|going|go|gone|sound\\w*|ring\\w*|rang|beep\\w*|blar\\w*|scream\\w*|trigger\\w*|activated|started|loud)(?![a-z])(?!.*low batter)';

/** Words that only look like danger; they are taken out before anything is read. */
export const falseFriends: readonly RegExp[] = [
  /火花塞|手麻不麻烦|[麻嘛]不麻烦/g,
  /(?:防|无)漏电(?=插|开关|保护|功能|装置|技术)|漏电保护(?:器|开关|插头|插座|装置|功能)?|漏电(?:开关|断路器)|漏保|防触电(?=插|功能|装置|技术)|防电墙|触电保护|防火墙?|灭火器?|消防(?!报警|警报)|阻燃|救火/g,
  /漏电流(?!到|出|进|过|很?大|超|偏?高)|触电(?=视|脑|影|商)|火星(?=上|人|车)/g,
  /火锅|火爆|火候|火箭|火车|红火|怒火|一肚子火|[上发恼窝大]火(?!灾)|火大|(?:气得|气的|心里|眼里|眼睛|让人|我都?|把我|真是)[^,]{0,3}冒火|冒火(?:三丈|得很)|[气急等恨烦]得?[^,]{0,3}冒火|(?:嗓子|喉咙|七窍|头顶)[^,]{0,3}(?:冒火|冒烟|生烟|着火)/g,
  /[打点](?:不|得)?(?:着|起|了|上)(?:了)?火|[打点]火(?![花星])(?:器|开关|针|装置)?/g,
  // The sparks of a gas ring that does not light.
  /火花(?=[^,]{0,3},?[^,]{0,8}[打点](?:不|没)(?:着|燃|起|上|火))|(?:灶|热水器|壁挂炉|炉头|炉子)[^,]{0,6}(?:着|起|出)了?火[^,]{0,6}[灭熄]/g,
  /[气肺](?:都|要|快|得)?(?:要|快)?(?:气)?炸|(?:气死(?:我?了)?|[气急烦忙]得|我|我?整个人|心态|肺|脑袋|脑子|脑壳|(?<![插喷龙接充罐镜码机灶炉])头)(?:都|真的?|快|要|就|也|是|简直|气得){0,4}(?:爆炸|炸|爆)(?:了|开)?|炸毛|油炸|空气炸锅?|电?炸锅|炸(?:鸡|薯条|东西|油条|的)|爆(?:款|满|仓|米花|炒|料|笑|棚|单)|(?:水管|管子|胎|屏幕?|膜)[^,]{0,3}[炸爆](?:裂|了|开)?|(?:玻璃|门)[^,]{0,3}[炸爆]裂?(?=纹)/g,
  /模糊|糊(?:底|锅|弄|涂|墙|状)|(?:饭|粥|菜|锅|肉|鱼|汤|面包|蛋糕|饼|披萨)[^,]{0,3}[糊煳焦胡湖](?:了|掉)?(?!了?的?味)|(?:饭|粥|菜|肉|面包|咖啡|豆浆)(?:里|吃起来|都|总|老|会|出来|有|一股|一?点|股|是|带|很){0,3}[糊煳焦胡]味|麻(?:烦|辣|将|雀|利|痹大意)|芝麻|密密麻麻/g,
  // Limbs and heads that are numb from something else.
  /(?:写|打字|打电话|拨|等|坐|站|蹲|跪|睡|冻|拎|提|抱|举|搬)(?:得|的|到)?[^,]{0,4}麻了?|都[按点戳]麻|都酸麻|心都?麻了?|被你们[^,]{0,3}[炸爆]|头皮发?麻|(?<![电得手])(?:我|整个)人(?:都|直接|已经)?麻了?|(?:让|令|叫|使)我?人?(?:真|很|太|好)?(?:头疼|头痛|头大|恶心|想吐|头晕)|(?:态度|服务|客服|商家)[^,]{0,6}恶心/g,
  /(?:炒菜|炒锅|爆?炒\p{L}{1,2}|煎\p{L}{1,2}|油锅|锅里|油温)(?:的?时候|[的就会老总一直都是特别很太锅里爱油热高大了]){0,4}[冒起出](?!油)[^,油]{0,2}烟|(?:加湿器|雾化器|喷雾|香薰机)[^,]{0,6}(?:烟雾|[白水]雾)|smok(?:e|ing) (?:from|when|while) (?:\w+ )?(?:cooking|frying|grilling|searing)/gu,
  /硒鼓|鼓(?:风|励|粉|架|组件)|墨鼓|感光鼓|鼓掌|打鼓|(?:滚刷|主刷|边刷|刷子|刷头|轮子)被?头发[^,]{0,4}|头发[^,]{0,6}(?:滚刷|主刷|边刷|刷子|刷头|轮子)/g,
  /电(?:池|瓶)(?:续航|容量|寿命|型号)|电人(?=工|员|事)|家电|静电除尘|短路径|电死(?=机|板)/g,
  /(?:electric )?shock ?(?:absorber|proof|protect\w*|resist\w*)|shocked (?:by|at) (?:\w+ ){0,4}(?:price|cost|bill|quote|service|attitude|fee|charge|amount|response|rude\w*|expensive)|shocked (?:to |how |that |at how )|shocking(?:ly)?(?! me)|sticker shock/g,
  /smoked glass|flames? (?:is |are |looks? |was |seems? )(?:just |only |very |too |a bit )?(?:weak|small|low|yellow|orange|uneven|high)|pilot (?:light|flame)|smoke extraction|no[- ]smoking|smoker|firewall|fire ?place|fire (?:tv|stick|the |your |him|her|him)|sparkl\w+|burn[- ]in(?![a-z])|fire (?:extinguisher|insurance|proof|safety)/g,
  // A device that warns, unless it sounds.
  new RegExp(
    `(?:smoke|gas|co|carbon monoxide|fire) (?:detector|alarm)s?(?!(?: \\w+){0,3} ${sounding})(?<!(?:set|sets|setting|trigger|triggers|triggered) (?:\\w+ ){1,3}(?:detector|alarm)s?)`,
    'g',
  ),
  /laser (?:printer|cutter|pointer)[^,.]{0,12}(?:jam|slow|offline)|battery (?:life|capacity|model|type)|hot ?spot|hot (?:water|air|wash|cycle|swap)/g,
];

const socket =
  '(?:插座|插头|插排|插线板|排插|接线板|插板|拖线板|电源|电箱|配电箱|电闸|开关|电线|线路|线路板|电路板|电表)';
const hotParts =
  '(?:插座|插头|插排|插线板|排插|接线板|插板|拖线板|电源线|电线|电箱|配电箱|电闸|空开|空气开关|开关|线路|接线|电表)';
const sockets =
  '(?<![a-z])(?:socket|outlet|plug|power strip|power supply|extension (?:lead|cord)|electrics|wiring|fuse ?box|switch ?board)(?![a-z]{2})';
const hand = '手(?!机|柄|册|续|环|动|电筒|工|写|提|感|势|法|套|推|持|游|刹|摇|术)';
const head =
  '(?<=(?:我|他|她|娃|宝|孩|孩子|儿子|女儿|闺女|公|婆|妈|爸|人|友)的?|[到着住伤破]了?|^)头(?!像|条|戴|盔|灯|发)';
const foot = '(?<![支引底针地墙机])脚(?!本|架|轮|垫|踏|手)|(?<![桌椅支])腿';
const skin = `(?:${hand}|手指|指头|指甲|胳膊|手臂|手背|手腕|肚子|后背|脖子|${foot}|${head}|(?<!人)脸(?!盆)|(?<![猫电针锁孔])眼(?!镜|科)|眼睛|皮肤|身上)`;
const kin =
  '(?:孩子|小孩|宝宝|(?<!布)娃|小朋友|老人|老公|老婆|儿子|女儿|闺女|我妈|我爸|奶奶|爷爷|弟弟|妹妹|(?<!天)猫(?!眼|砂)|(?<![热搜])狗|(?<!机器|机|工|客|商|吓|惊|死|急|烦)人(?!家|工|员|脸|气|像|体))';
const body = `(?:${skin}|${kin})`;
/** What stands before 电 where it is the current of a machine: 充电到80%, 停电到现在. */
const noCurrent = '(?<![充停断来送供发通用插没缺省费耗关家机售网蓄光弱强回致接放])';
const house =
  '(?:家里|家|全家|全屋|整屋|整个?(?:家|屋子?|房子?|层楼?|楼)|屋里|屋子|房间|客厅|厨房|楼|宿舍|办公室|店里|我们这)';
const few =
  '(?:那块|那里|那儿|处|附近|的?地方|位置|有点儿?|有些|摸着|摸上去|会|很|也|都|一直|老是?|总是?|特别|非常|太|好|还|越来越|严重|这么|那么|突然|在){0,4}';
const singed = '[糊煳焦胡湖]';
const bathing = '(?:洗|冲|泡|淋)(?:着|个|完|了|一?个|好){0,2}(?:澡|凉|浴|头)|洗着洗着|沐浴|浴室|卫生间';
const limb =
  '(?<!(?:printer|print|shower|spray|brush|drill|sprinkler|cutting|laser|robot|robotic|swing|wash|minute|hour|rubber|table) )(?:hands?|fingers?|arms?|legs?|foot|feet|eyes?|face|skin|head|toes?|thumb|child|kid|son|daughter|baby|wife|husband|mother|father|myself|himself|herself|someone|somebody|me(?! off| out| short)|him|her|cheek|neck|nose|lip|lips|tongue|chest|back of my hand)(?![a-z])';
const gas = '(?:煤气|媒气|燃气|天然气|液化气|液化石油气|沼气|瓦斯)';
const pack = '(?:电池|电瓶|电芯|锂电|蓄电池|充电宝|移动电源)';
/** A device that only wants a new battery, or is being tried out. */
const noBattery = /^(?!.*(?:没电|低电|电量|换电池|误报|测试|试一下|自检|low batter))/s;
const gasAlarm = '(?:报警|警报|探测|检测|泄漏)(?:器|仪)?';
const goesOff = '(?:响(?!应)|叫|鸣|报警|报了|滴滴|嘀嘀|闪红|红灯|不停|发声)';
const unwell =
  '(?:头晕|头昏|头疼|头痛|头[就也都很]+[疼痛晕昏]|恶心|想吐|呕吐|吐了|胸闷|喘不过气|喘不上气|晕倒|昏倒|昏迷|昏过去|晕过去|晕乎|发晕|晕得|晕的|有点晕|好晕|很晕|犯晕|四肢无力|浑身没劲|没力气|迷糊|迷迷糊糊|昏沉|昏昏沉沉|犯困|站不稳|腿软|发软|透不过气|憋气)';

/** In the order of how grave they are: the first kind of an alarm is the one that is spoken of. */
export const dangerWords: readonly DangerWord[] = [
  // gas and its poison
  {
    kind: 'gas',
    sounds: new RegExp(
      `(?:${gas}|可燃气体?|一氧化碳|(?<![a-z])co)(?:泄漏|浓度)?${gasAlarm}[^,]{0,8}${goesOff}|${gas}(?:泄漏)?警报(?!器)|报警器?[^,]{0,6}${goesOff}[^,]{0,8}${gas}`,
    ),
    needs: noBattery,
  },
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
  {
    kind: 'gas',
    sounds: new RegExp(`(?:怀疑|可能|像|估计|应该|好像|似乎|会不会|是不是)是?(?:漏?${gas})`),
    needs: /味|闻|臭|呛|嘶|漏|头晕|恶心/,
  },
  {
    kind: 'gas',
    sounds: /(?:燃气|煤气|天然气|气)表[^,]{0,6}(?:走|转|跳)/,
    needs: /没(?:有)?[开用]|关[着了掉]|不用|都没/,
  },
  { kind: 'gas', sounds: /漏气/, needs: /^(?!.*(?:吸尘|洗地|轮胎|气垫|床垫|冰箱|打气)).*(?:软管|胶管|接头)/s },
  { kind: 'gas', sounds: /臭鸡蛋|坏鸡蛋味|一氧化碳(?!报警|警报|探测)|meiqi|煤烟味/ },
  {
    kind: 'gas',
    sounds: new RegExp(unwell),
    needs: new RegExp(`${gas}|热水器|壁挂炉|${bathing}|灶|烧水|锅炉|通风`),
  },
  {
    kind: 'gas',
    sounds: new RegExp(
      `(?:${bathing})[^,]{0,8}(?:[到得着时候完就会人都点来快要又]晕|晕(?:乎|了|倒|过去)|恶心|想吐|闷得|憋气|腿软|发软)`,
    ),
  },
  {
    kind: 'gas',
    sounds:
      /(?:smell\w*|smelt|stinks?|reeks?|odou?r|scent|whiff)(?: \w+){0,3} gas(?!ket)|gas(?:sy)? (?:leak|smell|odou?r|is (?:leak|escap|com)|leaking|escap|coming)|leak\w*(?: \w+){0,3} gas(?!ket)|rotten eggs?|carbon monoxide|(?<![a-z])(?:gas|co) (?:alarm|detector)|hiss\w*(?: \w+){0,3} gas(?![a-z])|gas (?:is |was |keeps |was )?hiss|gas (?:pipe|hose|stove|heater|cooker|tank|hob|line|valve|boiler)[^,.]{0,12} (?:leak|hiss|smell)/,
  },
  {
    kind: 'gas',
    sounds:
      /(?<![a-z])(?:dizz|nause)|headache|fe(?:el|els|eling|lt) (?:\w+ ){0,3}(?:sick|faint|unwell|ill|sleepy|drowsy|weak|woozy|funny|strange)|drowsy|woozy|faint(?:ed|ing)|vomit|light ?headed|throw(?:ing)? up|passed out/,
    needs: /(?<![a-z])(?:gas|(?:water )?heater|boiler|stove|geyser|shower|bath)/,
  },
  // smoke, smell of burning, sparks, fire
  {
    kind: 'fire',
    sounds: new RegExp(
      `(?:烟雾|烟气|火灾|消防|感烟)(?:报警|警报|探测|感应|传感)(?:器|仪)?[^,]{0,8}${goesOff}|烟感[^,]{0,6}${goesOff}|火警[^,]{0,4}(?:响|叫)`,
    ),
    needs: noBattery,
  },
  {
    kind: 'fire',
    sounds: new RegExp(
      `(?<![江西太大湖胡模])${singed}(?:巴|了|掉)?了?的?(?:那种|那股)?(?:味|臭|气味|异味)|(?:闻|有股|一股)[^,]{0,6}${singed}(?![椒泊涂桃])|[糊煳焦][^,]{1,3}的味|烧[^,水烤菜饭肉]{0,5}味|烧${singed}(?:了|啦|掉)|(?:塑料|橡胶|胶)味(?=$|[^,]{0,8})`,
    ),
    needs: /^(?!.*(?:塑料味|橡胶味|胶味))|^(?!.*(?:新|刚买|开封|水[有里喝的]|净水|饮水|冰箱|饭|菜))/s,
  },
  {
    kind: 'fire',
    sounds:
      /冒(?!油)[^,油]{0,5}烟(?![机味]|囱|道|灶|管)|(?:出|起|生|有)烟(?![机味头]|囱|道|灶|管|雾报)|[浓黑白青]烟|烟雾(?!报警|警报|探测|感应|传感)|(?<![油香抽吸排])烟味(?![^,]{0,6}(?:吸|抽|排)不)|maoyan|冒咽|冒炎|冒湮/,
  },
  {
    kind: 'fire',
    sounds:
      /(?:糊|焦|煳|烧焦|烧糊|烤焦|焦糊|焦煳|烧(?:胶|塑料|橡胶|电线|东西|线|着|了)?(?:了|着了?)?)的?(?:那种|那股)?(?:味|臭|气味|异味)|(?:味|闻)[^,]{0,8}(?:烧焦|焦了|烧糊|糊了|烧着|烧了|烧塑料|烧东西)|焦臭|刺鼻|(?:胶皮|电线|线皮)的?(?:味|臭)/,
  },
  {
    kind: 'fire',
    sounds:
      /火光|[窜蹿飘喷涌透](?:出|了|着)?[^,]{0,3}烟(?![机囱道灶管])|往外[^,]{0,2}烟|火(?:都|已经|快)?(?:烧到|窜|蹿|蔓延)|(?:线|插座|插头|插排|插线板|机器|电器|油|窗帘|床单|布|纸|木板|柜子|外机|主机|电池|充电器|烤箱|它|底下|里头|里面|旁边)(?:都|已经|就|给|也|又)?着了(?!凉|急|迷|吗|没)|火花|火星|打火(?=花)|冒火|起[了大]?火(?!锅|车)|着[了过]?火|失火|走火|火灾|明火|烧(?:了)?起来|[着燃](?:了)?起来|烧(?:得|的)?(?:通|发)?红(?!烧)|烧着(?!水)|燃(?:了)?起来|燃烧|自燃|火苗[^,]{0,4}(?:窜|蹿|冒|喷)|[窜蹿喷](?:出)?[^,]{0,3}火|烧火了|放炮|滋滋[^,]{0,4}火|闪火|电弧|冒(?:了|出|过)?(?:一下|一道|一片|一?股)?(?:蓝|白|红|电|弧|亮)光|zhaohuo/,
  },
  {
    kind: 'fire',
    sounds: new RegExp(
      `${socket}[^,]{0,8}(?:滋|嗞|噼|啪啦|啪啪)|(?:滋滋|噼啪|噼里啪啦)[^,]{0,6}${socket}|(?:滋滋|噼啪|噼里啪啦)(?=[^,]{0,20}(?:火|糊|焦|烟|闪))`,
    ),
  },
  { kind: 'fire', sounds: /火苗/, needs: /^(?!.*(?:灶|热水器|壁挂炉|炉))/s },
  {
    kind: 'electric',
    sounds: /灯(?:都|全|全都|一下子|就)*(?:灭|黑|熄)了/,
    needs: /插(?:上|电)|一开|刚开|一用|一启动|通电|合闸/,
  },
  { kind: 'fire', sounds: /有(?:明)?火(?=$|了|光|在|啊)/, needs: /^(?!.*(?:灶|热水器|壁挂炉|炉头|炉子))/s },
  {
    kind: 'fire',
    sounds: new RegExp(
      `${socket}[^,]{0,8}(?:烧(?:得|的|成)?[^,]{0,2}黑|烧焦|烧化|烧糊|烧了|烧坏|融化|熔化|化了|熔了|发黑|变黑|黑了|发烫|很烫|烫手|好烫|烫得|太烫)|(?:插头|插座|电线)[^,]{0,3}烫|${hotParts}${few}(?:发热(?!慢|管|丝|盘)|热[得的](?=[^,]{0,2}[不吓厉要烫])|热得|很热|好热|太热|过热|热乎|滚烫)|烧(?:穿|化)了|烧(?:了|出|穿)[^,]{0,3}(?:洞|窟窿)`,
    ),
  },
  {
    kind: 'fire',
    sounds:
      /(?<!(?:玻璃|门|面板)[^,]{0,4})(?:爆炸|炸(?:了|开|掉|响)|爆(?:了|开|掉))|(?:嘭|砰|嗵|轰)的?[^,]{0,3}(?:一声|声)|一声巨响|(?<!(?:玻璃|门|面板)[^,]{0,4})(?:炸裂|爆裂)/,
  },
  {
    kind: 'fire',
    sounds:
      /(?<![a-z])(?:smoke|smokes|smoked|smoking|smoky)(?! free)|(?<![a-z])burn(?:ing|t|ed|s)? (?:smell|odou?r|plastic|rubber|wire|stench)|(?:smell\w*|smelt|stinks?|odou?r)(?: \w+){0,4} (?:burn\w*|smok\w*|scorch\w*|melt\w*|singe\w*|hot plastic)|(?<![a-z])scorch|(?<![a-z])charred|(?:smell|smells|smelled|smelt)(?: \w+){0,2} (?:like )?burn|(?<![a-z])spark(?:s|ed|ing)?(?![a-z])/,
  },
  {
    kind: 'fire',
    sounds:
      /(?<![a-z])on fire|(?<![a-z])(?:caught|catch(?:es|ing)?|catched|set|start\w*) (?:on )?(?:a )?fire|^\s*fire\s*$|(?:^|there(?:'s| is| was)|(?<![a-z])(?:a|big|small|the)) fire(?! department| brigade)|(?<![a-z])fire(?: alarm|!| in| from| at| inside| coming| started| broke)|(?<![a-z])flames?(?![a-z])|(?<![a-z])explo(?:d|s)|(?<![a-z])(?:blew|blow\w*|blown) up|went bang|loud bang|burst into|(?:is|was|started|it's) burning|burning (?:up|now|inside)|(?<![a-z])melt(?:ed|ing)(?![a-z])/,
  },
  {
    kind: 'fire',
    sounds: new RegExp(
      `(?:${sockets}|(?<![a-z])(?:cable|cord|wire))s?(?: \\w+){0,3} (?:(?:hot|warm to the touch)(?![a-z])|melt\\w*|black(?:en\\w*)?(?![a-z])|burn\\w*|charred|glow\\w*)`,
    ),
  },
  // shocks, stray current, tripping
  {
    kind: 'electric',
    sounds:
      /漏(?:了)?(?:点|一?点点)?电(?![视话脑池影器源])|[走跑]电|触(?:了)?电(?![视脑影商])|触[着到上]了?电(?![视脑影商])|[露陋搂镂]电(?!源|视|影|话|池|脑|梯|线|器)|漏点(?=$|,|[^,]{0,6}麻)|漏[店殿]|loudian|chudian|漏垫|漏淀/,
  },
  {
    kind: 'electric',
    sounds: new RegExp(
      `被[^,]{0,8}电(?![视话脑池影器源梯动子机])(?:了|到|着|倒|击|的|得|一|死|晕|$)|${noCurrent}电(?:到|着|倒|晕|伤|死)(?!急|火)|${noCurrent}电(?:了|击)(?:我|他|她|俺|咱|人|${body})|${noCurrent}电了?(?:一)?(?:下(?!单|降|来|载|线)|跳)|${noCurrent}电(?:我|他|她|俺)(?!们|家|的|号|爸|妈|这|那)|${noCurrent}电打?人(?!工|员)|${noCurrent}电[得的](?:我|人|手|他|她)|电击(?!棍|枪)|过电(?!流|压|影|视|脑)|${noCurrent}电(?!手机|手环)${body}`,
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
      /跳(?:了|过)?(?:闸|匝|扎|砸|咋|炸|电闸|电|总闸|空开|空气开关)|[掉落]闸|闸[^,]{0,5}(?:跳|掉|弹|落)|(?:空开|空气开关|总开关|断路器|保护开关|保险丝?|漏保|□)[^,]{0,8}(?:跳|自己掉|往下掉|[老总直]是?掉|弹(?:出|下|开)|掉下|落下|烧(?:了|断)|断了|熔断)|(?:插上?|插电|通电|合上|推上去?|开机|启动|打开|一开|一用|一按|加热)[^,]{0,4}就跳(?!转|出|到|屏|广告|舞|过|回|频|台)|tiaozha/,
    // The button of a cooker or a kettle jumps, too.
    needs: /^(?!.*(?:电饭[煲锅]|饭煲|水壶|烧水壶|面包机|吐司))|[闸匝扎砸]|空开|漏保|保险/s,
  },
  {
    kind: 'electric',
    sounds: new RegExp(
      `(?:摸|碰|挨|触|沾|${hand}|壳子?|龙头|把手|门|金属|铁皮?|机身|不锈钢|身)[^,打]{0,8}(?:打手(?!机|势|枪|工|写|游|续)|打人|打我|打得手|(?:被|会|给)打(?:了|一下)|就[被给]?打(?=$|一下|手|人|了|到)|针[扎刺]|扎手像|有[针刺][扎刺]|刺刺的|有电(?!话|视|脑|池|源|影|梯)|带电(?!话|视|脑|池|源|量|机))|[有带]电[^,]{0,2}打手|(?:会|还|老|总|就|有点|很|挺|电|水)打手(?!机|势|枪|工|写|游|续)|像被?针[扎刺]|被针扎|[针刺][扎刺](?:一样|似的|的?感觉)`,
    ),
  },
  {
    kind: 'electric',
    sounds: /酥酥的?|(?:摸|碰|挨|触|沾|手)[^,]{0,6}(?:发|有点|有些|一阵|会|就|又)酥(?!脆|皮|饼|油)/,
    needs: /^(?!.*(?:饼|面包|蛋挞|酥脆|烤|炸))/s,
  },
  {
    kind: 'electric',
    sounds:
      /(?:有点儿?|有些|好像|感觉|觉得|是不是|怎么|微微|轻微|会不会|机器|机子|还|都|老|一直)(?:机器|机子|它|有点|会|是)?带电(?!话|视|脑|池|源|量|机|子|去|工|动|气|来|线|器|作|上|的?笔)/,
  },
  {
    kind: 'electric',
    sounds:
      /(?<![雇动大])打手(?!机|势|枪|工|写|游|续|印|套|球|语|册|电筒|板|心)|(?:全身|浑身|身子|身上|手|整个人)[^,]{0,3}(?:一抖|一颤|一激灵|一哆嗦|弹开|弹了|缩回|抽筋|抽搐)|(?:碰|摸|挨|触)[^,]{0,10}(?:[蜇蛰]|刺了|扎了)|[被给]弹(?:开|了一下|回)|(?:刺啦|滋啦|啪|刺啦啦)[^,]{0,2}一下[^,]{0,3}(?:手|人|电|疼)|(?:摸|碰|挨)[^,]{0,5}(?:咬人|咬手|刺啦|滋啦)|咬人|(?:管子?|水管|管道|架子?|门框|墙|水池|水槽|台面|支架)[^,]{0,4}(?:带电|有电|通了?电|过电)(?!源|视|话|器|脑|池|热)|(?:验|测|试)?电笔[^,]{0,12}(?:亮|发光|有电|响|叫)|(?:外壳|机身|金属|水里|水管|龙头|门把手?)[^,]{0,6}(?:感应电|静电很?[强大]|[串窜]电|电流)|(?:串|窜|感应)电(?!流表|话)/,
  },
  {
    kind: 'electric',
    sounds: /(?<![a-z])(?:numb|buzz(?:es|ed)?|pinch(?:es)?|sting(?:s|ing)?|stung|bites?|bitten|bit)(?![a-z])/,
    needs: /(?<![a-z])(?:touch\w*|electric\w*|current|metal|casing|voltage|grab\w*)(?![a-z])/,
  },
  {
    kind: 'electric',
    sounds:
      /(?:electricity|current|volts?)(?: \w+){0,2} (?:run|ran|runs|running|go|goes|going|went|pass\w*|shoot\w*|shot|surg\w*|through|up|into)(?![a-z])|(?:felt|feel|feeling|feels) (?:the |an? |some )?(?:electric\w*|current|volt\w*)|wir(?:e|es|ing) (?:is |are |was |were )?(?:showing|visible|sticking|poking|coming out|hanging out|loose and bare|bare|peeled)|(?:copper|inner wires?)(?: \w+){0,2} (?:showing|visible|exposed)/,
  },
  {
    kind: 'electric',
    sounds:
      /lights? (?:all )?(?:go|goes|went|going|turn\w*|cut\w*) (?:out|off)|(?:everything|house|flat|kitchen|place|room) (?:go|goes|went|going) (?:dark|black|out)/,
    needs: /(?<![a-z])(?:plug\w*|switch\w*|turn\w*|start\w*|use|using|run|running)(?![a-z])/,
  },
  {
    kind: 'electric',
    sounds: /(?<![a-z])(?:it's|its|is|are|feels|became|goes) live(?![a-z])(?! (?:chat|agent|person|in|on|at|near))/,
    needs:
      /(?<![a-z])(?:casing|case|metal|touch\w*|body|tap|panel|frame|wire|door|surface|chassis|electric\w*)(?![a-z])/,
  },
  // current that goes when something is switched on
  {
    kind: 'electric',
    sounds:
      /(?:一(?:开|用|启动|打开|转)|一?插(?:上|电)?)[^,]{0,6}(?:热水器|空调|烤箱|微波炉|洗衣机|电磁炉|浴霸|烟机|水泵|暖器?|壶|冰箱|洗碗机|烘干机|炉|灶|机器)[^,]{0,2}就[断停]电?(?!网|线|开|连|水|流|气|断|转|了?联|在|下|机)|(?:空调|热水器|烤箱|洗衣机|冰箱|浴霸|微波炉|烘干机)一(?:开|启动|用|打开|插)[^,]{0,2}就[断停]电|一?插(?:上|电|上电)[^,]{0,2}就[断停]电/,
    needs: /^(?!.*(?:手机|电脑|笔记本|平板|扫地|吸尘|遥控|相机|无人机|手表|耳机|小区))/s,
  },
  {
    kind: 'electric',
    sounds: new RegExp(
      `${house}(?:里|的|就|都|全|也|直接|马上|立马|突然){0,4}(?:(?:没有?|断|停)(?:了)?电(?![梯视话])|黑了|全黑)`,
    ),
    needs: new RegExp(
      `(?:一(?:开|插|用|按|启动|打开|通|合|转|加热|脱水)|插上|插电|开机|启动|啪|砰|嘭|噗|刚(?:打)?开)[^。!?]{0,14}${house}`,
    ),
  },
  {
    kind: 'electric',
    sounds:
      /(?:[推合送拉]不(?:上|起|住)去?)[^,]{0,4}[闸空]|(?:闸|空开|空气开关|断路器|□)[^,]{0,4}[推合送拉]不(?:上|起|住|了)|[推合送](?:上|上去)[^,]{0,4}又?[掉弹落]下/,
  },
  {
    kind: 'electric',
    sounds:
      /(?<![数据网耳机信号天视频]{2})线(?:的)?(?:皮|外皮|绝缘皮?)[^,]{0,4}(?:破|裂|烂|掉|磨|咬|脱落|开了)|(?<!数据|充电|耳机|网)(?:电线|电源线|插头线|线)(?:都|被|给|那里|里面|外面|已经|老鼠|耗子|狗|猫|宠物|[压夹磨]){0,4}(?:破了?皮|磨破|咬[破断烂]|破损|破了|[露漏]铜)|(?:铜丝|铜线|铜芯|线芯|芯线)[^,]{0,6}(?:露|漏出|裸|看得见|看得到|出来)/,
  },
  {
    kind: 'electric',
    sounds:
      /(?:外壳|机壳|壳子?|表面|把手|门把?|机身|面板|水龙头|龙头|水|身|铁皮|金属)[^,]{0,4}(?:带电|有电|通电|是电)(?!源|视|话|器|脑|池|热)|短路(?!径)|火线[^,]{0,4}(?:露|碰)|电线[^,]{0,4}(?:裸露|外露|露出|漏出来|露在)/,
  },
  {
    kind: 'electric',
    sounds:
      /(?<![a-z])shock(?:s|ed|ing)?(?![a-z])|(?<![a-z])zap(?:s|ped|ping)?(?![a-z])|(?<![a-z])tingl|(?<![a-z])prickl|(?<![a-z])jolt(?:s|ed)?(?![a-z])|pins and needles|electrocut|electrified|(?:electric\w*|current|voltage)(?: \w+){0,2} leak|(?<![a-z])leak\w*(?: \w+){0,3} (?:electric\w*|current|voltage)|stray current|(?<![a-z])(?:casing|metal|body|case|door|handle|surface|water) (?:is |feels |seems )?(?:live|electrified)|short[- ]circuit|shorted out|exposed (?:live )?wir|wir\w+ (?:is |are |were )?(?:exposed|bare|frayed)|bare (?:wire|copper)|(?<![a-z])(?:cord|cable|wire|lead) (?:is |was |got )?(?:frayed|chewed)/,
  },
  {
    kind: 'electric',
    sounds:
      /(?<![a-z])(?:breaker|fuse|rcd|rcbo|gfci|circuit|safety switch|electricity|power)[^,.]{0,20} (?:trip\w*|blow\w*|blew|pop(?:s|ped|ping)?(?![a-z])|jump\w*)|(?<![a-z])trip(?:s|ped|ping)?(?: \w+){0,2} (?:breaker|fuse|rcd|gfci|circuit|switch|electric\w*|power|house)|(?<![a-z])(?:blow\w*|blew|blown)(?: \w+){0,2} fuse|keeps? tripping|(?:whole|entire) (?:house|flat|apartment|home|kitchen|floor)(?: \w+){0,2} (?:los\w+|without|no) (?:power|electricity)|(?:cuts?|kills?|knocks? out|loses?|lost) (?:the )?(?:power|electricity) (?:to|in|of) (?:the |my |our )?(?:whole|entire|house|flat|kitchen|apartment)/,
  },
  // people hurt
  {
    kind: 'injury',
    sounds: new RegExp(
      `(?:蒸汽|蒸气|水汽|开水|滚水|沸水|热油|油|热汤|热气|烫水)[^,]{0,6}(?:喷|溅|冲|泼|洒|浇|熏|嘘|哈)(?:到|在|了|着|上)[^,]{0,3}${body}|热水[^,]{0,2}[溅喷泼](?:到|在)(?:了|我)?(?:${hand}|脸|脚|眼)|${skin}[^,]{0,6}(?<!发)[烧灼](?:了(?!水)|到|伤|红|疼|痛|破|掉皮|着了)`,
    ),
  },
  {
    kind: 'injury',
    sounds: /(?:烧|灼|烤|打|照)(?:到|伤|了|着)?[^,]{0,3}(?:皮肤|脸|手)/,
    needs: /^(?!.*(?:激光打印|打印机|手机)).*(?:激光|镭射|雷射|光束)/s,
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `${kin}(?:被|让|给|不小心|也|又|还|都|现在|自己|整个|一个人|爬进去|钻进去|进去|门){0,4}(?:卡|困|关|锁|夹|缠|绞)(?:在(?!外|门外)|进|住)|${skin}[^,把将机]{0,5}(?:卡|困|缠)(?:在|进|住|里|着)|(?:卡|困|缠)住了?(?:我|他|她|孩子|小孩|宝宝)?的?${skin}|${kin}[^,]{0,4}[爬钻躲掉](?:进|到|在)[^,]{0,10}(?:出不来|打不开|关上)|头发[^,]{0,4}(?:卷|绞|缠)(?:进|住|了|在)`,
    ),
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `烫伤|烫(?:到|着|了|破|起|红|得|坏)(?:了)?(?:我|他|她|个|一个)?[^,]{0,2}(?:${body}|泡)|(?:被|给)[^,]{0,8}烫(?!发)|${body}[^,]{0,6}烫(?:到|了|破|起|红|伤)|烫(?:到|着)了|烧伤|灼伤|炸伤|电伤|冻伤|起(?:了)?(?:大|水|好几个|一个)?泡(?!沫|面)`,
    ),
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `${body}[^,]{0,6}(?:割|划|刮|切|夹|卷|绞|压|砸|扎|刺|轧|撞|碾|挤)(?:伤|破|到|了|断|住|进|着|烂)|(?:割|划|刮|切|夹|卷|绞|压|砸|扎|刺|轧|撞|碾|挤)(?:伤|破|到|了|断|住|着|进)(?:了)?(?:我|他|她|我的?|宝贝)?[^,]{0,3}${body}|(?:割|砸|夹|扎|压|撞|摔|炸|打|弄|扭|戳|绊|咬|砍|崩|抓|绞|切|电)伤(?!保)`,
    ),
  },
  {
    kind: 'injury',
    sounds: new RegExp(
      `流(?:了)?(?:好多|很多|不少)?血|血[^,压糖]{0,3}(?:止|不停|直流|哗哗|好多)|止不住血|切到(?:肉|骨)|出血|(?:都|是|全|好多|一地)血|受(?:了)?伤|伤(?:到|着)(?:了)?${body}|骨折|缝(?:了)?[^,]{0,2}针|送(?:到|去|进|了)?[^,]{0,2}医院|[进去]了?医院|住院|救护车|急救|休克|晕倒|昏倒|昏迷|不省人事|中毒|(?:人|他|她|爸|妈|爷|奶|老人|孩子)[^,]{0,3}没气了|快不行了|出人命|[要电出会]死人|死了人|救命`,
    ),
  },
  {
    kind: 'injury',
    sounds:
      /(?:照|射|闪|打|晃|扫|刺|看)(?:到|着|进|了|伤)?(?:了)?[^,]{0,4}眼|眼[^,]{0,8}(?:照|射|闪|晃|烧|刺|扫|伤|灼|疼|痛|看不见|看不清|模糊|发黑|流泪)/,
    needs: /激光|镭射|雷射|光束|强光|红外|紫外|(?:切割|雕刻|打标|焊接?)机?的?光/,
  },
  { kind: 'injury', sounds: /刺(?:到|伤|痛|着)?了?眼睛/, needs: /^(?!.*(?:屏|灯|显示|画面|电视|亮度|背光|指示))/s },
  {
    kind: 'injury',
    sounds: new RegExp(
      `(?<![a-z])(?:burn(?:ed|t|s|ing)?|scald\\w*|cut|slic\\w+|crush\\w*|pinch\\w*|hurt\\w*|injur\\w+|trapp\\w+|wound\\w*|jamm\\w+|smash\\w*|sever\\w*|stab\\w*)(?: (?!paper)\\w+){0,3} ${limb}|(?<![a-z])${limb} (?:\\w+ ){0,4}(?:burn(?:ed|t|ing)|scald\\w*|cut|slic\\w+|crush\\w*|pinch\\w*|hurt\\w*|injur\\w+|trapp\\w+|stuck|caught|bleed\\w*|blister\\w*|swollen|wound\\w*)(?![a-z])`,
    ),
  },
  {
    kind: 'injury',
    sounds:
      /(?<![a-z])(?:bleed|blood(?!y)|scald|blister|injur|ambulance|unconscious|collapsed)|(?:steam|boiling water|hot oil) (?:\w+ ){0,2}(?:on|onto|in|into) (?:my|his|her|the) (?:hand|face|arm|eye|leg|skin|foot)|passed out|broken (?:bone|arm|finger|leg)|hospital|electrical burn|first aid|poisoned/,
  },
  {
    kind: 'injury',
    sounds:
      /(?<![a-z])(?:laser|beam|strong light)[^.]{0,30}eye|eyes?[^.]{0,30}(?:laser|beam)|(?:look|looked|looking|stared?|staring|glanced?)(?: \w+){0,3} (?:into|at) (?:the |a )?(?:laser|beam)|laser[^.]{0,40}(?:spots|blurr|vision|sight)|can(?:'t|not) see since/,
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
      /(?:电器|机器|机子|冰箱|洗衣机|热水器|空调|电视|烤箱|插排|主机)[^,]{0,5}泡(?:了|着|坏|在)(?!茶|面)|泡(?:了|过|在)?(?:了)?[^,]{0,3}水(?!果)|水泡(?:了|着|坏|过)|被[^,]{0,4}水(?:给)?(?:泡|淹|浸|冲)|淹(?:了|没|掉|到|水|着|坏)|水淹|被淹|浸(?:了|在|过)?水|发大水|(?:满|一)地(?:都)?是水[^,]{0,6}电/,
  },
  {
    kind: 'water',
    sounds: new RegExp(
      `(?<![a-z])(?:leak|drip|flow|spill|pour|splash|spray|drain|water|seep|runn)\\w*(?: \\w+){0,6} ${sockets}|${sockets}s?(?: \\w+){0,4} (?:wet|water|soak\\w*|flood\\w*|damp|dripping)`,
    ),
  },
  {
    kind: 'water',
    sounds:
      /(?<![a-z])flood(?:ed|ing|s)?(?![a-z])|submerged|under ?water|soaked (?:in|with) water|standing in water|sitting in water|fell in(?:to)? (?:the )?water/,
  },
  {
    kind: 'water',
    sounds: new RegExp(
      `(?:旁边|边上|附近|底下|下面|挨着|靠近|就在|后面)[^,]{0,5}${socket}|${socket}[^,]{0,5}(?:旁边|边上|附近|底下|下面)`,
    ),
    needs: /漏水|进水|积水|是水|淹|一滩水|湿|地上有水/,
  },
  {
    kind: 'water',
    sounds: new RegExp(
      `(?<![a-z])(?:water|wet|puddle|leak\\w*)(?: \\w+){0,3} (?:around|near|next to|under|beside|by|close to|touching) (?:the |my |an? )?(?:\\w+ )?${sockets}`,
    ),
  },
  {
    kind: 'water',
    sounds:
      /(?:水|淹|泡|湿|涝)[^,]{0,14},?[^,]{0,8}(?:没(?:有|敢)?(?:断电|拔|关电)|还?(?:通着?电|插着电?|带着?电|开着电)|电(?:源)?(?:还|都|仍)?(?:开|通|插|没关))/,
    needs: /^(?!.*(?:热水器|水壶|饮水机)[^,]{0,6}(?:通电|插电))/s,
  },
  // batteries
  {
    kind: 'battery',
    sounds: new RegExp(
      `${pack}[^,]{0,10}(?:鼓(?:包|起|胀)?|冒[^,]{0,2}(?:气|泡|液|水)|热得|发热(?:厉害|严重|得)|过热|[膨彭澎](?:[胀涨账帐出起]|了)|撑|渗|淌|往外|胀|发胀|涨|凸|隆起|变形|肿|起包|漏液|漏水|流液|流水|漏了|流出|发烫|很烫|烫|过热|炸|爆|嘶|破了|裂|刺鼻|异味|臭)|${pack}[^,]{0,14}(?:在漏|漏出|漏东西|滴出|冒出)|[被让给][^,]{0,2}${pack}[^,]{0,3}(?:撑|顶|拱|挤|胀)|(?:鼓|胀|膨胀|漏液|发烫|烫手)[^,]{0,3}的?${pack}`,
    ),
  },
  {
    kind: 'battery',
    sounds: /(?:适配器|充电器|充电头|充电线)[^,]{0,8}(?:发烫|很烫|烫手|好烫|烫得|太烫|烫|鼓|胀|变形)/,
  },
  {
    kind: 'battery',
    sounds:
      /充电(?:的?时候?|时|着|中|过程|就|中|都|会|特别|很|太|非常|好|也|了|一会|一?下){0,4}(?:烫(?!发)|发烫|过热|热得)/,
  },
  {
    kind: 'battery',
    sounds: /鼓(?:包|了(?!励)|出来|起来|起|胀)|胀(?:包|开|起来)|顶(?:了)?起来|顶开|凸[起出]|翘(?:了)?起来/,
    needs: /电池|笔记本|电脑|手机|平板|键盘|后盖|触摸板|触控板|充电|本本|^[^,]{0,3}鼓包/,
  },
  {
    kind: 'battery',
    sounds:
      /(?<![a-z])(?:batter(?:y|ies)|batt|power ?bank|charger|adapter)(?: \w+){0,6} (?:swell\w*|swollen|swole|bulg\w*|puff\w*|bloat\w*|expand\w*|leak\w*|hot(?![a-z])|overheat\w*|burning|hiss\w*|deform\w*|explod\w*|bursting|burst)|(?:hot|overheat\w*)(?: (?:while|when))? charging|(?<![a-z])(?:swell\w*|swollen|bulg\w*|puff\w*|bloat\w*|leaking|overheating|hot|expanded|exploding)(?: \w+){0,2} (?:batter(?:y|ies)|power ?bank)/,
  },
  {
    kind: 'battery',
    sounds: /(?<![a-z])(?:bulg|swell|swollen|puff|bloat)\w*/,
    needs: /laptop|notebook|phone|tablet|battery|keyboard|touch ?pad|back cover/,
  },
  {
    kind: 'battery',
    sounds:
      /(?<![a-z])(?:it|they|phone|laptop|tablet|device|back|case) (?:is|gets|got|feels|becomes|are|get|was) (?:\w+ )?hot(?![a-z])|(?<![a-z])it's (?:\w+ )?hot(?![a-z])/,
    needs: /(?<![a-z])(?:batter|power ?bank|charger|charging)/,
  },
  // glass that burst by itself, where nobody was hurt
  {
    kind: 'fire',
    sounds: /(?:玻璃|面板|(?<![热部专])门)[^,]{0,4}(?:自爆|[炸爆](?!裂?纹|款|满|单|炒))/,
    needs: /^(?!.*(?:手机|屏|膜))/s,
  },
];
