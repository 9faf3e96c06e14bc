import type { Choice } from '../../understand/choice.ts';
import type { PrivacyMatter } from '../../understand/privacy.ts';

/** What is kept of a customer. */
export const privacy = {
  title: '我的信息',
  label: '我的信息',
  ask: '想看留了什么、删掉，还是撤回同意？',
  again: '回复“查看”“删除”或者“撤回同意”就行；想改哪一项，回复“人工”。',
  matters: {
    view: { value: 'view', label: '查看我的信息', synonyms: ['查看', '看', '查', '看看', 'view', 'show'] },
    delete: { value: 'delete', label: '删除我的信息', synonyms: ['删除', '删', '删掉', 'delete'] },
    withdraw: { value: 'withdraw', label: '撤回同意', synonyms: ['撤回', '不同意了', 'withdraw'] },
    join: { value: 'join', label: '绑定手机', synonyms: ['绑定', '绑定手机号', '合并', 'link'] },
    leave: { value: 'leave', label: '解绑手机', synonyms: ['解绑', '解除绑定', '取消绑定', 'unlink'] },
  } satisfies Record<PrivacyMatter, Choice> as Record<PrivacyMatter, Choice>,
  unchanged: '好，什么都没有动。',
  tail: {
    label: '电话后四位',
    ask: '先确认一下是您本人：登记的电话，后四位是多少？',
    again: '要登记的那个电话的最后四个数字，比如“5678”；不记得的话，回复“人工”。',
    wrong: '跟登记的电话对不上，您再看看？是后四位。',
  },
  nothing: (keeper: string) => `我这里没有记您的电话、地址和单子。个人信息由${keeper}负责。`,
  shown: (lines: readonly string[], keeper: string, days: number) =>
    `这些是您留在我们这里的：\n\n${lines.join('\n')}\n\n由${keeper}保管，单子办完 ${days} 天后自动删除。要改哪一项，回复“人工”。`,
  lines: {
    phone: (phone: string) => `电话：${phone}`,
    address: (address: string) => `地址：${address}`,
    ticket: (title: string) => `提交过：${title}`,
    more: (count: number) => `另外还有 ${count} 张单子`,
    photos: (count: number) => `照片：${count} 张`,
    consent: (at: string) => `您在 ${at} 同意了我们使用这些信息`,
  },
  delete: {
    ask: (open: readonly string[]) =>
      `会删掉：办完的单子里您的电话、地址、照片和说过的话，还有没填完的单子${open.length === 0 ? '、这里的聊天记录' : ''}。会留下：一条认不出您的维修记录（单号、机器、日期、结果）。${open.length === 0 ? '' : `没办完的 ${open.join('、')} 还要联系您，先不能删，要先办完或者撤掉。`}删了就找不回来，确定吗？`,
    again: '要删就回复“确定删除”，不删就回复“不删”。',
    yes: {
      value: 'yes',
      label: '确定删除',
      synonyms: ['确定', '删', '删除', '删掉', '是', '是的', '删吧', '确认', '确认删除', 'yes', 'delete'],
    } satisfies Choice as Choice,
    no: {
      value: 'no',
      label: '不删',
      synonyms: ['不', '不要', '不删了', '先不删', '算了', '留着', 'no', 'keep'],
    } satisfies Choice as Choice,
    done: (day: string) => `${day}，都删掉了，只留下认不出您的维修记录。以后再来，我会重新问您。`,
    partly: (day: string, open: readonly string[], days: number) =>
      `${day}，办完的都删掉了。${open.join('、')} 还没办完，留着好联系您：办完 ${days} 天后自动删，也可以那时再让我删；想现在撤掉，回复“人工”。`,
  },
  withdraw: {
    ask: (open: readonly string[]) =>
      `撤回以后，我不再记您的电话和地址，填了一半的也删掉；问问题照样可以。${open.length === 0 ? '' : `已经提交的 ${open.join('、')} 同事还会用登记的电话联系您，想停下来就回复“人工”。`}要撤回吗？`,
    again: '要撤回就回复“撤回”，不撤回就回复“不撤回”。',
    yes: {
      value: 'yes',
      label: '撤回同意',
      synonyms: ['撤回', '是', '是的', '要', '好', '好的', '嗯', '确定', '确认', 'yes', 'withdraw'],
    } satisfies Choice as Choice,
    no: {
      value: 'no',
      label: '不撤回',
      synonyms: ['不', '不要', '算了', '先不', 'no', 'keep'],
    } satisfies Choice as Choice,
    done: (open: readonly string[]) =>
      `撤回了，从现在起不再记您的电话和地址。${open.length === 0 ? '' : `${open.join('、')} 还在办，想停下来就回复“人工”。`}以前留下的要删掉，回复“删除我的信息”。`,
  },
};
