import { bare, normalised, plain } from './normalise.ts';

/** `unsure`: the customer does not know (不知道, not sure). */
export type YesNo = 'yes' | 'no' | 'unsure';

/**
 * Reads a whole message that says yes, no or "I don't know", thanks and particles apart, also in several words that
 * agree (行，没问题，谢谢师傅). Anything else is undefined: a message that says two of them (好，还是算了), that adds
 * a word of its own (没问题才怪), or that asks (好吗, ok?).
 */
export function readYesNo(text: string): YesNo | undefined {
  if (text.length > 40) return undefined;
  const answer = read(text) ?? agreed(clausesOf(text).filter(clause => !isThanks(clause)));
  if (answer === 'unsure') return answer;
  const contradicted = answer === 'yes' && refusing.test(text);
  return asksBack(text) || contradicted ? undefined : answer;
}

/** Whether a clause thanks and says nothing else: 谢谢师傅, 麻烦您了, thanks a lot. */
export function isThanks(clause: string): boolean {
  return thanks.test(spoken(clause));
}

/** Whether a clause looks like a yes and is none: by the way (对了), come on (得了), isn't it (是吧), all
 * right, but (好是好), yeah right. */
export function misleads(clause: string): boolean {
  const forms = [...formsOf(spoken(clause))];
  return forms.some(form => misleading.has(form) || /^(.{1,4})(?:倒|也)?是\1/.test(form));
}

/** Whether an answer is only tried out, in however few words: 好吗, 同意？, ok?. */
export function asksBack(text: string): boolean {
  return asking.test(normalised(text));
}

/** A message in the parts that punctuation makes; a question mark stays with its part. */
export function clausesOf(text: string): string[] {
  return plain(text)
    .split(/[,，。.!！;；、~～…\n]+/)
    .filter(clause => clause.trim() !== '');
}

/** A short answer as `bare` gives it, with English contractions joined: Don't! → dont, that's → thats. */
export function spoken(text: string): string {
  return bare(text.replace(/唔[該该]晒?/g, '谢谢')).replace(/(?<=[a-z]) (?=(?:s|t|m|d|re|ll|ve)(?: |$))/g, '');
}

const thanks =
  /^(?:(?:非常|十分|太|真|先)?(?:谢谢|感谢|多谢|谢了|谢啦|谢过|辛苦|拜托|有劳)|麻烦(?=你|您|师傅|了|啦))(?:你们?|您|师傅|老师|大哥|客服|小哥|啦|了|啊|呀|哈|哦|咯)*$|^(?:many )?(?:thanks|thank you|thank u|thx|ty|cheers|please|pls)(?: (?:a lot|so much|very much|again|man|sir))?$/;
const asking = /[?吗]|❓|❔|🤔|么\P{L}*$|(?:可以|行|是|有|要|确定|确认|同意)嘛\P{L}*$/u;
const refusing = /👎|❌|✖|✘|🙅|🚫/u;
const signs: readonly (readonly [RegExp, YesNo])[] = [
  [/^(?:👍|👌|✅|✔|☑|🙆|💯|⭕|√|🆗|\u200d|♀|♂|\s|\p{M})+$/u, 'yes'],
  [/^(?:👎|❌|✖|✘|🙅|×|🚫|\u200d|♀|♂|\s|\p{M})+$/u, 'no'],
];

function read(text: string): YesNo | undefined {
  const said = spoken(text);
  if (said === '' || thanks.test(said)) return signOf(text);
  for (const form of formsOf(said.replace(/^(.{2,6}?)\s?\1$/u, '$1'))) {
    if (misleading.has(form)) return undefined;
    const answer = answers.get(form);
    if (answer !== undefined) return answer;
  }
  return isAssent(said) ? 'yes' : undefined;
}

function agreed(clauses: readonly string[]): YesNo | undefined {
  const [first, ...others] = new Set(clauses.map(read));
  return others.length === 0 ? first : undefined;
}

/** 👍🏻 alone or beside thanks. */
function signOf(text: string): YesNo | undefined {
  const only = text.replace(/\p{L}|\p{N}|\p{P}|\ufe0f|[\u{1f3fb}-\u{1f3ff}]|🙏/gu, '').trim();
  return only === '' ? undefined : signs.find(([sign]) => sign.test(only))?.[1];
}

/** The answer with ever less around it: what opens and what closes it is taken away word by word. */
function* formsOf(said: string): Generator<string> {
  for (let front = said; front !== ''; ) {
    for (let rest = front; rest !== ''; ) {
      yield rest;
      const shorter = rest.replace(tail, '');
      rest = shorter === rest ? '' : shorter;
    }
    const shorter = front.replace(head, '');
    front = shorter === front ? '' : shorter;
  }
}

const head =
  /^(?:那就|那|就|还是|我说|我觉得|我们|我|俺|咱|本人|完全|当然|肯定|绝对|坚决|well|oh|um|uh|hmm|so|actually|i think|totally|fully|completely|嗯|哦|噢|额|呃|唉|诶|欸)\s?/;
const tail =
  /\s?(?:谢谢你|谢谢您|谢谢|多谢|谢啦|谢了|感谢|师傅|老师|吧|啊|呀|了|呢|哦|噢|喔|啦|嘛|嘞|咯|咧|呗|喽|呐|诶|欸|哈|滴|哒|的|please|pls|thanks|thank you|thx|then|sir)$/;

/** Whether nothing but words of assent stand one after the other: 嗯好的没问题, yes thats correct. */
function isAssent(said: string): boolean {
  const reached = new Array<boolean>(said.length + 1).fill(false);
  reached[0] = true;
  for (let at = 0; at < said.length; at++) {
    if (reached[at] !== true) continue;
    for (let length = 1; length <= longestAssent && at + length <= said.length; length++) {
      const word = said.slice(at, at + length);
      const end = at + length;
      if (!chained.has(word) || (/[a-z]$/.test(word) && /[a-z]/.test(said[end] ?? ''))) continue;
      reached[said[end] === ' ' ? end + 1 : end] = true;
    }
  }
  return reached[said.length] === true && !/^(?:please ?)+$/.test(said);
}

/** Words of assent that may follow each other. A bare 是 is none of them: 好是好 goes on with a "but". */
const assent =
  '嗯|恩|哦|噢|嗯嗯|恩恩|嗯呐|好|好的|好好|好吧|好啊|好呀|好嘞|好咧|好滴|好哒|行|行的|行吧|可以|可以的|阔以|没问题|没有问题|木有问题|没毛病|没错|没有错|没意见|是的|对|对对|对的|对头|同意|我同意|确认|确定|当然|当然可以|就这样|就这么办|妥|妥妥的|无误|正确|都对|全对|ok|okay|yes|yeah|yep|yup|y|sure|of course|right|correct|thats right|that is right|thats correct|that is correct|its correct|it is correct|all correct|everything is correct|fine|thats fine|go ahead|do it|please do|i agree|agreed|confirm|confirmed|sounds good|looks good|good|great|perfect|all right|alright|why not|no problem|absolutely|definitely|i do|i am|i will|it is|it does|hao|hao de|haode|shi|shi de|shide|dui|dui de|keyi|ke yi|xing|tongyi|tong yi|queding|queren|mei wenti|meiwenti|en';

/** The vocabulary of yes and no, the only one there is. */
const words: Readonly<Record<YesNo, string>> = {
  yes: `${assent}|要|是|嗯哼|嗯哪|嗯啦|昂|系|系的|啱|啱晒|不错|需要|愿意|乐意|有|当然要|必须|要的|是是|中|得|得行|成|要得|使得|晓得|知道|明白|收到|没异议|无异议|照办|听你|听您|可|准|想|想要|我要|我愿意|来吧|来|开始|继续|下一步|完全正确|全部正确|都正确|都没错|都没问题|都是对的|全都对|信息无误|信息没错|信息正确|核对无误|没啥问题|没什么问题|没有任何问题|没啥毛病|木问题|okey|k|okk|yea|ya|yess|yeahh|yupp|mhm|mm hmm|uh huh|aye|yes yes|sure thing|certainly|yes please|fine by me|fine with me|ok with me|ok by me|continue|true|by all means|i think so|works for me|hao ba|dui dui|shi a`,
  no: '不|不要|不用|不用了|算了|不行|不好|不可以|不是|不对|没有|没|否|不需要|不必|别|别了|不了|免了|先不|先不要|先不用|先别|暂时不用|暂时不要|暂不|暂不需要|不同意|不愿意|不乐意|不太愿意|不太想|不太同意|不太行|不太好|不太方便|不大愿意|不怎么愿意|不怎么想|不方便|不接受|不想|不想要|不确认|错|有误|不正确|不成|不中|不得|不得行|要不得|不使|不使得|不系|不妥|莫得|木有|不阔以|拒绝|放弃|下次|以后再说|改天|不是这样|用不着|没必要|甭|不用麻烦|不麻烦|就不|no|n|nope|nah|noo|no no|no thanks|no thank you|no way|no sorry|sorry no|no i dont|no it isnt|no it is not|no im not|not now|not yet|not right now|not really|not at all|dont|i dont|do not|i do not|i dont agree|i do not agree|i disagree|dont agree|disagree|never|never mind|negative|wrong|thats wrong|that is wrong|its wrong|not correct|not right|not ok|not okay|incorrect|thats not right|thats not correct|i dont think so|id rather not|rather not|no need|not needed|not necessary|false|i am not|im not|it is not|it isnt|skip it|later|maybe later|dont want|i dont want|dont want to|i dont want to|absolutely not|definitely not|certainly not|of course not|bu|bu yao|buyao|bu xing|buxing|bu shi|bushi|bu keyi|bukeyi|bu tongyi|butongyi|bu yong|buyong|bu hao|bu dui|budui',
  unsure:
    '不知道|我不知道|不晓得|不清楚|不太清楚|不是很清楚|不确定|不太确定|不记得|不太记得|记不得|忘了|忘记|忘记了|记不清|记不清楚|想不起来|说不准|说不好|不好说|看情况|再说|再看看|再想想|考虑一下|我考虑一下|想一下|我想想|让我想想|也许|可能|可能吧|大概|应该|应该是|好像是|不一定|没注意|没看|没留意|不了解|不懂|随便|都行|都可以|无所谓|搞不清|搞不懂|弄不清|不大清楚|我也不知道|我也不清楚|i dont know|dont know|do not know|i do not know|idk|dunno|no idea|no clue|not sure|im not sure|i am not sure|unsure|not certain|maybe|perhaps|possibly|probably|i guess|it depends|depends|i forgot|forgot|cant remember|i cant remember|dont remember|i dont remember|let me think|ill think about it|either|whatever|any|hard to say|cant say',
};
const misleading = new Set(
  '对了|来了|来的|得了|得了吧|想了|开始了|是吧|对吧|没错吧|没问题吧|没有问题吧|没毛病吧|不错吧|要不|可不|yeah right|yea right|ya right|yep right|sure right|do it right|right right'.split(
    '|',
  ),
);
const answers: ReadonlyMap<string, YesNo> = new Map(
  (Object.keys(words) as YesNo[]).flatMap(answer => words[answer].split('|').map(word => [word, answer] as const)),
);
const chained: ReadonlySet<string> = new Set([...assent.split('|'), 'please']);
const longestAssent = Math.max(...[...chained].map(word => word.length));
