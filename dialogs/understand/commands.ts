import { normalised } from './normalise.ts';
import { clausesOf, isThanks, readYesNo, spoken } from './yes-no.ts';

/**
 * What a whole message can order at any moment, whatever is being asked. `bot` wants no person any more, `later` asks for time: the form stays as it
 * is and nothing counts as an answer.
 */
export type Command =
  | 'cancel'
  | 'back'
  | 'restart'
  | 'help'
  | 'handover'
  | 'bot'
  | 'menu'
  | 'english'
  | 'chinese'
  | 'later';

/**
 * Reads a message that is a command and nothing else, politeness, thanks and a yes or no apart (请帮我转人工吧！;
 * 好的，取消吧，谢谢). A command inside a longer text is none: a fault described as 按了取消没反应 stays a description.
 * Of 算了 or 等一下 and another command the other one is meant (算了，重新来), and a person wins over everything.
 */
export function readCommand(text: string): Command | undefined {
  // The longest command is far shorter; a long text is not worth reading.
  if (text.length > 60) return undefined;
  const parts = clausesOf(text);
  // 不，报 is not 不报.
  const whole = parts.length > 1 && parts.some(part => /^[不别没]$/.test(spoken(part))) ? undefined : ordered(text);
  if (whole !== undefined) return whole;
  const clauses = parts.filter(clause => !isAside(clause));
  const all = clauses.map(ordered);
  if (all.length === 0 || all.includes(undefined)) return undefined;
  const weighty = all.filter((command, at) => command !== 'later' && !givingUp.test(spoken(clauses[at] ?? '')));
  const [command, ...others] = new Set(weighty.length > 0 ? weighty : all);
  if (weighty.includes('handover')) return 'handover';
  if (weighty.length === 0 && all.includes('later')) return 'later';
  return others.length === 0 ? command : undefined;
}

/** What a single clause orders. */
function ordered(clause: string): Command | undefined {
  const said = spoken(clause);
  if (said === '') return undefined;
  const command = commandOf(said);
  // 能取消吗 asks whether; only a wish for a person, a language or a step is as good as an order.
  const asked = (command === 'cancel' || command === 'restart') && questioning.test(normalised(clause));
  return asked ? undefined : command;
}

/** What may stand beside a command: 谢谢, 你好, 好的, 太麻烦了. */
function isAside(clause: string): boolean {
  if (isThanks(clause) || aside.test(spoken(clause))) return true;
  return [...clause].length <= 4 && readYesNo(clause) !== undefined && ordered(clause) === undefined;
}

const aside =
  /^(?:你好|您好|喂|那个|不好意思|抱歉|对不起|(?:太|好|嫌|真)(?:麻烦|贵|慢|费事|费劲|啰嗦|复杂|烦|烦人)(?:了|啊)?|hi|hello|hey|sorry|actually|ok|okay|yes|no)$/;
const givingUp = /^(?:那|就|还是|那就)?算(?:了|啦)(?:吧|算了)?$/;
const questioning =
  /[?吗]|么\P{L}*$|不\P{L}*$|能不能|可不可以|行不行|好不好|是不是|能否|可否|^(?:can|could|may|should|shall) i /u;

const politeBefore =
  /^(?:你好|您好|喂|请问|请|麻烦你|麻烦您|麻烦|劳驾|帮我|帮忙|给我|我要|我想要|我想|我需要|想要|想|要|需要|可以|可不可以|能不能|能|直接|快点|快|赶紧|马上|现在|那就|那|就|还是|算了|我|please|pls|plz|can you|could you|can i|could i|may i|i want to|i wanna|i would like to|i'd like to|id like to|i need to|i want|i need|i would like|let me|lets|just|hi|hello|hey)\s?/;
const politeAfter =
  /\s?(?:谢谢你|谢谢您|谢谢|多谢|好吗|行吗|可以吗|好不好|行不行|可不可以|可以不|行不|吧|啊|呀|了|呢|哦|噢|喔|啦|嘛|嘞|咯|吗|么|呗|哈|一下|下|please|pls|plz|now|thanks|thank you|thx|right now|asap)$/;

/** The command that is left when politeness is taken away on both sides. */
function commandOf(said: string): Command | undefined {
  let left = said;
  for (let before = ''; before !== left; ) {
    before = left;
    const command = lookup(left) ?? lookup(once(left));
    if (command !== undefined) return command;
    const shorter = left.replace(politeAfter, '');
    left = lookup(shorter) !== undefined ? shorter : shorter.replace(politeBefore, '');
  }
  return undefined;
}

function lookup(said: string): Command | undefined {
  return commands.get(said) ?? grammar.find(([sentence]) => sentence.test(said))?.[1];
}

/** 人工人工人工 → 人工 */
function once(said: string): string {
  return said.replace(/^(.{2,8}?)\s?(?:\1\s?)+$/u, '$1');
}

const somebody = '(?:人工|真人|活人|客服|在线客服|坐席|专员|工作人员|客服人员|人工客服|真人客服)';
const speak =
  '(?:(?:跟|和|给|与|同)我)?(?:们)?(?:说话|说|聊聊|聊|谈谈|谈|讲讲|讲|沟通|(?:打|回)个?电话|打过来|打给我|联系我?|回复我?|回话|接待?)(?:话|天)?';
const doing = '(?:修理|维修|报修|修|报|填写|填|弄|搞|办理|办|整|预约|约|登记|申请|折腾|继续)';
const hurdle = '(?:(?:太|好|嫌|真)(?:麻烦|贵|慢|费事|费劲|啰嗦|复杂|烦)(?:了|啊)?)?';
const moment = '(?:second|sec|secs|minute|min|moment|bit|while|few minutes|couple of minutes)';
const looking =
  '(?:看看|看一?[下眼]|找找|找一?下|拿一?下|翻翻|翻一?下|想想|想一?想|想一?下|考虑考虑|考虑一?下|考虑|确认一?下|核对一?下|核对核对|检查一?下|商量商量|商量一?下)';
const things =
  '(?:日历|日程|安排|时间表|型号|序列号|发票|铭牌|说明书|电话|号码|手机|地址|机器|日期|时间|订单|单子|小票|购买记录|再说|再定|再决定|再报|再回(?:复)?(?:你|您)|先|[的吧啊哈哦呢]){0,4}';

/** Commands that are sayings rather than words; each is a whole clause. */
const grammar: readonly (readonly [RegExp, Command])[] = [
  [
    new RegExp(
      `^(?:那|就|我|俺|咱|我们|还是|要不|干脆|先|暂时|暂|今天|现在|都|真的|实在)*${hurdle}(?:那|就|我|还是|先|暂时|都)*` +
        `(?:不(?:想|要|用|需要|打算|准备|愿意|必|再)?|别|甭|懒得|没必要|没心情)(?:再|去)*${doing}` +
        '(?:它|这个|单子|单|表)?(?:下去)?(?:了|啦|吧|啊|呀|咯|哈)*$',
    ),
    'cancel',
  ],
  [
    /^(?:那|就|还是|那就|我)*(?:取消|不弄|不搞|不要|不办)?算(?:了|啦|咯)(?:吧|啊|算了)?$|^(?:都|我)?不要(?:了|啦)吧?$|^拉倒吧?$/,
    'cancel',
  ],
  [
    /^(?:cancel|stop|abort|drop|forget|withdraw|scrap|delete) (?:everything|all of it|(?:(?:the|my|this) )?(?:repair|report|form|repair request|repair report|service request))$/,
    'cancel',
  ],
  [
    /^(?:i )?(?:dont|do not) (?:want to |wanna |need to )?(?:do|continue|report|file|repair|fix|fill|bother)(?: with)?(?: (?:it|this|that|in|out|this form))*(?: any ?more| now)?$|^i(?:ve| have)? changed my mind$|^no need to (?:repair|fix|report)(?: it)?(?: any ?more)?$|^i give up$/,
    'cancel',
  ],
  [
    /^(?:你|您|先|请|麻烦)*(?:等一?[下等]|等一?会儿?|等一?下下|等片刻|等几分钟|等\d{1,2}分钟|稍等(?:一[下会]儿?|片刻|会儿?|下)?|稍候|慢着|且慢)(?:我|再说|先)?$/,
    'later',
  ],
  [
    /^(?:稍后|稍晚|晚点儿?|晚些时候?|待会儿?|等会儿?|等一?下|等一?会儿?|(?:过)?一?会儿?|回头|改天|改日|下次|有空|有时间|到时候|明天|明儿|后天|今晚|晚上|中午|下午|周末|下班|回家|到家|回去|过两天|过几天)(?:我|后|了|以后|之后)*再(?:说|报|报修|填|填写|弄|办|搞|看|看看|聊|提交|联系|处理|回复|继续)(?:你|您)?(?:了|吧|啊)*$/,
    'later',
  ],
  [
    new RegExp(`^(?:等我|让我|等我先|我|我先|容我|等等我)(?:先|再|去|回去|回家|得|好好|仔细)*${looking}${things}$`),
    'later',
  ],
  [
    /^(?:等我|让我|我)(?:先|再|去|回去|回家|得)*(?:问问|问一?下|(?:跟|和|与)[^,]{1,5}商量(?:一?下|商量)?)(?:我)?(?:老婆|老公|家人|家里人?|爱人|媳妇|同事|老板|领导|他|她|儿子|女儿|孩子|父母|爸妈|我妈|我爸|妈|爸)?(?:再说|先)?$/,
    'later',
  ],
  [
    /^(?:等我|让我|等我去)(?:先|再|去)*(?:查查|查一?下|问问|问一?下|量一?下|拍(?:一?张|个|一下)?照?片?)(?:再说)?$/,
    'later',
  ],
  [/^(?:先|暂时|那先|就先|先这样)*(?:放着|放一?放|放一?下|放一边|搁着|搁一?搁|缓缓|缓一缓)(?:再说)?$/, 'later'],
  [/^再(?:说|看看|想想|考虑考虑|考虑一?下|考虑|等等|等一?下)(?:吧|啊|了)*$/, 'later'],
  [/^我?(?:现在|这会儿?|正)?(?:在)?(?:忙|忙着|开会|开车)(?:着|呢|中)*(?:.{0,3}再说)?$/, 'later'],
  [
    new RegExp(
      `^(?:wait|hold on|hang on|one|(?:just|only) (?:a|one)|just|give me (?:a|one)|i need (?:a|one))(?: (?:a|one|just a))?(?: ${moment})$|^(?:wait|wait wait|hold on|hang on|wait please|wait up|hold it)$`,
    ),
    'later',
  ],
  [
    /^let me (?:check|look|see|think|have a look|find (?:it|out)|look it up|check it|think about it|check (?:that|this|the model|the label|first))(?: first)?$|^ill (?:do|fill|finish|submit|report|check) (?:it |this |that )?(?:in )?(?:later|tomorrow|tonight)$|^(?:ill )?(?:be right back|brb|be back)$|^ill (?:get back to you|think about it|be back)(?: later)?$|^i(?:ll)? (?:need|have) to think(?: about it)?$|^i need (?:some|more) time$|^(?:talk|do it|do this|remind me|ask me) later$|^not ready yet$/,
    'later',
  ],
  [
    /^(?:我)?(?:不知道|不晓得|不懂|不会|不太会)(?:这个|要|该|应该)?(?:怎么|咋|填|写|说|弄|操作|回答|回复|搞|整)(?:样)?(?:填|写|说|弄|操作|回答|回复|搞|整|办|什么|啥|点啥)?$|^(?:这个|这|要|该|应该|我该)?(?:怎么|咋|如何)(?:填写|填|写|弄|操作|回答|回复|搞|整|说)$|^(?:这个?|这话|你)?(?:是)?(?:什么|啥)意思$|^(?:要|该)?(?:填|写)(?:什么|啥)$/,
    'help',
  ],
  [
    /^有(?:没有)?(?:真人|活人|人工|客服)(?:客服|服务)?(?:在|在线|上班|值班|回复|理我)?(?:吗|么|没|不|没有)$/,
    'handover',
  ],
  [/^有没有(?:真人|活人|人工|客服)(?:客服|服务)?(?:在|在线|上班|值班|回复|理我)?$/, 'handover'],
  [
    /^(?:人|客服|人工|真人)(?:在|还在|在线|上班)(?:吗|么|没|不)$|^(?:人|客服|人工|真人)(?:呢|哪|去哪了?|在哪)$/,
    'handover',
  ],
  [
    new RegExp(
      `^(?:你们|你)?(?:让|叫|找|换|请|喊)(?:个|一个|一位|你们的?)?(?:${somebody}(?:来|过来)?(?:${speak})?|(?:人|同事)(?:来|过来)?${speak})(?:一下)?$`,
    ),
    'handover',
  ],
  [
    new RegExp(
      `^(?:转接?|转到|接|找|换|换成|切换?|呼叫|联系|连线)(?:到|个|一个|一下|一位|成)?(?:你们的?)?${somebody}(?:服务|小姐姐|处理)?$`,
    ),
    'handover',
  ],
  [/^(?:我)?(?:想)?(?:跟|和)(?:真人|活人|人工|人|客服)(?:说话|说|聊聊?|谈谈?|讲|沟通)$/, 'handover'],
  [/^(?:打(?:个)?电话给我|给我(?:打|回)个?电话|(?:不想|不要|别)(?:跟|和)机器人?(?:说话?|聊天?|讲话?))$/, 'handover'],
  [
    /^(?:call me(?: back)?|is (?:a human|any human|a real person) (?:there|here)|(?:get|give|put) me (?:a |an |through to a |through to an )?(?:human|person|agent|real person|operator|somebody|someone)|have (?:someone|somebody|a person|an agent) call me(?: back)?|(?:can|could) (?:someone|somebody) call me(?: back)?|someone call me)$/,
    'handover',
  ],
];

const words: Readonly<Record<Exclude<Command, 'later'>, string>> = {
  cancel:
    '取消|取消报修|取消填写|取消操作|退出|退出报修|退出来|不报|不报修|不填|不弄|不办|不修|不想报|不想填|不想弄|不约|不要报|别报|放弃|终止|停止|结束|作废|cancel|cancel it|cancel this|cancel that|quit|exit|stop|abort|never mind|nevermind|nvm|forget it|forget about it|stop it|leave|撤单|撤销报修|撤销申请|不报修了',
  back: '上一步|返回|返回上一步|返回上一个|回上一步|回到上一步|退回|退回上一步|退一步|后退|往回退|倒回去|上一个|上一题|上一个问题|回到上一个问题|回去|倒退|退回去|上一页|返回上一页|回到上一页|回上一页|上一条|上一项|前一步|前一个问题|回到前一个问题|回上一个问题|后退一步|往后退一步|退后一步|退一下|退一格|回退|回退一步|撤销|撤回|撤销上一步|back|go back|back up|go back one|go back one step|one back|last step|last question|previous page|previous one|the previous one|the previous question|the previous step|go to the previous question|go to the previous page|undo that|previous|previous step|previous question|step back|one step back|undo',
  restart:
    '重来|重新来|重新来过|重来一遍|重来一次|从头来|从头开始|重新开始|重新填|重新填写|重填|重新报|全部重来|从头再来|再来一遍|restart|start over|start again|begin again|reset|start from the beginning|from the beginning|from the top|start afresh',
  help: '帮助|求助|使用帮助|使用说明|不会用|不会操作|看不懂|没看懂|不明白|没明白|没看明白|没懂|听不懂|教教我|教我一下|指导一下|help|help me|how does this work|instructions|i am stuck|im stuck|what do you mean|what does that mean|what does this mean|i dont understand|i do not understand|i dont get it|how do i do this|how do i do it|how do i fill this in|how to fill this in|how do i answer|what should i write|what do i write|what should i say|im confused',
  handover:
    '人工|转人工|转人工客服|转人工服务|转接人工|转接人工客服|转客服|转接客服|人工客服|人工服务|找人工服务|人工坐席|接人工|接人工客服|接客服|找人工|找人工客服|找客服|找个客服|客服|叫客服|叫人工|联系客服|联系人工|联系人工客服|真人|真人客服|真人服务|找真人|找真人客服|找个真人|转真人|转真人客服|活人|找活人|找个人|找人|换人|换个人|换人工|和人说话|跟人说|跟人说话|跟真人说话|跟人聊|和真人聊|在线客服|呼叫客服|客服人员|转接|人工咨询|切人工|切换人工|agent|human|a human|human agent|a human agent|live agent|an agent|live chat|live person|operator|real person|a real person|real human|representative|a representative|customer service|customer support|talk to a human|talk to human|talk to a person|talk to a real person|talk to someone|talk to somebody|talk to an agent|talk to agent|talk to a representative|speak to a human|speak to a person|speak to a real person|speak to someone|speak to an agent|speak to a representative|speak with a human|speak with someone|speak with an agent|talk with a human|connect me to an agent|connect me to a human|transfer me|transfer me to an agent|human please|get me a human|someone real|staff|person|a person|is there a human|i want a person',
  bot: '结束人工|退出人工|取消人工|关闭人工|停止人工|离开人工|不要人工|不用人工|不找人工|不等人工|不用等人工|人工不用了|不用客服|不等客服|结束客服|退出客服|不用同事|不等同事|不用找人|不找人|不转人工|不用转人工|结束人工服务|退出人工服务|取消人工服务|结束人工客服|退出人工客服|结束对话|让机器人来|让机器人回答|让机器人说|叫机器人来|换机器人|换回机器人|转机器人|转回机器人|切回机器人|回到机器人|返回机器人|机器人来|机器人客服|机器人服务|让助手来|自动助手|让自动助手来|找自动助手|换自动助手|智能客服|智能助手|the bot|bot|back to the bot|back to bot|go back to the bot|talk to the bot|let the bot answer|let the bot go on|the bot again|end chat|end the chat|end live chat|leave the chat|leave chat|end the conversation|no agent|no human|no person needed|no agent needed|stop waiting|no need for an agent|no need for a person|no need for a human',
  menu: '菜单|主菜单|看菜单|看看菜单|打开菜单|显示菜单|回菜单|回到菜单|返回菜单|返回主菜单|回主菜单|回到主菜单|首页|回首页|返回首页|主页|目录|功能|选项|menu|main menu|the menu|show menu|show the menu|show me the menu|back to menu|back to the menu|back to main menu|home|options|show options|start menu',
  english:
    [...inLanguage('英文', '英语'), '英文版', '英语版', '英文客服', '英语客服'].join('|') +
    '|english|in english|use english|speak english|english version|switch to english|change to english|talk in english|english only|do you speak english|you speak english|reply in english|answer in english|english language',
  chinese:
    [...inLanguage('中文', '汉语', '普通话', '国语', '华语'), '中文版', '简体中文', '简体', '中文客服'].join('|') +
    '|chinese|in chinese|use chinese|speak chinese|chinese version|switch to chinese|change to chinese|talk in chinese|mandarin|in mandarin|speak mandarin|do you speak chinese|zhongwen|reply in chinese|answer in chinese|simplified chinese',
};

function inLanguage(...names: string[]): string[] {
  const verbs = [
    '',
    '说',
    '讲',
    '用',
    '改',
    '改成',
    '换',
    '换成',
    '转',
    '转成',
    '切换',
    '切换到',
    '切换成',
    '切到',
    '改用',
    '会说',
    '会讲',
    '会',
    '切换为',
    '用回',
  ];
  return names
    .flatMap(name => verbs.map(verb => verb + name))
    .concat(names.flatMap(name => [`用${name}说`, `用${name}回复`, `用${name}聊`, `${name}模式`]));
}

const commands: ReadonlyMap<string, Command> = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap(command =>
    words[command].split('|').map(word => [word, command] as const),
  ),
);
