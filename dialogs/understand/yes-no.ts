import { bare, plain } from './normalise.ts';

/** `unsure`: the customer does not know (不知道, not sure). */
export type YesNo = 'yes' | 'no' | 'unsure';

/**
 * Reads a whole message that says yes, no or "I don't know"; anything else is undefined, also a message that
 * says two of them (好，还是算了).
 */
export function readYesNo(text: string): YesNo | undefined {
  if (text.length > 40) return undefined;
  const whole = read(text);
  if (whole) return whole;
  const clauses = plain(text)
    .split(/[,，。.!！;；、~～\n]+/)
    .filter(clause => clause.trim() !== '' && !thanks.test(bare(clause)));
  const [first, ...others] = new Set(clauses.map(read));
  return others.length === 0 ? first : undefined;
}

const thanks =
  /^(?:谢谢|谢谢你|谢谢您|谢了|多谢|麻烦了|麻烦你了|辛苦了|麻烦您了|thanks|thank you|thx|please|many thanks)$/;
const signs: readonly (readonly [RegExp, YesNo])[] = [
  [/^(?:👍|👌|✅|✔|☑|🙆|💯|⭕|√|🆗|\s|\p{M})+$/u, 'yes'],
  [/^(?:👎|❌|✖|✘|🙅|×|🚫|\s|\p{M})+$/u, 'no'],
];

function read(text: string): YesNo | undefined {
  const sign = signs.find(
    ([only]) => text.trim() !== '' && only.test(text.trim().replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')),
  );
  if (sign) return sign[1];
  const said = bare(text).replace(/^(.{2,6}?)\s?\1$/u, '$1');
  const core = said.replace(tail, '');
  return (
    answers.get(said) ?? answers.get(core) ?? answers.get(core.replace(head, '')) ?? answers.get(said.replace(head, ''))
  );
}

const head = /^(?:那就|那|就|还是|我说|我觉得|我|well|oh|um|uh|hmm|actually|i think|嗯|哦|噢|额|呃|唉|诶|欸)\s?/;
const tail =
  /\s?(?:谢谢你|谢谢您|谢谢|吧|啊|呀|了|呢|哦|噢|喔|啦|嘛|嘞|咯|哈|滴|哒|的|please|thanks|thank you|thx|then|sir)$/;

const words: Readonly<Record<YesNo, string>> = {
  yes: '要|好|行|嗯|恩|嗯嗯|嗯哼|可以|是|对|对对|对对对|对头|没错|不错|没问题|没有问题|没毛病|确认|确定|同意|需要|愿意|有|有啊|当然|当然要|当然可以|必须|必须的|要的|好的|是的|对的|可以的|行的|好好|好好好|行行行|是是是|中|得|成|妥|妥了|要得|使得|好滴|好哒|好嘞|好呀|好啊|晓得|知道了|明白|收到|没意见|就这样|就这么办|照办|听你|听您|可|准|正确|无误|没有错|想|想要|我要|我愿意|我同意|来吧|来|开始|继续|yes|y|yeah|yea|yep|yup|ya|yes yes|ok|okay|okey|k|okk|sure|sure thing|of course|certainly|definitely|absolutely|please do|yes please|go ahead|do it|right|that s right|that is right|correct|that s correct|that is correct|fine|that s fine|sounds good|good|great|perfect|alright|all right|agreed|i agree|confirm|confirmed|continue|true|i do|i am|i will|it is|it does|why not|by all means|looks good|no problem',
  no: '不|不要|不用|不用了|算了|不行|不好|不可以|不是|不对|没有|没|否|不需要|不必|不必了|别|别了|不了|免了|先不|先不要|先不用|先不了|暂时不用|暂时不要|暂不|暂不需要|不同意|不愿意|不想|不想要|不确认|错了|错|有误|不正确|不成|不中|不得|不要了|不是的|不对的|没有的|没有啊|拒绝|放弃|下次|下次吧|以后再说|改天|不是这样|用不着|没必要|甭|甭了|不用麻烦|不麻烦|就不|不需要了|no|n|nope|nah|no no|no thanks|no thank you|not now|not yet|not really|not at all|don t|i don t|do not|i do not|no way|never|never mind|negative|wrong|that s wrong|that is wrong|not correct|not right|incorrect|that s not right|i don t think so|i d rather not|rather not|no need|not needed|not necessary|false|i am not|i m not|it is not|it isn t|skip it|later|maybe later|don t want|i don t want|don t want to|i don t want to',
  unsure:
    '不知道|我不知道|不晓得|不清楚|不太清楚|不是很清楚|不确定|不太确定|不记得|不太记得|记不得|忘了|忘记|忘记了|记不清|记不清楚|想不起来|说不准|说不好|不好说|看情况|再说|再看看|再想想|考虑一下|我考虑一下|想一下|我想想|让我想想|也许|可能|可能吧|大概|应该|应该是|好像是|不一定|没注意|没看|没留意|不了解|不懂|随便|都行|都可以|无所谓|搞不清|搞不懂|弄不清|不大清楚|我也不知道|我也不清楚|i don t know|don t know|dont know|i dont know|do not know|i do not know|idk|dunno|no idea|no clue|not sure|i m not sure|i am not sure|im not sure|unsure|not certain|maybe|perhaps|possibly|probably|i guess|it depends|depends|i forgot|forgot|can t remember|i can t remember|don t remember|i don t remember|let me think|i ll think about it|either|whatever|any|hard to say|can t say',
};
const answers: ReadonlyMap<string, YesNo> = new Map(
  (Object.keys(words) as YesNo[]).flatMap(answer => words[answer].split('|').map(word => [word, answer] as const)),
);
