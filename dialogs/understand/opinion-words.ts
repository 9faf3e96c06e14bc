import { normalised } from './normalise.ts';

const order =
  /(?:你好|您好|请|麻烦|帮我|给我|我要|我想|我|要|想|需要)*(?:投诉|举报|提(?:个|点|一?个|一些)?(?:意见|建议)|意见反馈|意见|建议|反馈|表扬|夸夸?)(?:一下|你们|您们|电话|师傅|客服|人员)?|(?<![a-z])(?:i (?:want|would like|need|have|wish) to |i have )?(?:an? )?(?:file |make |lodge )?(?:an? )?(?:complaints?|complain|suggestions?|feedback|praise)(?: about)?(?![a-z])/g;

/** Whether a sentence tells more than that somebody wants to complain, or to suggest something: what it is about. */
export function tellsBeyond(text: string): boolean {
  const rest = normalised(text)
    .replace(order, ' ')
    .replace(/[\p{P}\p{S}]/gu, ' ')
    .trim();
  const han = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 5 || rest.split(/\s+/).filter(word => /[a-z]/.test(word)).length >= 4;
}
