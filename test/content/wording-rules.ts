/**
 * What a text for customers breaks of the wording rules that a machine can check, one line for each; empty when the
 * text is fine. `kind` tells texts that have rules of their own.
 */
export function wordingFaults(text: string, kind: 'text' | 'danger' = 'text'): string[] {
  const faults = forbidden.flatMap(({ word, why }) => {
    const found = word.exec(text)?.[0];
    return found === undefined ? [] : [`"${found}" ${why}`];
  });
  // A time or a figure that stands for one: 18:00, 24 小时, {visit.notice}, {date}.
  if (
    /尽快|as soon as possible/i.test(text) &&
    !/\d+ ?(?::|点|分钟|小时|天|个工作日|minutes|hours|days)|\{[\w.]+\}/.test(text)
  ) {
    faults.push('"尽快" without a time');
  }
  if (kind === 'danger' && [...text].length > 90 && /\p{Script=Han}/u.test(text))
    faults.push(`danger in ${[...text].length} characters, at most 90`);
  return faults;
}

const machine = 'is a machine word';
const official = 'is official, not talk';
const forbidden: readonly { readonly word: RegExp; readonly why: string }[] = [
  { word: /(?<![父母双单相至近乡])亲(?=[爱~～,，!！ 的]|$|您|们)|^亲/, why: 'is no address for a customer' },
  { word: /尊敬的|dear customer|valued customer/i, why: official },
  { word: /用户/, why: 'is how machines see a customer' },
  { word: /输入有误|无效|非法|提交成功|系统检测到|会话|invalid input|illegal/i, why: machine },
  { word: /敬请谅解|请您理解|最终解释权|概不/, why: official },
  { word: /不予|拒绝/, why: 'refuses; only a person may' },
  { word: /(?<![a-z])kindly(?![a-z])/i, why: 'is not how people talk' },
];
