import { normalised } from './normalise.ts';

/** Whether a sentence asks something: 能退吗, 多久, how long. */
export function asks(text: string): boolean {
  return question.test(normalised(text));
}

/** Whether a short sentence asks for something to be done: 我要…, 帮我…, I want to …. */
export function orders(text: string): boolean {
  const read = normalised(text);
  return order.test(read) && !question.test(read) && read.length <= (/\p{Script=Han}/u.test(read) ? 20 : 60);
}

const question =
  /[吗呢么?谁哪]|(?<!好|这|那|前|后|过|十|衣)几(?!乎|率)|怎么|怎样|如何|咋|多久|多少|多长|什么|啥|能不能|可不可以|有没有|是不是|会不会|要不要|行不行|(\p{Script=Han})[不没]\1|为何|[不没]$|^(?:how|what|when|where|who|which|why|do|does|did|is|are|was|can|could|will|would|should|may|am)(?![a-z])/u;
const order =
  /^(?:你好|您好)?[,， ]?(?:我要|我想|我需要|帮我|帮忙|给我|替我|麻烦|请|申请|取消|安排|预约|约|叫|派|登记|快)|^(?:please |pls )?(?:i want|i'd like|i would like|i need|please|send|book|arrange|get me|let me|cancel|report)(?![a-z])/;
