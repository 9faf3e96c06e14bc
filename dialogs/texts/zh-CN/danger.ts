import type { DangerKind } from '../../understand/danger.ts';

export const danger = {
  electric: '先别碰机器，也别用湿手拔插头。能安全够到就关掉家里的总闸。有人触电，别用手拉，先断电，打 120。',
  fire: '能安全够到就先断电，别往带电的机器上浇水。有明火或者烟大，马上离开，打 119。人安全最要紧。',
  gas: '别开关任何电器，别点火，别在屋里打电话。关燃气阀、开窗，人到室外再打燃气公司或 119；有人不舒服打 120。',
  injury: '先停用机器。烫伤用流动的凉水冲 20 分钟左右，别涂牙膏酱油；严重的打 120。眼睛被照到，马上去眼科。',
  water: '人别站在水里碰插头。先关总闸，再关水阀，师傅看过之前不要通电。',
  battery: '别再充电，也别压、别扎、别寄。关机，放到空旷、远离易燃物的地方，人离远一点。',
} satisfies Record<DangerKind, string> as Record<DangerKind, string>;

export const dangerMore = {
  hotline: (number: string) => `电话：${number}。`,
  taken: (ticket: string, contact: string) =>
    `刚才的危险情况，我已经按加急记下，编号 ${ticket}，同事会最先处理。${contact}`,
  added: (ticket: string) => `好的，这句也记到加急单子 ${ticket} 里了，同事一起看。`,
  reach: '方便的话，把电话和地址也发给我，同事好马上联系您。',
  isItSo: '先跟您确认一下：现在真有这样的危险吗？回“是”，我马上按加急处理；回“不是”，我们接着往下说。',
  advice: '为了安全，可以请师傅上门检查一下，需要的话点“报修”。',
};
