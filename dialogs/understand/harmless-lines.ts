/** What sounds like danger and is none, or is said at a desk every day: the other side of `danger-lines.ts`. */
export const harmlessLines = `
会漏电吗
会不会漏电
这个安全吗
这款会不会起火
怎么防止漏电
如何避免触电
漏电怎么检测
怎么看有没有漏电
漏电保护器怎么选
漏电保护是什么意思
要不要装漏保
有没有过载保护
有防干烧吗
有防烫设计吗
有童锁吗，怕孩子烫着
地线要接吗
没有地线能用吗
打雷的时候能用吗
下雨天能用吗
湿手能碰吗
充电的时候能用吗
能一直插着电吗
晚上能通宵充电吗
电池会爆炸吗
电池会鼓包吗
电池鼓包是什么原因引起的
鼓包的电池保修吗
电池能用几年
怎么保养电池
电池怎么拆
旧电池怎么处理
如果着火了怎么办
要是漏气怎么办
万一漏电谁负责
假如烫伤了你们赔吗
冒烟一般是什么原因
跳闸一般是哪里的问题
火灾险包不包
质量会不会出问题，听说有人买了着火
网上看到有人说这个牌子爆炸过
新闻里说热水器电死人，你们的怎么样
朋友家的冒过烟，我想问问我的要不要检查
燃气热水器和电热水器哪个安全
用燃气的好还是用电的好
没有漏电
不漏电
没有冒烟
没冒烟也没有味道
没有糊味
没有异味
没有火花
没有跳闸
没闻到煤气味
没有人受伤
人没事
没烫到
没有进水
没有泡过水
电池没有鼓
电池不鼓
不烫
一点都不热
不冒烟不漏电，就是不工作
就是不启动，没别的
只是不转，没有味道
现在不漏电了
现在不冒烟了
不跳闸了
没有味道了
味道散了
已经没有煤气味了
漏电已经修好了
跳闸的问题解决了
上次冒烟修好了，这次是不制冷
以前漏过电，换了零件好了
去年跳过闸，现在正常
之前电池鼓包换过了
烫伤早就好了
原来有糊味，清洗以后没了
虚惊一场，没事了
已经没事了，谢谢
看错了，不是烟是水汽
闻错了，是别人家的味道
不是漏电，是静电
不是冒烟，是蒸汽
开玩笑的，没着火
气死我了
我要气炸了
肺都要气炸了
快急死了
急得上火
火大
让人火冒三丈
别惹我发火
头都大了
头疼，这个软件真难用
看得我头晕
等得我头都晕了
听得我头疼
客服让人恶心
麻烦你
麻烦帮我查一下
太麻烦了
手麻利点
等得人都麻了
累死了
吓死人的价格
价格烫手
被你们坑惨了
伤心
太伤人了
伤不起
让人心寒
扎心了
心都碎了
爆款
卖爆了
爆米花机
炸鸡
空气炸锅
炸锅不热
炸薯条温度
火锅
火候
火力
火力太小
火太大调不小
火小
打不着火
点不着火
点火器坏了
火一会就灭
火焰发黄
火苗小
灶不打火
打火的时候没反应
打火要按很久
热水器打不着
热水不热
水不热
出水忽冷忽热
洗澡水不够热
洗澡的时候水温不稳
水温调不了
水太烫，怎么调低
水压小
不出水
不进水
不排水
不上水
水箱漏水
漏水
机器漏水
底部漏水
接口漏水
滴水
空调漏水
空调滴水
冰箱漏水
冰箱里有水
冰箱结冰
洗衣机漏水，地上有点水
洗碗机有水没排干
洗碗机底部积水
水龙头滴水
花洒漏水
马桶漏水
净水器漏水换滤芯
水管接头松了
水管多长
进水管接口尺寸
防水等级多少
能防水吗
能泡在水里洗吗
可以用水冲洗吗
手机进水保修吗
进水了算人为吗
以前进过水
不制冷
不制热
制冷效果差
空调不出风
空调有异味，霉味
空调噪音大
冰箱不制冷
冰箱有异味
冰箱声音大
冰箱门关不严
冰箱灯不亮
洗衣机不脱水
洗衣机声音响
洗衣机转不动
洗衣机有霉味
洗衣机有臭味
衣服洗不干净
脱水的时候跳来跳去
滚筒转的时候咚咚响
烘干机烘不干
烘干时间太长
衣服烘完皱
油烟机吸力小
油烟机不工作
油烟机声音大
油烟机滴油
烟机多少钱
烟管怎么装
排烟管长度
烟道止回阀
烟大吸不走
炒菜油烟跑到客厅
厨房油烟重
排风扇不转
抽油烟机清洗
烤箱不热
烤箱温度不准
烤箱灯不亮
烤出来的东西焦
饼干烤糊了
蛋糕烤焦了，温度偏高
饭煮糊了
粥溢出来了
锅底糊了怎么洗
煮饭夹生
面包烤焦
咖啡太烫
咖啡有焦味，豆子的问题吗
豆浆有糊味
水壶烧不开
水壶烧水慢
烧开了不跳
水烧开了不断电
电饭煲不跳保温
按键跳不起来
微波炉不加热
微波炉转盘不转
微波炉灯不亮
微波炉声音大
电磁炉不加热
电磁炉显示E1
消毒柜不加热
消毒柜有味道正常吗
新机器有味道正常吗
新买的有塑料味
新空调有股味道
刚装的有胶味正常吗
吹风机不热
吹风机风小
电视没声音
电视花屏
电视有条线
电视黑屏
电视开机慢
屏幕有亮点
屏幕碎了
屏幕裂了换一块多少钱
外屏碎了
玻璃有裂纹
玻璃碎了能换吗
门玻璃划花了
外壳裂了
外壳松了
外壳有划痕
外壳掉漆
把手掉了
脚垫掉了
轮子坏了
面板起泡
贴膜起泡
漆面鼓包
门板变形了关不上
抽屉变形
密封圈变形
塑料件断了
螺丝掉了
支架松动
电脑开不了机
电脑蓝屏
电脑卡
电脑很慢
电脑风扇响
电脑发热有点卡
玩游戏的时候机身热
手机发热
充电慢
充不进电
充电没反应
充电口松
充电灯不亮
充电器坏了
充电线断了
适配器丢了
续航短
掉电快
电池不耐用
电池老化想换
电池容量多少
换电池多少钱
电池在保吗
键盘失灵
键盘掉了个键
触摸板没反应
鼠标不动
连不上网
连不上蓝牙
打印机卡纸
打印机不出墨
打印模糊
打印有黑线
硒鼓多少钱
激光打印机
激光头不读盘
激光器功率低
激光切割切不透
激光打标不清晰
机器不走了
电机不转
马达声音大
皮带断了
轴承响
报警代码
显示故障灯
报警灯亮
设备报警过温
传感器坏了
烟感怎么安装
烟雾报警器保修多久
烟感误报
煤气报警器多少钱
报警器怎么关声音
灭火器过期
消防验收
防爆证书
防爆等级
叶片脏了
风扇不转
风扇响
有异响
声音大
噪音大
咔咔响
嗡嗡响
哒哒响
有个东西在里面响
启动的时候嗡一声
插头松
插头型号
插座要几安
插座插不进去
插座离得远
电线不够长
电源线多长
功率多大
耗电大吗
电费高
电压不稳
停电以后不工作
停电了，今天约的还来吗
小区停电，改天来
突然断电关机
自动关机
用着用着就停了
一会儿就停机
开机就关机
开关没反应
开关坏了
按键不灵
按了没反应
指示灯不亮
灯不亮
灯闪
灯坏了换一个
灯泡型号
遥控器没反应
定时不准
门锁打不开
门打不开
门关不上
门卡住了打不开
抽屉卡住
钥匙卡在里面
衣服卡在里面
纸卡在里面
碗卡住了
拉链卡住
卡在启动界面
卡死了
死机了
崩溃了，软件打不开
程序崩溃
闪退
摔了一下，屏幕碎了
机器摔了，外壳裂了
从桌上掉下来，开不了机
快递摔坏了
运输压坏了
包装破了
收到就是破的
里面的杯子碎了
玻璃杯碎了一个
刀片钝了
刀片多少钱
切不动
绞不碎
按摩椅不动
按摩椅力度小
按摩椅夹得不舒服，能调吗
按摩头声音大
跑步机跑带偏
跑步机自动停
椅子升降不了
椅子吱吱响
床垫硬
蒸汽小
不出蒸汽
熨斗不热
挂烫机滴水
香薰机没雾
加湿器不出雾
加湿器漏水
空气净化器有味道
净化器灯红了
滤网多久换
扫地机不充电
扫地机回不去
吸尘器吸力小
吸尘器堵了
洗地机不出水
热水器漏水
热水器显示E2
热水器声音大
热水器怎么排污
热水器能装浴室吗
壁挂炉不热
壁挂炉压力低
暖气不热
地暖不热
取暖器不热
电热毯不热
电热毯有一半不热
小太阳保修多久
煤气灶怎么选
燃气灶尺寸
换煤气灶要多少钱
天然气改造收费
燃气热水器安装
燃气公司上门要预约吗
液化气能用吗
要报修
我要报修
预约上门
明天下午来
师傅什么时候到
师傅没来
改时间
取消预约
查进度
保修多久
还在保修期吗
收费吗
上门费多少
发票怎么开
退货
换货
退款
投诉
我要投诉你们
转人工
你好
谢谢
好的
不是
没有
在吗
我叫张伟，电话是手机号
地址在幸福路12号3单元
型号看不清
去年双十一买的
京东买的
小孩在家，下午来
家里有老人，早点来
我妈在家
孩子睡了，来之前打电话
我手头没有发票
碰到问题找谁
接触不良
触屏不灵
触摸没反应
手感不好
手柄松了
皮套脏了
身上没带说明书
眼镜盒掉里面了
脸部识别不了
头部不转
脚踏板坏了
指纹识别不了
手动模式怎么调
手表不走
出水口堵了
水垢多
水里有杂质
水有味道
水发黄
水质怎么样
血压计不准
体温计不准
救援服务有吗
急救箱卖吗
安全标准是什么
说明书写着高温勿触是什么意思
高温消毒多少度
高温模式怎么开
过热保护怎么复位
机器过热自动停机
风机发热正常吗
变压器发热正常吗
适配器有点热正常吗
机器运行时外壳温热正常吗
出热风正常吗
冒热气正常吗
出风口有水雾正常吗
烤箱冒水汽正常吗
冬天摸门把手有静电
毛衣静电大
静电贴怎么贴
电到底要不要关
一个月用多少度电
电工要自己请吗
电路要改吗
空开要多大的
电表走得快
is it safe
is it safe to leave it plugged in
can the battery explode
does it leak electricity
how do I prevent shocks
how do I check for a gas leak
what should I do if I smell gas
is a bit of smell normal on first use
is it normal that it gets warm
no smoke
no burning smell
it is not hot
there is no leak
nobody was hurt
no shock, no sparks, it just does not turn on
the leak was fixed last month
it used to trip but not any more
it stopped smoking after the repair
false alarm, everything is fine
I was shocked by your service
shocking price
I am burning with anger
this is killing me
I am sick of waiting
my head hurts from this manual
it makes me sick how you treat customers
fire the technician
hot water is not hot
no hot water
the water is too hot, how do I lower it
the oven does not heat
the oven burns the cake
my toast is burnt
the stove won't light
the flame is yellow
the burner will not ignite
gas stove price
gas or electric
it leaks water
water leaks from the bottom
the dishwasher does not drain
the tap drips
the washing machine is loud
it makes a buzzing noise
it makes a loud noise
it beeps
it rattles when spinning
the fan is noisy
it does not cool
the fridge is warm inside
the freezer is full of ice
the screen is cracked
the screen flickers
the screen is black
laptop is slow
the laptop gets warm when gaming
battery drains fast
battery does not charge
how much is a new battery
battery replacement
charger is broken
the cable is too short
the plug is loose
which plug does it have
power consumption
it turns off by itself
it stopped working
it does not start
the light does not come on
the remote does not work
the door does not close
the door is stuck
the paper is stuck
the handle broke off
the glass has a scratch
glass shelf replacement
smoke detector battery
gas detector price
extractor hood is weak
how do I clean the hood
the steam iron does not steam
the laser printer jams
laser is out of focus
the blade is dull
book a visit
I want a repair
I want to complain
cancel my appointment
how long is the warranty
how much does a visit cost
where is my technician
thank you
hello
yes
no
换个煤气罐
煤气罐去哪里换
装个燃气报警器多少钱
想买个报警器
报警灯闪
故障灯一直闪
指示灯蓝光一直闪
闪红灯
灯忽明忽暗，就是暗一点
洗衣机被卡住不动了
机器人卡在床底出不来
扫地机困在沙发下面
扫地机头发缠住滚刷
玩具卡在里面拿不出来
硬币卡在滚筒里
衣服缠在一起
打字打得手麻
手写酸了
站得腿麻
抱孩子胳膊酸
眼睛看屏幕累
看久了眼睛酸
音响滋滋响
喇叭有电流声
耳机滋滋的杂音
有电流声
电话打不通一直占线
电话忙音
打了好多电话没人接
打印头坏了
电脑主板坏了换一块
主板烧了换一块多少钱
电机坏了
电机烧坏换一个多少钱
小区停电后机器不工作
家里停电，来电后不启动
停电到现在还没来电
按一下就弹起来，煮不了饭
饭煲一按就跳，饭是生的
水壶一按就跳起来，水没开
断网
一开机就掉线
有电，灯亮，就是不出风
手电筒照里面有冰
小火苗，火不旺
煤气灶火小
灶的火不均匀
燃气灶火焰是黄的
气压不足
气不够，火小
空调加氟
空调缺氟要加多少钱
空调制冷剂漏了，不凉
漏氟
加雪种
外壳被划伤
机器划伤一道
收到就碰伤了
收到时外壳压扁了
箱子压坏了，东西碎了
电池装不进去
电池装反了
要一块电池
要一根电源线
插头断了一个脚
接口松了充不上
炒菜油烟跑满屋
炒菜的烟抽不走
油烟味散不掉
油烟倒灌
滴水，离插座很远
地上有水，擦干了
漏水漏到楼下了
漏了一地水
水漏到地板上，地板泡坏了
楼下邻居说漏水，要赔
水味道怪，废水一直流
孩子发烧，改时间
孩子住院了，改个时间
我在医院，明天再来
我生病了改天
我手受伤了，能不能让师傅搬下去
腰不好搬不动，能上门取吗
老人腿脚不方便
牙疼
肚子疼怎么办
感冒头疼吃什么药
我们医院的设备要保养
医院用的机器坏了
诊所的设备不出光
给员工培训
工人不会用，要培训
客人催得急
客人投诉空调不凉
狗咬坏了遥控器
猫把线抓断了，保修吗
小孩把按键抠掉了
孩子弄坏的保修吗
我妈不会用
我爸按错了
老婆说颜色不喜欢
爱人说退了吧
烧钱
费用高得吓人
吓了一跳，这么贵
被你们的价格吓到
不敢买了
投影画面晃眼
屏幕太亮刺眼
声音刺耳
音箱破音
声音大得吓人
吵得睡不着
噪音吵得头疼
震动大，地板都在抖
机器抖得厉害
脱水抖动，跑到外面去了
叶片断了一片
把手断了
腿断了一条，桌子站不稳
椅子腿松了
轮子断了
支架断了
门玻璃裂了一条
杯子摔碎了
屏摔碎了
手机掉水里了，开不了机
手机进水没声音
遥控器掉水里了
耳机洗了一次
键盘进水失灵，已经干了
烤盘变形
塑料盖变形盖不严
门封变形漏风
锅变形了
锅底糊了一层
烤焦了，火候不好
烤得太焦
面包太焦怎么调
咖啡糊味重
奶茶店的制冰机不出冰
冰柜不制冷，东西化了
雪糕都化了
冷冻室化冻了
制冰机停了
断电重启还是不行
拔了插头再插还是不行
重新插电也没用
一直插着也没反应
插上没反应
充了一夜没充进去
充着电也开不了机
充电时自动关机
充电的时候玩有点热
电池一会就没电
电池用一小时就没了
开机慢得要命
急死人了
救命啊，软件卡死了
救救我的数据
危险品能寄吗
安全用电的知识
用气安全
安全检查可以做吗
要做年检
高压锅要换圈
高压锅不上压
味道大
新房装修味道大
味道淡了
有股霉味
有股油烟味
空调吹出来酸臭味
洗衣机臭
下水道臭味
冰箱臭
我的账户没退款
银行卡要填吗
只收现金吗
the box arrived crushed
arrived broken
it came broken in the box
brand new and already broken
I live far away, can I ship it
can I live chat with someone
cash in hand
nothing happens when I press the button
my money back now
take it back
the app keeps crashing
the login fails
the machine got stuck in a loop
it is stuck halfway
something is stuck in the drum
a sock is stuck
it cut out in the middle
it died in the middle of a cycle
my bank account shows nothing
the air conditioner needs gas
top up the gas in the ac
gas refill price
gas prices
gas safety tips
how do I use gas safely
electrical safety tips
install a circuit breaker
the circuit board is broken, is it covered
it failed again after the repair
fell and cracked, is that warranty
my kid broke it
the dog chewed the remote
he broke my window
the technician scratched the floor
it hurts my wallet
I have a headache from all this
my son is sick, change the visit
I am in the hospital, move the appointment
fire up the computer
burn a CD
catch up later
hot summer, it does not cool
the lights blink
the power button does nothing
power went out in the street
the power adapter is lost
always plugged in, is that bad for it
水烧一半自己停了
烧到一半断了
机器一直放在厨房用
放在卫生间用的
装在阳台
把手掉下来了
柜门拉手松了掉了
手把断了买一个
抽屉拉手坏了
接口那里渗水，擦干又有
接头有点湿
底下有点水渍
洗完澡发现热水器滴水
洗澡时热水器漏水
洗澡洗到一半没热水
热水太热，调不了低
水温高了调不下来
出水太烫怎么办
咖啡洒上去了还保修吗
泼了水算人为损坏吗
进了饮料保修吗
机器报警停机，生产停了
设备停了，报代码
切割切到一半停
外壳瘪了一块
到手就瘪了
壳子凹进去了
边上磕了个坑
充电宝有点温正常吗
充电时有点温
点火声音响但不着
灶打火啪啪响
味道很淡
香味不够
没煤气了打不着
不漏气，就是点不着
报警器低电量一直响
遥控器没电了
没电了换电池就好
手机没电了
钥匙没电了打不开
配个遥控器
配一根电源线多少钱
空调水滴到地板上
空调漏水把墙弄湿了
头晕脑胀的，说明书看不懂
又没热水了，烦
头发干了，吹风机突然停
the hair dryer cut out
coffee spilled on it, does the warranty cover that
residual current breaker installation
ventilation for a gas heater
猫踩开关
狗踩到按键了
盖子拧不开
刀盖拧不下来
绞不动肉
跑带有橡胶味，新的
新的有橡胶味
孩子把遥控器摔了
手机摔了，屏碎了
耳机摔坏了
熨斗漏水滴到衣服上
水滴到衣服上
水滴到地上擦一下
换燃气表
燃气表在哪换
手上有事，改时间
手头忙，改约
我人在外面，改明天
按摩头伸不出来
盖子掀不开
伸缩杆缩不回去
水管有个洞，漏水
我膝盖不好，爬不了楼
后背带松了
the back cover is loose
the fan head does not turn
it is on the back of the machine
the sticker is coming off
the handle is coming off
the head of the brush is worn
my laser device is broken
my phone is broken
my machine is broken
the laser machine does not work
激光设备不出光
激光机坏了
油溅出来难擦
炒菜油溅得到处都是，不好擦
油溅到灶台上洗不掉
上次进水修过，这次是别的毛病
以前进水你们修好的，这次按键不灵
已经断电了
电闸关了
总闸拉下来了
插头拔了，没敢动
先断了电
I turned the power off
`;
