/**
 * The things, feelings and events that danger is told with, each with the words people have for it, in Chinese as
 * it sounds, too. They are no alarm: what they mean beside each other is learned; see `danger-sense.ts`.
 */
export const signs: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'body',
    /(?<![拉把扶])手(?!机|柄|册|续|环|动|电筒|工|写|提|感|势|法|推|持|游|刹|表|头没)|指(?:头|尖|甲)|拇指|食指|手腕|脑袋|后脑|胳膊|手臂|肩|腿|脚(?!本|架|轮|垫|踏)|脸(?!盆)|眼(?!镜)|皮肤|后背|脖|额|嘴|牙|骨|腰|身上|浑身|全身|肉|肚|膝|耳朵|(?<![a-z])(?:hands?|fingers?|arms?|eyes?|legs?|foot|feet|face|skin|hair|thumbs?|toes?|wrists?|knees?|(?:my|his|her) (?:head|back|neck))(?![a-z])/,
  ],
  [
    'person',
    /孩|宝宝|娃|小朋友|儿子|女儿|闺女|老人|爸|妈|爷|奶奶|外公|外婆|阿婆|公公|婆婆|老公|老婆|媳妇|爱人|老头|老太|妹|弟|哥|姐|工友|工人|员工|同事|客人|徒弟|有人|邻居|[猫狗](?!眼|砂|粮)|(?<![a-z])(?:kid|son|daughter|child|baby|mother|mom|mum|father|dad|wife|husband|worker|colleague|someone|customer|he|she|dog|cat)(?![a-z])/,
  ],
  [
    'touch',
    /摸|碰(?!到问题)|挨|触|蹭|沾|伸手|湿手|抓|握|拧|拔|擦|(?<![a-z])(?:touch\w*|grab\w*|hold(?:ing)?)(?![a-z])/,
  ],
  [
    'sting',
    /麻(?!烦)|酥(?!脆|饼|皮)|刺(?!鼻)|扎(?!心)|[蛰蜇]|咬|一激灵|哆嗦|发抖|一抖|缩(?:回|了|手)|弹[了开我手]|打(?:手|人|我|得|了[一我他她]|一[下哈])|[被给]打|嗖|叮了|像针|虫子|蚂蚁|电麻|汗毛|(?<![a-z])(?:tingl\w*|sting\w*|stung|prickl\w*|numb|zap\w*|jolt\w*|shock(?:s|ed)?|bit|bites|nips?|nipped|pricks?|buzz\w*)(?![a-z])/,
  ],
  [
    'current',
    /[漏带有触过串窜导]电(?!池|视|脑|话|源|影|梯|量|器|机|筒)|电流|火线|感应电|[被给让].{0,3}电(?!话|脑|池)|电(?:到|着|了|得|人|我|他|她|击|倒|亲)|电笔|万用表|铜[丝线芯]|(?<![a-z])(?:electrocut\w*|live|voltage|current|electri\w+|copper|exposed)(?![a-z])/,
  ],
  [
    'cut-out',
    /闸|空开|空气开关|漏保|保险丝?|断路器|(?:开关).{0,5}[跳掉落断弹]|□.{0,4}[跳掉]|合不上|推不上|(?<![a-z])(?:breaker|fuse|rcd|gfci|circuit|trip(?:s|ped|ping)?)(?![a-z])/,
  ],
  [
    'dark',
    /(?:灯|全|所有|都).{0,4}[灭黑熄]|没电了|断电|黑咕隆咚|乌漆|停了电|(?<![a-z])(?:dark|blackout|power (?:goes|went|cuts?))(?![a-z])/,
  ],
  [
    'fire',
    /着(?:了)?火|起(?:了)?火|失火|火(?:苗|光|星|花|球|焰|势)|明火|打火(?!不|机)|冒火|有火|着了|烧着|着起来|团火|[蹿窜].{0,3}火|火.{0,2}[蹿窜]|烧(?:了)?起来|窜火|蹿|电弧|放电|蓝光|红光|(?<![a-z])(?:fire|flames?|spark(?:s|ed|ing)?|arc(?:s|ing)|ablaze|glow\w*)(?![a-z])/,
  ],
  [
    'burnt',
    /烧(?!开|水|录|菜|饭)|焦|糊|煳|燶|燎|烤(?!箱|炉|盘|出)|熏|通红|[发变烧]红|烫(?:了|出|坏)|干烧|焦印|烤.{0,2}[黄黑脆糊]|(?<![a-z])(?:burn\w*|scorch\w*|singe\w*|char(?:red)?|blacken\w*|red hot)(?![a-z])/,
  ],
  [
    'smoke',
    /[冒起有出飘生][了着出]?.{0,3}烟(?!机|道|管|囱|感)|[黑白青浓]烟|烟(?:味|雾|出|冒|大|越)|都是烟|(?<![a-z])(?:smok(?:e|es|ed|ing|y)|fumes?)(?![a-z])/,
  ],
  ['smell', /味|气味|臭|闻|嗅|呛|刺鼻|(?<![a-z])(?:smell\w*|smelt|odou?r|stinks?|stench)(?![a-z])/],
  [
    'noise',
    /滋|嗞|噼|啪|砰|嘭|轰(?!隆)|噗|嗵|嘶|呲|咝|咻|巨响|放炮|吱(?!吱呀)|(?<![a-z])(?:bang|pop(?:s|ped)?|hiss\w*|sizzl\w*|crackl\w*|boom)(?![a-z])/,
  ],
  [
    'blast',
    /炸|爆(?!款|满|米|炒|单)|崩(?!溃)|迸|碎(?!屏|花)|喷出来|飞(?:出|了|到)|(?<![a-z])(?:explo\w+|shatter\w*|burst\w*|blew)(?![a-z])/,
  ],
  [
    'melted',
    /[烧烫烤热].{0,2}(?:化|熔|软|变形|穿|洞)|化了|熔|软了|变形|粘.{0,2}一|(?<![a-z])(?:melt\w*|deform\w*|warp\w*)(?![a-z])/,
  ],
  [
    'hot',
    /烫(?!发|衣|斗|机|棒)|滚烫|发热|过热|热得|高温|不敢碰|不敢摸|拿不住|烧手|(?<![a-z])(?:hot|overheat\w*|scald\w*|boiling)(?![a-z])/,
  ],
  [
    'gas',
    /煤气|燃气(?!灶|热)|天然气|瓦斯|液化气|气罐|气瓶|一氧化碳|甲烷|沼气|臭鸡蛋|废气|烟气|(?<![a-z])(?:gas|carbon monoxide|co|rotten eggs|propane)(?![a-z])/,
  ],
  [
    'gas-device',
    /灶|炉|燃气热水器|软管|阀|管子?|表那|气表|热水器|(?<![a-z])(?:stove|hob|boiler|burner|heater|valve|hose|flue)(?![a-z])/,
  ],
  [
    'escapes',
    /漏|跑[气出]|泄|往外|[溢渗淌流]|倒灌|冒泡|放气|(?<![a-z])(?:leak\w*|escap\w*|releas\w*|coming out|comes out)(?![a-z])/,
  ],
  [
    'ill',
    /晕|昏|恶心|想吐|呕|[头脑](?:有点|好|很|都|也|就|会|特别)?[疼痛]|犯困|[胸气]?闷得|胸闷|[喘透]不[过上]|站不住|难受|中毒|抽搐|休克|叫不醒|不省人事|(?<![a-z])(?:dizz\w*|nause\w*|sick|headaches?|faint\w*|poison\w*|unconscious|passed out|pounding|throbbing|vomit\w*|threw up)(?![a-z])/,
  ],
  ['bath', /洗.{0,2}澡|冲凉|淋浴|沐浴|浴室|泡澡|洗头|(?<![a-z])(?:shower\w*|bath\w*)(?![a-z])/],
  [
    'warning',
    /报警|警报|探测器|烟感|□.{0,3}[响叫鸣]|□ (?:won't stop|keeps|is|just)|(?<![a-z])(?:alarm|detector|siren)(?![a-z])/,
  ],
  ['sounds', /[响叫鸣]|(?<![a-z])(?:beep\w*|going off|went off|goes off|chirp\w*)(?![a-z])/],
  [
    'hurt',
    /血|[受弄烫烧割砸夹扎压撞摔灼炸划崩电打扭]伤|疼|痛|肿|水泡|起.{0,2}泡|烫.{0,3}泡|脱皮|掉.{0,2}皮|哭|医院|急救|救护|120|缝.{0,2}针|骨折|断了|救命|伤[了到者口]|(?<![a-z])(?:bleed\w*|blood|blister\w*|hurt\w*|injur\w*|wound\w*|hospital|pain\w*|swollen|broken (?:arm|leg|wrist|finger|bone)s?)(?![a-z])/,
  ],
  [
    'strikes',
    /[割划削夹绞砸撞轧刮绊戳]|甩(?!干)|掀|打翻|伸进|踩到|口子|切到|切掉|压[到住着]|扎[到进破]|卡[在住]|困|卷[进入]|缠|摔|倒(?:下|在|了|地)|掉下|塌|溅|喷(?:到|了|出)|崩[到开]|弹到|飞.{0,3}[到打]|打[到在]|照|射|晃(?:到|眼)|拔不出|出不来|动不了|吞|误食|(?<![a-z])(?:cut|slic\w*|crush\w*|trapp\w*|stuck|caught|fell|threw|flew|knocked|collaps\w*|hit|swallow\w*|pinch\w*)(?![a-z])/,
  ],
  [
    'light',
    /激光(?!设备|[打切雕机器头电])|镭射|光束|强光|电焊|紫外|焊光|(?<![a-z])(?:laser(?! (?:device|machine|printer|cutter|engraver|tv))|beam)(?![a-z])/,
  ],
  [
    'water',
    /水(?!壶|槽里|准|平|垢|果)|雨|汤|咖啡|牛?奶(?!奶)|茶|饮料|尿|(?<![a-z])(?:water|rain|coffee|tea|juice)(?![a-z])/,
  ],
  [
    'wets',
    /泡(?!沫|面)|淹|湿|淋|浇|泼|洒|溅|灌|浸|漫|滴|进(?:了)?水|没过|顺着|受潮|(?<![a-z])(?:wet|soak\w*|flood\w*|drip\w*|spill\w*|submerged|splash\w*|pour\w*)(?![a-z])/,
  ],
  [
    'wiring',
    /插座|插头|插排|插板|插线板|排插|接线板|拖线板|插孔|电源(?!键)|电箱|配电|电表|开关|电线|线路|线皮|接头|电控|机柜|底座|充电桩|灯座|(?<![a-z])(?:sockets?|outlets?|plugs?|power strip|cord|cable|wir(?:e|es|ing)|fuse box|adapter|charger|extension)(?![a-z])/,
  ],
  [
    'powered',
    /(?:还|都)?(?:插着|通着|带着|开着|亮着|充着)|通电|没断电|没关|插电|电还|(?<![a-z])(?:plugged in|still on|powered)(?![a-z])/,
  ],
  [
    'metal',
    /外?壳|金属|铁|不锈钢|边框|机身|把手|龙头|表面|水管|(?<![a-z])(?:case|casing|metal|body|chassis|handle|housing|tap|faucet)(?![a-z])/,
  ],
  ['battery', /电池|电瓶|电芯|锂电|充电宝|移动电源|(?<![a-z])(?:batter(?:y|ies)|power ?bank|cells?)(?![a-z])/],
  [
    'battery-device',
    /手机|笔记本|电脑|平板|键盘|触摸板|触控板|后盖|底盖|屏幕?|手表|手环|耳机|平衡车|电动车|无人机|扫地机|吸尘器|相机|对讲机|电钻|(?<![a-z])(?:phone|laptop|tablet|trackpad|touchpad|drone|watch)(?![a-z])/,
  ],
  [
    'swollen',
    /鼓(?!风|励|掌)|胀|膨|凸|拱|翘|顶[开起出住得着]|被.{0,4}顶|撑|隆起|肿|圆滚|鼓鼓|合不[上严拢]|变[厚胖]|发[泡胖]|弯了|[像成].{0,3}(?:馒头|面包|气?球|枕头)|(?<![a-z])(?:swell\w*|swollen|bulg\w*|puff\w*|bloat\w*|expand\w*|lifting|popped|pregnant|fat|coming off|split)(?![a-z])/,
  ],
  ['leaks-acid', /漏液|流液|酸味|腐蚀|黏|[黄白].{0,3}[液粉]|流.{0,4}[液汁]|甜味/],
  ['charging', /充电|充着|在充|(?<![a-z])charg\w+/],
  ['burnt-stuff', /塑料|胶|橡胶|电线|头发|绝缘|(?<![a-z])(?:plastic|rubber|insulation)(?![a-z])/],
  [
    'inner',
    /里面|里头|内部|主板|电路板|电机|马达|压缩机|电容|线圈|板子|后面|底下|(?<![a-z])(?:inside|motor|back|underneath|bottom)(?![a-z])/,
  ],
  [
    'afraid',
    /吓|不敢|害怕|好怕|好惊|快来|赶紧|救|危险|咋办|咋整|怎么办|怎么弄|要命|(?<![a-z])(?:scared|afraid|help|dangerous)(?![a-z])/,
  ],
  [
    'just-now',
    /刚|突然|忽然|猛地|现在|正在|一直|越来越|一[开插按碰摸启通]|(?<![a-z])(?:just|suddenly|now|keeps?|every time|when i)(?![a-z])/,
  ],
  // what is no danger
  [
    'asks',
    /[吗嘛?]|会不会|怎么(?!办|弄|回事|还)|如何|多少|多久|几|哪|什么|能不能|是否|可以|能用|正常|有没有|(?<![a-z])(?:how|what|where|which|is it|can|does|do you|should)(?![a-z])/,
  ],
  [
    'supposes',
    /如果|要是|万一|假如|假设|会不会|怕|担心|防|避免|听说|新闻|网上|(?<![a-z])(?:if|prevent|avoid|might)(?![a-z])/,
  ],
  [
    'denies',
    /没有?|不(?!停|断|住|敢|到|能|行|得)|未|无(?!人机)|别人|(?<![a-z])(?:no|not|never|nobody|without|\w+n't)(?![a-z])/,
  ],
  ['past', /以前|之前|上次|上回|去年|前年|原来|上个?月|过去|曾经|(?<![a-z])(?:used to|last|before|was)(?![a-z])/],
  [
    'settled',
    /好了|修好|解决|没事|正常了|换[了过]|散了|没了|不再|已经不|虚惊|(?<![a-z])(?:fixed|fine|gone|any ?more|solved|stopped)(?![a-z])/,
  ],
  [
    'trade',
    /多少钱|价|买|卖|货|费用?|收费|保修|在保|型号|换(?:一|个|新)|安装|预约|发票|配件|尺寸|多长|容量|(?<![a-z])(?:price|cost|how much|warranty|buy|replace\w*|book)(?![a-z])/,
  ],
  ['service', /客服|师傅|态度|服务|投诉|电话|你们|上门|(?<![a-z])(?:service|technician|support|customers)(?![a-z])/],
];

/** Signs that by themselves speak of nothing dangerous. */
export const harmlessSigns: ReadonlySet<string> = new Set([
  ...['inner', 'afraid', 'just-now', 'charging', 'battery-device', 'service'],
  ...['asks', 'supposes', 'denies', 'past', 'settled', 'trade'],
]);
