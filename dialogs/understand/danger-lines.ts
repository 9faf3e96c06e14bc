import type { DangerKind } from './danger.ts';

/**
 * What the sense of danger is learned from, one saying a line, short as people write; see `danger-sense.ts`. A line
 * that was missed or falsely suspected is mended by its whole family here: other machines, other people, other words.
 */
export const dangerLines: Readonly<Record<DangerKind, string>> = {
  electric: `
一摸外壳就有电
手指碰上去被电了一下
摸着机器有麻的感觉
碰一下门把手麻一下
手放上去麻麻的
一开水龙头手就麻
洗手的时候感觉被电到
洗着澡身上一阵一阵发麻
水流到手上刺刺的
淋浴的水打人
拧开关的时候被打了一下
拔插头被电打了
插插头的时候被电弹开
整条胳膊发麻
从手麻到肩膀
孩子摸了一下哭了说有电
宝宝碰到机器吓得哭，说扎手
老人家碰到被打了一下
我爱人擦机器的时候被电击
我妈摸水池边上被电着了
婆婆说机器打人
工人碰到设备被电得叫了一声
同事摸机箱被电了
猫碰到机器叫着跳开
狗碰到水盆被电了
碰到外壳像被蜜蜂叮了一口
像被针扎了一下似的
像有蚂蚁在手上爬，一碰就有
手一靠近就刺痛
指尖刺刺的，换只手也一样
湿手一碰就缩回来
光脚站着碰就麻，穿鞋就没事
晚上关灯碰它能看到手上有火花
电笔测了外壳是亮的
试电笔一碰就亮
万用表量外壳有电压
外壳量出来一百多伏
金属壳对地有电压
电工说外壳带电
电工来看说是机器漏的电
机器里火线碰到壳了
地线好像没接，摸着麻
一启动就跳闸
机器一加热就跳闸
一插上就跳漏保
插上电全家断电
一通电总闸就掉下来
闸推上去马上又掉
开关合不上，一合就跳
空气开关一开机就断
漏电开关总往下掉
保险丝烧了好几回
保险一插就烧断
一用它整层楼都没电
开机那一下灯全灭了
厨房那路电总是断
配电箱里的开关自己弹下来
用一次跳一次
一按启动啪的一下屋里就黑了
电线皮破了里面的铜线看得见
电源线被压破了露出铜芯
线被老鼠咬了铜丝露着还插着
插头松了铜片露在外面
接线的地方没包好，电线露着
有人触电了
我家人被电倒了
被电得甩出去了
触电了手还在抖
被电了现在心慌
被电以后手一直木木的
电得我一哆嗦
电得人一激灵
咬手，一碰就咬一口
打了我一下，生疼
被打得手一缩
我被它打了好几回了
弹了我一下，手都红了
机子过电
有股电流从手上穿过去
感觉一股劲从手心往上钻
触着有酥麻感
摸着毛毛扎扎的
摸着发涩发麻
壳子上有感应的电
被它电惨了
打手得很
电死个人
电得我手生疼
俾电亲
摸到个壳会电人
摸倒麻人
碰到它就打人
漏电了
好像漏电
怀疑机器漏电
冰箱漏电
热水器漏电怎么办
怕是漏电了，一碰就麻
金属边框一碰就被刺一下
打开柜门的时候被咬了一口
机身一摸嗖的一下
碰铁的地方嗖地麻
手背贴着外壳会抖
只要它通电，水管就麻手
关掉它水管就不麻了，开着就麻
拔掉它家里就不跳了，插上就跳
换了插座还是麻手
换了空开还是跳
it shocked me when I touched it
I get a shock every time I touch the door
got an electric shock from the handle
it gives me little shocks
my hand tingles when I touch the case
touching the metal makes my fingers tingle
the body of the machine is live
the tester lights up when I touch the housing
my son got shocked by the washing machine
my mother got zapped by the kettle
the water gives me a shock
I feel electricity in the shower
the breaker trips as soon as I turn it on
it trips the circuit every time
plugging it in knocks out the power
the fuse blows when I switch it on
the whole house goes dark when it starts
the RCD trips and won't stay up
the cable is damaged and I can see copper
a live wire is exposed
someone got electrocuted
it stung my hand when I opened it
it bit me when I touched the metal
a jolt went up my arm
the chassis has voltage on it
是不是漏电
不会是漏电吧
总闸推不上去
空开推不上
一用整层都断电
一转全屋断电
线皮裂开了，看得到里面
线磨破了还在用
电线外皮开裂
the cord is frayed
wire insulation is cracked
turning it on cuts the power in the whole flat
手背像有虫子咬
摸着像蚂蚁爬一样
汗毛都竖起来了，一摸就刺
一开机所有的灯都熄了
它一启动别的机器全停了
一开就全熄火了，整个店都黑
被叮了一下，疼得缩手
像被针戳了一下
it nips my fingers when I touch it
it pricks my hand when I am barefoot
`,
  fire: `
冒烟了
里面往外冒烟
后面有烟冒出来
一股白烟从下面出来
黑烟从缝里冒
飘出青烟
烟越来越大
满屋子都是烟
屋里全是烟味，从机器里来的
开机就有烟
着火了
机器着了
烧着了
烧起来了
里面有火光
有火苗
火苗往外窜
插座着火了
电线着了
充着电烧起来了
火越来越大
明火
火星四溅
冒火花
打火花，一插就打
里面一闪一闪的打火
插头跟插座之间冒火
溅出火星来
电火花噼里啪啦的
噼啪打火
里面放电，蓝光一闪
有电弧
闻到一股糊味
有焦味
一股烧焦的味道
烧塑料的味道
烧橡胶的味
烧电线的味儿
电线皮烧焦的气味
像烧头发的味道
味道像烧糊的胶皮
机器发出焦臭味
味道不对，像什么烧了
越用味道越焦
开一会就有烧东西的味
出风口吹出来的是焦味
很呛的味道，从电机那里来的
呛人的胶味，机身很烫
塑料烤化的味
刺鼻的味道，机器还很烫
插头烧黑了
插座烧焦了
插孔烧化了
插头烫得不敢碰
线烧了一截
电线发烫变软
电源线烫手还有味
开关发烫
底座烧熔了
外壳烧变形了
塑料壳烤软了
底部烧穿了
机身烫得吓人，都快化了
墙面都熏黑了
桌子烫出一个印
地板烤焦了一块
木头柜子烤黑了
里面都烧红了
加热管烧得通红停不下来
干烧了，锅底通红
没水还在烧，底下都红了
温控坏了一直加热停不下来，烫得要命
电机烧了
线圈烧了，一股味
主板烧了，有股味道
电容炸了
板子上炸了一个元件
砰的一声炸了
啪的一声，然后有股味道
突然爆了
里面爆炸了
玻璃自己炸了
门玻璃突然炸碎
面板炸裂了
炸得满地都是碎片
盖子崩飞了
锅炸了
压力锅喷出来了
轰的一声火喷出来
嘭的一下屋里都是烟
滋滋响还有味道
里头滋啦滋啦的，闻着焦
吱吱响，看见亮光
插座里滋滋响
机器里头噼啪响冒味
灯座发黑有焦味
烟雾报警器响了
烟感一直叫
它把我的衣服烧了一个洞
毯子烤出一个洞
被子烧焦了
电热毯烧了
差点着火
昨天夜里差点烧起来
火灭了，可是插座都黑了
我用水泼灭了，现在还有烟
起火了，用灭火器喷了
邻居看到我家外机冒烟
整个车间都是焦糊味
电控柜有焦糊味
控制箱冒烟
焗炉有燶味
有阵燶味
着咗火
冒烟咯咋个办
smoke is coming out
there is smoke from the back
it started smoking
white smoke from the vent
I see flames inside
it's on fire
it caught fire
sparks came out of it
it sparks when I plug it in
it is arcing inside
I smell something burning
burning smell from the motor
it smells like burnt plastic
it smells like melting wires
the plug is black and burnt
the plug melted
the cord is hot and soft
the outlet is scorched
the socket is too hot to touch
it glows red and won't turn off
the casing is melting
something popped and there was a smell
it exploded
the glass shattered by itself
a loud bang and then smoke
the smoke alarm went off because of it
the capacitor blew up
it burned a hole in the carpet
it is sizzling inside and smells
the element stays red hot and I can't stop it
有点焦味
一股胡味
闻着有点糊
没有明火，但是有浓烟
没冒烟，但是有糊味
开关发热，有味道
冒烟了还能修吗
上次修完就冒烟了
昨天修好今天又冒烟
it is not smoking now but the plug is melting
it won't stop sparking
锅里窜起一团火
油盘着火了
油烧着了，火很高
火窜上来
台面烤黄了，还有焦印
地板上烤出焦印子
桌布烤脆了发黑
布掉进去冒烟了
变压器烫得像烙铁
面包烧起来了
墙上熏出一块黑
the bread is in flames
the wall plate turned brown
`,
  gas: `
有煤气味
一股燃气味
厨房里天然气味道很重
闻到煤气了
煤气漏了
燃气泄漏
天然气泄漏了怎么办
灶在漏气
热水器漏气，闻得到
阀门那里漏气
接头漏气
软管漏气了
管子裂了在跑气
软管老化裂开，有气味
气往外跑
一直在放气，没有火
不点火也有气出来
火灭了气还在出
没打着火，满屋煤气
关了火还有气味
关了阀还有味
灶台下面的柜子里有臭味，像煤气
一股臭鸡蛋的味
臭臭的，像煤气的味道
像臭鸡蛋一样，开灶的时候闻到
怪味，燃气公司说是漏气
燃气公司检测说漏气
物业来测说有气体泄漏
抹肥皂水冒泡
接口冒泡了，气味很大
嘶嘶地漏气
呲呲响，有煤气味
嘶嘶的声音从煤气管那来
气瓶嘶嘶响
液化气罐漏气
气罐阀门漏
罐子接口有味
煤气罐旁边味道很大
燃气表旁边有味道
表那里漏气
燃气报警器响了
煤气报警器一直叫
可燃气体报警了
一氧化碳报警器在响
一氧化碳超标
煤气中毒了
好像煤气中毒
一氧化碳中毒
洗澡头晕
洗完澡头疼恶心
洗澡的时候喘不过气
一洗澡就犯晕，热水器是燃气的
洗到一半站不住，想吐
老人洗澡晕倒了
孩子洗完澡说头疼
在浴室里晕过去了
用热水器的时候胸闷
开着壁挂炉人就犯困头疼
开着锅炉头昏
屋里闷，头晕，炉子开着
用炉子取暖人晕
烧炭取暖头晕想吐
排烟管脱落了，烟气倒灌
烟管掉了，废气排在屋里
废气倒灌进屋，呛人
燃烧的废气味很大，熏得眼睛疼
烟道堵了，屋里味道熏人
点火的时候爆燃，轰的一声
打火轰一下，火喷出来
点着的瞬间砰的一声，火冲出来
热水器点火爆炸声很大，震得窗户响
火冒出来老高，把头发烧了
灶下面着火，像是漏气烧的
瓦斯味
瓦斯外泄
有煤气嘅味
家里臭得很，怀疑是煤气
闻到味道头晕，怕是漏气
一开门就闻到煤气
邻居说楼道里有煤气味，从我家出来的
嗅到天然气
煤气味呛死人了
气味好冲，是灶那边的
氨味很重，冷库那边
制冷剂漏了，呛得人睁不开眼
I smell gas
there is a gas smell in the kitchen
strong smell of gas
gas is leaking
the gas pipe is leaking
the hose is cracked and I hear hissing
it smells like rotten eggs
the burner keeps releasing gas without flame
gas alarm is beeping
carbon monoxide detector went off
I feel dizzy when the heater is on
we feel sick after taking a shower
headache and nausea when the boiler runs
the flame went out but gas still comes
the valve won't close and I smell gas
the flue came off and fumes come into the room
there was a boom when it lit
soap water bubbles on the gas joint
旋钮关到底还在咝咝响
关了还有咝咝的声音
听到漏气的声音
家里臭，家里人说是煤气
后厨气味大，灶关不严
灶的阀关不严，有气味
排烟管歪了，屋里呛人发晕
胶管有个洞，呼呼漏气
the CO alarm won't stop
my head is pounding since the boiler is on
we threw up after the shower
`,
  injury: `
烫伤了
手烫伤了
被开水烫了
被蒸汽烫到
热水烫着孩子了
孩子的手烫起泡
烫得通红
脸被烫了
胳膊烫掉一层皮
油溅到手上烫伤
热油溅到脸
被喷出来的热水烫了
水突然很烫，把人烫了
烫了一个大水泡
贴着皮肤烫红了
低温烫伤
割到手了
手指割破了
被刀片划了一道口子
划伤了，流血
切到手指
削掉一块肉
血流不止
血止不住
流了很多血
手上全是血
扎到脚了
被玻璃扎了
碎片划到脸
碎片崩到眼睛
弹到眼睛了
东西飞出来打到脸
零件飞出来打到人
盖子飞出来打到头
砸到脚
砸到头了
掉下来砸了人
倒下来压住了孩子
柜子倒了压到人
机器倒了砸到腿
架子塌了
椅子散架把人摔了
坐上去塌了，摔伤了
从上面摔下来
摔倒了，站不起来
摔了一跤，胳膊动不了
腿摔断了
腰扭了
骨折了
肿起来了
肿得老高，动不了
手被夹住了
手指夹在缝里
夹到手了，指甲都黑了
门夹住孩子的手
手卷进去了
袖子被卷进去，手出不来
头发卷进机器里
头发被缠住扯不下来
胳膊绞进去
衣服绞进去人被拖住
人被困在里面
孩子卡在里面了
孩子钻进去出不来
头卡住了
脚卡在里面拔不出来
把人夹住了松不开
夹得很疼，停不下来
勒得喘不过气
被撞到了
撞到人了
机器突然动起来撞了我
打到手了，骨头疼
手指断了
手指头被切掉了
送医院了
在医院缝了五针
救护车来了
人晕倒了
昏过去了，叫不醒
晕倒在地上
倒在地上抽搐
不省人事
没有呼吸了
喘不上气了
激光照到眼睛
激光射到眼睛，看不清
眼睛被光刺到，流泪
光打到眼，眼前有黑点
眼睛被电焊光打了
紫外线灯照了眼睛疼
照得皮肤红痛
皮肤灼伤
做完皮肤起水泡
用了脸又红又肿
贴上去皮肤破了
用完过敏，喉咙肿了
吞下去一个零件
孩子把纽扣电池吞了
宝宝吞了电池
喝了里面的水肚子疼
喝了清洗剂
误食了干燥剂
碎渣吃进嘴里
嘴划破流血
牙磕掉了
额头磕破了
出人命了
救命
快打120
有人受伤
员工受伤了
工人手受伤，在流血
客人在店里被机器弄伤了
老人被电梯门夹了
皮都掀掉了
整只手都是泡
I burned my hand
burned my arm on the steam
hot water scalded my kid
my skin is blistering
I cut my finger
it is bleeding a lot
the blade sliced my hand
glass got into my foot
something flew out and hit my eye
it fell on my foot
it fell off the wall and hit my son
my hand is stuck in it
my fingers got trapped
her hair is caught in the machine
he is unconscious
someone got hurt
a worker is injured
we are in the hospital because of it
the laser hit my eye
my eyes hurt after the beam
my child swallowed a battery
the chair collapsed and I fell
I broke my arm
it crushed his leg
孩子被关在里面打不开门
猫被关在滚筒里转
狗在烘干机里出不来
女儿锁在里面了
大拇指削掉一块
刀片甩出来割了手
手伸进风扇，指甲打翻了
手伸进去被打到
割了好几道口子
手上拉出一道口子
从椅子上摔下来，起不来
老人摔下来动不了
腿压在下面抽不出来
孩子夹在中间哭
脚底扎出血
it threw me off and I hurt my wrist
it hit my head
I cannot move my wrist after the fall
`,
  water: `
水漏到插座上了
水滴到插排上
水流进插座里
插线板泡在水里
插头掉水里了
插头泡水了还插着
水进了电箱
配电箱进水
电表箱漏雨
开关进水了
开关盒里往外流水
墙上的插座往外流水
水顺着电线流
电线泡在水里
电线上都是水
水已经淹到插座
家里淹了，电器都泡在水里
机器泡水了还通着电
机器淹了还插着电
水漫到机器底下的电线了
地上全是水，插头在水里
地上一大滩水，接线板也湿了
漏水漏得满地，电源还没关
水喷到电源上
水溅到插座
水泼在插座上啪的一声
水洒在机器的电源上
水倒进机器里了，还开着
水倒在插线板上
茶洒到键盘里，电脑还开着
咖啡泼到电脑上滋滋响
饮料洒进主机
水进了充电口还在充电
汤洒进去了，里面响
汤泼在电磁炉上冒泡还滋滋叫
鱼缸的水漏到插排
空调的水滴在电视上
空调水滴到插座上
楼上漏水滴到电器上
天花板漏水滴到灯里
灯里有水，一闪一闪
灯泡里进水了还亮着
屋顶漏雨，雨水流进配电柜
机房漏水
服务器被水淋了
暴雨淹了机房，设备还带电
地下室进水，充电桩被淹了
洪水泡了机器，没断电
水管爆了喷到电箱
水管崩了，水往插座那边流
消防水喷到设备上了
洗衣机漏的水流到插头下面
洗碗机漏水，底下就是插座
净水器漏水，旁边的插板都湿了
热水器漏水滴到插头上
冰箱的水流到电线那里
插座湿了
插座受潮，一插就响
插座里有水，不敢拔
湿了的插头不敢拔
站在水里不敢动，插头在水里
水里有电吧，插板泡着呢
冲洗机器的时候水冲进电机里
用水冲机器进了电控
吸了水进电机里了，插着电
电源适配器掉水盆里
吹风机掉进水里了，还插着电
手机充电器掉水里插着
电暖器被水泼了
电热毯尿湿了还开着
水浸到插座嗰度
插座浸咗水
water is leaking onto the socket
water dripped into the power strip
the outlet is wet
the plug is under water
the power strip is sitting in water
water got into the fuse box
water is running down the cable
the floor is flooded and it is still plugged in
the basement flooded, the appliances are in water
rain came into the server rack
I spilled water on the charger while plugged in
the hair dryer fell into the sink, plugged in
water comes out of the wall socket
water drips through the light fixture
水全流到主机里
鱼缸的水流进电脑
水漏了一地，排插在地上
水从天花板的灯流下来
吊顶漏水，从灯那里滴
奶全倒进键盘
孩子往插座里喷水
`,
  battery: `
电池鼓包了
电池鼓起来了
电池胀起来了
电池膨胀
电池变鼓了
电池鼓了个包
电池像吹了气一样
电池肿了
电池变形了
电池凸出来
电池把后盖顶起来
电池把屏幕撑开了
屏幕被里面顶起来
屏幕翘起来了，像是电池
后盖翘了，里面鼓
后盖合不上，里面有东西顶着
底盖裂开一条缝，电池鼓的
键盘鼓起来了
键盘中间拱起来了
触摸板按不下去，凸起来了
触控板被顶得翘起来
笔记本底部鼓了，放不平
机身中间鼓起来，放桌上摇
手机变厚了，像鼓了
平板弯了，中间鼓
手表屏幕被顶开
耳机盒鼓了
充电宝鼓了
充电宝胀得像个球
电瓶鼓包
电瓶鼓了
电芯鼓包
电池组有几节鼓了
电池很烫
电池烫手
充电的时候电池烫得厉害
充电特别烫，不敢碰
充着电烫手
充电发烫还有味道
充电时机身烫得拿不住
充电器烫得能煎蛋
充电宝发烫冒气
电池冒烟
电池冒白气
电池嘶嘶响
电池噗的一声
电池里有声音，冒泡
电池漏液
电池漏水了，黏黏的
电池流出黄色的液体
电池流出来的东西有酸味
电池仓里有白色的粉和液体
电池腐蚀了，流液
电瓶漏酸
电瓶有酸味，发烫
电池有股甜味
电池有刺鼻的味道
电池破了
电池被扎破了
电池摔裂了，有味道
电池外皮破了
电池包裂了
电池炸了
充电宝炸了
电池烧起来了
电动车电池发烫
电瓶车充电很烫有味
平衡车充电发烫
滑板车电池鼓了
无人机电池鼓包
扫地机电池胀了，装不进去
吸尘器电池烫
电钻电池变形烫手
剃须刀充电烫得冒味
对讲机电池膨胀
相机电池鼓了拿不出来
电池卡在里面，胀了取不出
电池涨得把仓盖顶开
电脑电池膨账
电池彭胀
电池鼓抱
电池鼓咗
电池发涨，个壳裂咗
锂电池发热严重
锂电池热得反常，自己热的，没在用
没用也没充，自己发烫
放着不用也发烫
the battery is swollen
the battery is bulging
the trackpad is lifting because of the battery
the back of the phone is bulging
the battery is leaking
the battery is very hot
it gets extremely hot while charging
the power bank is swollen
the power bank got so hot I dropped it
the battery pack is deformed and warm
it is too hot to hold when charging
the case split open, the battery is bloated
the battery popped
移动电源冒气
鼓包了
旧手机放着自己鼓了，屏快掉了
肚子圆滚滚的，是里面的电池
耳机仓烫，壳子变形了
耳机盒充电热得变形
放着自己热起来，越来越烫
the old phone got fat and the screen is coming off
the phone split open at the side
`,
};
