/** Traditional characters of this business and of everyday messages, each followed by its simplified form. */
const pairs = [
  '電电機机壞坏維维師师門门時时間间幾几點点號号碼码話话費费運运務务員员種种類类別别開开關关燈灯熱热風风調调櫃柜視视',
  '腦脑筆笔記记鍋锅爐炉煙烟氣气濕湿燒烧聲声響响轉转動动顯显錯错誤误螢荧線线網网連连鍵键盤盘標标復复複复製制紙纸鐳镭',
  '鐘钟錶表嗎吗麼么沒没個个這这們们還还過过為为從从來来買买賣卖錢钱貴贵價价單单據据發发髮发質质檢检測测驗验換换舊旧',
  '內内層层處处裡里裏里東东請请問问謝谢對对與与將将說说講讲聽听見见覺觉認认識识寫写讀读學学會会應应該该須须願愿夠够',
  '較较讓让給给幫帮約约預预訂订訊讯資资數数備备權权責责規规則则條条無无產产業业廠厂廣广場场廳厅樓楼戶户區区縣县鎮镇',
  '鄉乡鐵铁銀银錄录鎖锁鏡镜鏈链鋼钢鋁铝頭头題题項项順顺頻频額额顏颜顧顾領领飯饭飲饮館馆養养護护衛卫術术險险陰阴陽阳',
  '際际隨随雜杂離离難难雲云靈灵靜静鬆松鬧闹魚鱼麵面黃黄齊齐齡龄龍龙龜龟傳传債债傷伤傾倾優优償偿儲储兒儿兩两冊册凍冻',
  '劃划劇剧劑剂勞劳勢势勝胜華华協协卻却厲厉參参雙双變变嚇吓嚴严嘗尝噴喷噹当圓圆圖图團团園园國国執执報报塊块壓压壘垒',
  '夾夹奪夺奮奋婦妇媽妈嬰婴孫孙寧宁寶宝實实審审寬宽導导屬属歲岁島岛嶺岭帳账帶带幣币庫库廁厕廚厨廢废張张強强彈弹彎弯',
  '彙汇後后徑径恆恒恥耻悶闷惡恶惱恼愛爱態态慘惨慣惯慮虑慶庆憂忧憑凭憤愤懷怀懶懒戰战戲戏掃扫捨舍採采揀拣損损搖摇搶抢',
  '擇择擊击擋挡擔担擠挤擴扩擺摆擾扰攜携攤摊敗败敵敌斷断暫暂曬晒書书極极構构槍枪樣样樂乐橋桥橫横檔档歡欢歐欧歷历歸归',
  '殘残殺杀殼壳毀毁氫氢汙污決决沖冲況况洩泄淚泪淨净淺浅減减溝沟溫温準准滅灭滾滚滯滞滲渗滿满漲涨潔洁潤润潛潜濃浓濾滤',
  '瀏浏灑洒灘滩災灾煩烦煉炼熒荧燙烫營营爛烂爭争爺爷狀状猶犹獎奖獨独獲获獻献環环畢毕畫画異异當当療疗癢痒皺皱盜盗盞盏',
  '監监盡尽眾众睏困瞭了礙碍確确磚砖禮礼稅税稱称積积穩稳窮穷競竞節节範范築筑簡简簽签籃篮籌筹糧粮係系紀纪紅红納纳純纯',
  '細细紹绍終终組组結结絕绝統统絲丝經经綠绿緊紧緒绪緩缓編编緣缘縮缩績绩織织繞绕繳缴繼继續续纜缆罰罚罷罢職职聯联聰聪',
  '肅肃脫脱脹胀腳脚腫肿腸肠膠胶膩腻臉脸臨临臺台舉举艙舱蓋盖藍蓝藝艺藥药蘋苹虛虚蟲虫補补裝装襯衬親亲觸触計计討讨訓训',
  '託托設设許许訴诉診诊詐诈評评詞词詢询試试詳详誠诚誰谁課课談谈論论諮咨證证譜谱譯译議议讚赞豐丰負负財财貨货販贩貪贪',
  '貫贯貼贴賀贺賓宾賠赔賬账賴赖贈赠趕赶跡迹踐践蹤踪車车軌轨軟软載载輕轻輛辆輪轮輸输辦办農农遊游達达違违遙遥遞递遠远',
  '適适遲迟選选遺遗郵邮醫医釋释針针釘钉鈕钮鈴铃鉛铅銷销鋒锋鋰锂鍾钟鏽锈鑰钥長长閃闪閉闭閒闲閱阅闆板闊阔隊队陸陆陣阵',
  '階阶隱隐雖虽雞鸡霧雾韓韩頂顶飛飞飽饱餘余駕驾騙骗驚惊髒脏鬥斗鮮鲜鳥鸟麗丽麥麦齒齿麽么咁这嘅的唔不佢他冇没嘢东睇看',
  '邊边喺在咗了哋们俾给攞拿吖啊喇啦妳你濛蒙衝冲慳省搵找揸拿墜坠鑽钻鍍镀觀观遜逊佈布倉仓乾干閥阀漿浆燻熏嘔呕嗆呛噁恶暈晕',
  '踫碰瀰弥湧涌濺溅鍊链鬍胡剛刚嚨咙尋寻転转裊袅滲渗',
  '澱淀滬沪瀋沈蘇苏漢汉濟济鄭郑瀘泸滄沧閩闽遼辽吳吴錫锡楊杨莊庄崗岗灣湾羅罗鹽盐陝陕贛赣粵粤魯鲁廬庐嶗崂塢坞墾垦諸诸義义烏乌',
  '鄧邓驛驿濱滨滸浒灃沣薊蓟葉叶蕭萧薩萨蘭兰鄲郸鄆郓錦锦銅铜鶴鹤鷹鹰嶽岳岡冈淶涞渾浑潁颍潯浔瀾澜瓊琼禪禅綏绥綿绵縉缙祿禄興兴',
  '蕪芜蘄蕲趙赵鄖郧閬阆隴陇韋韦頤颐馬马騰腾鳳凤鴻鸿鵬鹏瑪玛爾尔奧奥喬乔啟启嶧峄嶼屿崑昆崙仑鬱郁廈厦陳陈劉刘壩坝',
].join('');

const simplified = new Map<string, string>();
const characters = [...pairs];
for (let at = 0; at + 1 < characters.length; at += 2) simplified.set(characters[at] ?? '', characters[at + 1] ?? '');

/** Forms that Cantonese has in either script, or that both scripts share: they do not tell which one is written. */
const shared = new Set([
  ...'么咁嘅唔佢冇嘢睇喺咗哋俾攞吖啊喇啦妳你搵揸踫慳拿瞭困后里面台准了干松余系几云采舍制冲布烟游征致表斗丰据只并谷',
]);
const onlyTraditional = new Set([...simplified.keys()].filter(character => !shared.has(character)));
const onlySimplified = new Set([...simplified.values()].filter(character => !shared.has(character)));

/** Which characters a text is written in; undefined where it has none that only one of them has. */
export function scriptIn(text: string): 'traditional' | 'simplified' | undefined {
  const written = Array.from(text);
  if (written.some(character => onlyTraditional.has(character))) return 'traditional';
  return written.some(character => onlySimplified.has(character)) ? 'simplified' : undefined;
}

/** The text in simplified characters; what the table does not know stays as it is, and the length never changes. */
export function inSimplified(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  return Array.from(text, character => simplified.get(character) ?? character).join('');
}
