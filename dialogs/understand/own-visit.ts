import { normalised } from './normalise.ts';

/** What is said of a visit that is booked: `asked` when it is, or that its time is `unsuited`. */
export type OwnVisit = 'asked' | 'unsuited';

/** In characters: "what time is the technician coming to my place tomorrow". */
const longest = 60;

const changes =
  /[改换挪调退加]|取消|不[要用约]|别|推迟|提前|延|重新|再约|新的|错|(?<![a-z])(?:cancel|change|move|reschedule|earlier|later|new|another|make|book a)(?![a-z])/;
const mine = '(?:我|我们|我家|咱们?|俺)';
const when = '(?:几点|几号|哪一?天|周几|什么(?:时候|时间|日子)|啥时候?|何时|时间)';
const technician = '(?:师傅|维修师傅|安装师傅|工程师|技术员|你们的?人|维修工)';
const asked = new RegExp(
  [
    `^(?:请?帮?我?(?:查|看|问|想知道)(?:一?[下看查问])?)*${mine}(?:的|那个|这个)?预约(?:信息|情况|记录|时间|单)?(?:是|在|呢|了|吗)*${when}?(?:来着|呢|啊|吗|了)*$`,
    `^(?:请问|那个?|${mine})*(?:预?[约订]|预定)(?:好?的)?(?:上门)?(?:时间)?(?:是|在|到底)*${when}(?:来着|呢|啊|吗|了|上门|来)*$`,
    `^(?:请问|那个?|${mine}|约的?)*${technician}(?:今天|明天|后天|到底|大概|是|会)*${when}(?:会|来|到|过来|上门|我家|呢|啊)+$`,
    '^(?:(?:can you |please )*(?:check|see|show(?: me)?|find|view|look up) )?(?:my|our) (?:booking|appointment|visit|reservation)s?(?: (?:time|date|status|details))?$',
    "^(?:when|what (?:time|day|date)) (?:is|was|are|does|do|will|did)(?:'s)? (?:my|our|the|your|i|we|he|she|they)(?: [a-z']+){0,8}$",
  ].join('|'),
);
/** "When is" asks for many things; this is what it is asked of. */
const ofVisit =
  /预?[约订]|师傅|工程师|技术员|你们的?人|维修工|(?<![a-z])(?:appointment|visit|booking|technician|engineer|repair ?man|someone|coming|come|arriv\w*|book(?:ed)?|reservation)s?(?![a-z])/;
const unsuited =
  /[来去]不了|不在家|没在家|没人在家|有点?事|出差|没空|没时间|走不开|赶不[上回及]|(?<![a-z])(?:can't|cannot|can not) make (?:it|that)|won't be (?:home|in|there|at home)|something (?:has )?came up|not (?:be )?(?:at )?home(?![a-z])/;
/** Somebody else's not coming is a complaint. */
const others = /师傅|你们|工程师|怎么|为什么|吗|(?<![a-z])(?:he|she|they|technician|why|nobody)(?![a-z])/;

/** Reads a short message that speaks of a visit that is booked already, and of no change to it. */
export function readOwnVisit(text: string): OwnVisit | undefined {
  if (text.length > longest) return undefined;
  const said = normalised(text).replace(/[\s,，。.!！?？~～]+$/u, '');
  if (asked.test(said) && ofVisit.test(said) && !changes.test(said)) return 'asked';
  const onlyThat = !changes.test(said.replace(/can't make|cannot make|can not make/, ''));
  return unsuited.test(said) && !others.test(said) && onlyThat ? 'unsuited' : undefined;
}

const off =
  /^(?:那|就|还是|我|你|请|麻烦|帮我|给我|直接|想|要|算了|\s)*(?:取消|撤销|退掉?|撤掉?)(?:掉|了)?(?:我的?|这个|这次|本次|那个|的|\s)*(?:上门预约|预约上门|预约|上门|订单|单子|预定|约)(?:吧|了|算了|谢谢|,|\s)*$|^(?:i (?:want|need|would like|'d like) to |please |can you |just |no )*(?:cancel|call off|drop) (?:the |my |this |that |our )?(?:appointment|visit|booking|order|reservation)(?: please| now| then)*$|^(?:please |just )?call (?:it|this|that|the whole thing) off(?: please| then)*$/;

/** Whether a whole message calls a visit off by its name: 取消预约, cancel my appointment. */
export function callsOff(text: string): boolean {
  return text.length <= longest && off.test(normalised(text).replace(/[\s,，。.!！~～]+$/u, ''));
}
