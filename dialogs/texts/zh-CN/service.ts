import type { Choice } from '../../understand/choice.ts';
import type { ServiceKind } from '../../understand/service.ts';

/** Maintenance, inspection, installation, training, upgrade, parts. */
export const service = {
  title: '保养、安装、培训、配件',
  kind: {
    label: '服务',
    names: ['要办的事', '办的事', '事情', '项目', 'service'],
    ask: '想办哪一件？点一个，或者直接说。',
    again: '保养、巡检、安装、培训、升级、买配件，说一样就行；都不是的话，回复“人工”。',
    kinds: {
      maintenance: {
        value: 'maintenance',
        label: '保养清洗',
        synonyms: ['保养', '清洗', '维护', '洗一下', 'maintenance', 'cleaning'],
      },
      inspection: {
        value: 'inspection',
        label: '巡检',
        synonyms: ['检查', '年检', '检修', '定期检查', 'inspection', 'check'],
      },
      installation: { value: 'installation', label: '安装', synonyms: ['装机', '装', '上门安装', 'installation'] },
      training: { value: 'training', label: '培训', synonyms: ['使用培训', '操作培训', '教学', 'training'] },
      upgrade: { value: 'upgrade', label: '升级调试', synonyms: ['升级', '软件升级', '更新', '调试', 'upgrade'] },
      parts: { value: 'parts', label: '配件耗材', synonyms: ['配件', '耗材', '零件', '买配件', 'parts'] },
    } satisfies Record<ServiceKind, Choice> as Record<ServiceKind, Choice>,
  },
  product: '是什么机器？点一个，或者直接打字；有型号更好，在机身的铭牌上。',
  purpose: {
    label: '说明',
    names: ['要求', '备注', '补充', 'note'],
    ask: '还有什么要我记上的？直接说就行。',
  },
  usage: '平时在哪儿用、怎么用？比如“家里用”“店里每天开十个小时”。没什么特别的可以跳过。',
  topic: {
    label: '培训内容',
    ask: '想学哪些内容？比如“日常操作”“清洁保养”。',
    again: '说个大概就行，比如“新员工学开机和日常操作”。',
  },
  people: {
    label: '人数',
    ask: '大概几个人学？我们好准备资料。',
    again: '说个数就行，比如“5 个人”“十来个”。',
  },
  place: {
    label: '地点',
    ask: '在您那里培训，还是到我们店里来？',
    again: '回复“我们这里”或者“去店里”就行。',
    choices: {
      'on-site': {
        value: 'on-site',
        label: '到我们这里来',
        synonyms: ['我们这里', '我这里', '上门', '公司', '现场', '我们公司', '来我们这', 'our place', 'on site'],
      },
      shop: { value: 'shop', label: '我们去店里', synonyms: ['去店里', '你们店里', '你们那里', '店里', 'your shop'] },
    } as Readonly<Record<'on-site' | 'shop', Choice>>,
  },
  site: {
    label: '安装位置',
    ask: '装的位置腾好了吗？没腾好也能先登记。',
    again: '回复“腾好了”或者“还没”就行；说不准可以跳过。',
    choices: {
      ready: {
        value: 'ready',
        label: '腾好了',
        synonyms: ['好了', '准备好了', '有', '是', '是的', '嗯', 'yes', 'ready'],
      },
      'not-ready': {
        value: 'not-ready',
        label: '还没腾好',
        synonyms: ['还没', '没有', '没', '没好', '没腾好', '不是', 'no', 'not yet'],
      },
    } as Readonly<Record<'ready' | 'not-ready', Choice>>,
  },
  power: {
    label: '电源',
    ask: '那里有合适的插座吗？没有的话，师傅好带上要用的东西。',
    again: '回复“有”或者“没有”就行；说不准可以跳过。',
    choices: {
      yes: { value: 'yes', label: '有插座', synonyms: ['有', '有的', '是', '嗯', 'yes'] },
      no: { value: 'no', label: '没有插座', synonyms: ['没有', '没', '无', 'no'] },
    } as Readonly<Record<'yes' | 'no', Choice>>,
  },
  lift: {
    label: '楼层电梯',
    ask: '在几楼，有电梯吗？好安排人搬。比如“6 楼，有电梯”。',
    again: '比如“6 楼，有电梯”“一楼”；说不准可以跳过。',
  },
  version: {
    label: '现在的版本',
    ask: '现在是什么版本？一般在“设置”里的“关于”能看到；不知道可以跳过。',
    again: '照着屏幕上写的打给我就行，比如“V2.1”；不知道可以跳过。',
  },
  part: {
    label: '配件',
    ask: '要什么配件？说个名字，或者拍张照片发来。',
    again: '比如“滤芯”“遥控器”这样说就行；叫不上名字，拍张照片发来。',
    photo: '见照片',
  },
  count: { label: '数量', ask: '要几个？', again: '说个数就行，比如“2 个”。' },
  pressing: {
    label: '急不急',
    ask: '急用吗？急用的我们先办。',
    again: '回复“急用”或者“不急”就行。',
    choices: {
      yes: {
        value: 'yes',
        label: '急用',
        synonyms: ['急', '很急', '着急', '是', '是的', '嗯', '加急', 'yes', 'urgent'],
      },
      no: { value: 'no', label: '不急', synonyms: ['不着急', '不急用', '不', '不是', '慢慢来', 'no', 'not urgent'] },
    } as Readonly<Record<'yes' | 'no', Choice>>,
  },
  way: {
    label: '怎么办',
    ask: '想让师傅上门办，还是寄过来办？',
    onSite: {
      value: 'on-site',
      label: '上门',
      synonyms: ['师傅上门', '来家里', '到现场', 'on site', 'visit'],
    } satisfies Choice as Choice,
    mailIn: {
      value: 'mail-in',
      label: '寄过来',
      synonyms: ['寄', '寄回', '寄过去', '邮寄', '快递', 'mail in', 'mail'],
    } satisfies Choice as Choice,
  },
  loaner: {
    label: '备用机',
    ask: '机器不在的这几天，要借一台给您用吗？不收钱。',
    again: '回复“要借”或者“不用”就行。',
    yes: {
      value: 'yes',
      label: '要借',
      synonyms: ['要', '借', '好', '好的', '行', '是', 'yes'],
    } satisfies Choice as Choice,
    no: { value: 'no', label: '不用借', synonyms: ['不用', '不要', '不', '不借', 'no'] } satisfies Choice as Choice,
  },
  phone: '留个电话吧，手机或者座机都行，同事好跟您定时间、报价格。',
  sendTo: '配件寄到哪里？写到门牌号最好，也可以跳过，同事打电话再问您。',
  wishedDay: '希望哪天',
  when: '希望哪天培训？比如“下周三上午”；没定的话可以跳过。',
  fee: {
    parts: '费用：先报价，您同意了才下单；不同意就不下，不收钱。',
    work: '费用：要收费的先报价，您同意了才办；不同意就不办，不收钱。',
  },
  done: {
    number: (kind: string, ticket: string) => `记好了，${kind}编号 ${ticket}。`,
    first: (by: string, phone: string, pressing: boolean) =>
      `${pressing ? '按急用先办，' : ''}同事最晚 ${by} 前打 ${phone} 联系您。`,
    latest: {
      maintenance: (by: string) => `最晚 ${by} 前做完。`,
      inspection: (by: string) => `最晚 ${by} 前办好，或者告诉您办到哪一步、还要多久。`,
      installation: (by: string) => `最晚 ${by} 前办好，或者告诉您办到哪一步、还要多久。`,
      training: (by: string) => `培训最晚安排在 ${by} 前，内容、时间、地点跟您商量着定。`,
      upgrade: (by: string) => `最晚 ${by} 前办好，或者告诉您办到哪一步、还要多久。`,
      parts: (by: string) => `最晚 ${by} 前报好价、说好哪天到；要等货的，也在那之前告诉您等多久。`,
    } satisfies Record<ServiceKind, (by: string) => string> as Record<ServiceKind, (by: string) => string>,
    mail: '先别寄，等同事告诉您寄到哪里。寄之前拍几张照，箱子里放张写着编号的纸条。',
    loaner: '机器要拿走保养的话，可以先借您一台用，不收钱，跟同事说一声就行。',
    loanerNoted: '借用的机器也记下了，同事打电话时跟您说哪天送到。',
    data: '机器里的资料先备份。',
  },
};
