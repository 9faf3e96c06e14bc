import type { Sign } from '../../signs-slot.ts';
import type { Choice } from '../../understand/choice.ts';

export const warranty = {
  title: '查保修',
  cancelled: '好，先不查了。想查随时说。',
  machine: {
    label: '机器',
    ask: '机器的序列号是多少？在机身的铭牌上。找不到的话，说是什么机器、型号或者什么时候买的也行。',
    again: '序列号一般 6 位以上，有字母有数字。找不到就说机器的名字，比如“空调”“笔记本电脑”。',
  },
  product: { label: '产品', ask: '是什么机器？点一个，或者直接打字。' },
  bought: { label: '购买时间', ask: '什么时候买的？说个大概就行，比如“前年夏天”“2024年5月”；不记得可以跳过。' },
  unknownSerial: (serial: string) => `序列号 ${serial} 我这里没有记录，您再对一下铭牌？下面按您说的情况看。`,
  covered: (until: string) => `还在保修期内，到${until}（当天也算）。`,
  partly: (until: string) => `整机的保修到${until}为止，已经过了，不过有的部件还在保修期内。`,
  expired: (until: string) => `按现在的信息，保修到${until}为止，已经过了。还可以修：先检测报价，您同意了才修。`,
  unknown: '按现在的信息还说不准在不在保修期内。',
  part: (name: string, until: string, over: boolean) =>
    `${name}${over ? `的保修到${until}为止，已经过了` : `保到${until}`}`,
  parts: (lines: readonly string[]) => `部件：${lines.join('；')}。`,
  start: {
    installed: (date: string) => `从安装完成那天算起：${date}。`,
    received: (date: string) => `从签收那天算起：${date}。`,
    invoiced: (date: string) => `从发票日期算起：${date}。`,
    purchased: (date: string) => `从您说的购买时间算起：${date}。`,
    sold: (date: string) => `从我们的销售记录算起：${date}。`,
    produced: (date: string) => `没有购买记录，先从生产日期算起：${date}。`,
    exchanged: (date: string) => `从换新那天重新算起：${date}。`,
  },
  change: {
    proof: '有发票或签收记录的话，拍张照发来，可以按那天重新算。',
    date: '告诉我具体哪天买的，我能算得更准。',
    serial: '有序列号的话发给我，我能查得更准。',
    promise: '卖家另外答应过您的，把聊天记录或单子拍照发来，回复“人工”，同事核对后答复您。',
  },
  moved: (days: number) => `修理占用的 ${days} 天不算在内，保修已经顺延。`,
  repaired: (until: string) => `上次修好的毛病，到${until}前再犯免费修。`,
  restDay: (from: string) => `到期那天（${from}）不上班，顺延到下一个工作日。`,
  uncovered: (names: readonly string[]) => `${names.join('、')}不在保修范围里，可以单独买。`,
  confirm: (names: readonly string[]) => `${names.join('、')}保不保，要同事确认。`,
  advice: '怎么用、小毛病怎么处理，电话或文字教您都免费，过了保修期也一样。',
  excluded: (causes: readonly string[]) => `可能要收费的情况：${causes.join('；')}。都要师傅检测过才算，先报价。`,
  told: (causes: readonly string[]) =>
    `您说的情况（${causes.join('；')}）可能要收费，也可能不收，师傅检测过才知道；要收费会先报价。`,
  noneTold: '您说没有摔碰、进水这类情况，质量问题就免费修；最后以师傅检测为准。',
  favourable: '真是这些原因的，配件按优惠价。',
  finding: '最后以师傅检测为准。',
  /** What may have happened to a machine, asked after the answer. */
  signs: {
    label: '有没有这些情况',
    ask: '顺便问一句，机器有没有下面这些情况？有也照样能修，只是可能要收费，以师傅检测为准。',
    again: '点一个，或者说说有没有摔过、进过水；没有就回复“没有”，不清楚可以跳过。',
    none: {
      value: 'none',
      label: '没有这些情况',
      synonyms: ['没有', '都没有', '没', '无', '没有过', '正常用的', '正常使用', '好好的', 'none', 'no'],
    } satisfies Choice as Choice,
    is: {
      dropped: { value: 'dropped', label: '摔过碰过', synonyms: ['摔过', '碰过', '磕过', '掉过', '砸过', 'dropped'] },
      wet: { value: 'wet', label: '进过水', synonyms: ['进水', '泡过水', '受过潮', '淋过雨', '洒过水', 'got wet'] },
      opened: {
        value: 'opened',
        label: '请别人打开修过',
        synonyms: ['打开过', '拆过', '修过', '别人修过', '外面修过', '自己拆过', '改装过', 'opened'],
      },
      'foreign-parts': { value: 'foreign-parts', label: '换过别家的配件', synonyms: ['换过配件', '不是原厂配件'] },
      overload: { value: 'overload', label: '长时间超负荷用', synonyms: ['超负荷', '一直满负荷', 'overload'] },
      'force-majeure': {
        value: 'force-majeure',
        label: '遇过雷击、水淹',
        synonyms: ['雷击', '打过雷', '水淹', '淹过', '地震', 'lightning', 'flood'],
      },
      'visible-damage': {
        value: 'visible-damage',
        label: '看得见裂了、断了',
        synonyms: ['裂了', '断了', '有裂痕', '变形了', 'cracked'],
      },
      identity: { value: 'identity', label: '机身编码看不清了', synonyms: ['编码没了', '铭牌没了', '编码看不清'] },
      cosmetic: { value: 'cosmetic', label: '只是外壳磨损、掉漆', synonyms: ['外壳磨损', '掉漆', '划痕'] },
    } satisfies Readonly<Record<Sign, Choice>> as Readonly<Record<Sign, Choice>>,
    unclear: {
      value: 'unclear',
      label: '不清楚',
      synonyms: ['不知道', '不确定', '说不清', '记不清', 'not sure', "don't know"],
    } satisfies Choice as Choice,
  },
  /** Why a repair may be charged in warranty, in a few words each. */
  cause: {
    misuse: '没按说明书使用或保养',
    identity: '机身编码没了，认不出是哪一台',
    opened: '打开修过或改装过',
    'foreign-parts': '换过非原厂的配件',
    overload: '超负荷使用',
    accident: '摔了碰了、进水受潮、电压不对',
    'force-majeure': '雷击、水灾这类天灾',
    'visible-damage': '看得见的硬伤、裂痕、断线',
    cosmetic: '外壳正常磨损、掉漆',
    'not-quality': '别的不是产品本身的原因',
  },
};
