import { bare } from './normalise.ts';

/** What a whole message can order at any moment, whatever is being asked. */
export type Command = 'cancel' | 'back' | 'restart' | 'help' | 'handover' | 'menu' | 'english' | 'chinese';

/**
 * Reads a message that is a command and nothing else, politeness apart (请帮我转人工吧！). A command inside a longer
 * text is none: a fault described as 按了取消没反应 stays a description.
 */
export function readCommand(text: string): Command | undefined {
  // The longest command is far shorter; a long text is not worth reading.
  if (text.length > 60) return undefined;
  const said = bare(text);
  const asked = core(said);
  const command = commands.get(said) ?? commands.get(asked) ?? commands.get(once(asked));
  // 能取消吗 asks whether; only a wish for a person or a language is as good as an order.
  return (command === 'cancel' || command === 'restart') && questioning.test(said) ? undefined : command;
}

const questioning = /[吗么]$|能不能|可不可以|行吗|好吗|^can i|^could i|^may i/;

const politeBefore =
  /^(?:你好|您好|喂|请问|请|麻烦你|麻烦您|麻烦|劳驾|帮我|帮忙|给我|我要|我想要|我想|我需要|想要|想|要|需要|可以|可不可以|能不能|能|直接|快点|快|赶紧|马上|现在|那就|那|就|还是|算了|我|please|pls|plz|can you|could you|can i|could i|may i|i want to|i wanna|i would like to|i'd like to|i d like to|i need to|i want|i need|i would like|let me|let s|just|hi|hello|hey)\s?/;
const politeAfter =
  /\s?(?:谢谢你|谢谢您|谢谢|多谢|好吗|行吗|可以吗|好不好|吧|啊|呀|了|呢|哦|噢|喔|啦|嘛|嘞|咯|吗|么|呗|哈|一下|下|please|pls|plz|now|thanks|thank you|thx|right now|asap)$/;

/** What is left when politeness is taken away on both sides. */
function core(said: string): string {
  let left = said;
  for (let before = ''; before !== left; ) {
    before = left;
    if (commands.has(left)) return left;
    const shorter = left.replace(politeAfter, '');
    left = commands.has(shorter) ? shorter : shorter.replace(politeBefore, '');
  }
  return left;
}

/** 人工人工人工 → 人工 */
function once(said: string): string {
  return said.replace(/^(.{2,8}?)\s?(?:\1\s?)+$/u, '$1');
}

const words: Readonly<Record<Command, string>> = {
  cancel:
    '取消|取消报修|取消填写|取消操作|退出|退出报修|退出来|不报|不报修|不填|不弄|不办|不修|不想报|不想填|不想弄|不约|不要报|别报|放弃|终止|停止|结束|作废|cancel|cancel it|cancel this|cancel that|quit|exit|stop|abort|never mind|nevermind|forget it|forget about it|stop it|leave',
  back: '上一步|返回|返回上一步|返回上一个|回上一步|回到上一步|退回|退回上一步|退一步|后退|往回退|倒回去|上一个|上一题|上一个问题|回到上一个问题|回去|倒退|退回去|back|go back|previous|previous step|previous question|step back|one step back|undo',
  restart:
    '重来|重新来|重新来过|重来一遍|重来一次|从头来|从头开始|重新开始|重新填|重新填写|重填|重新报|全部重来|从头再来|再来一遍|restart|start over|start again|begin again|reset|start from the beginning|from the beginning|from the top|start afresh',
  help: '帮助|求助|使用帮助|使用说明|怎么操作|怎么填|不会用|不会填|不知道怎么填|help|help me|how does this work|instructions|i am stuck|i m stuck',
  handover:
    '人工|转人工|转人工客服|转人工服务|转接人工|转接人工客服|转客服|转接客服|人工客服|人工服务|人工坐席|接人工|接人工客服|接客服|找人工|找人工客服|找客服|找个客服|客服|叫客服|叫人工|联系客服|联系人工|联系人工客服|真人|真人客服|真人服务|找真人|找真人客服|找个真人|转真人|转真人客服|活人|找活人|找个人|找人|换人|换个人|换人工|和人说话|跟人说|跟人说话|跟真人说话|跟人聊|和真人聊|在线客服|呼叫客服|客服人员|转接|人工咨询|切人工|切换人工|agent|human|a human|human agent|a human agent|live agent|an agent|live chat|live person|operator|real person|a real person|real human|representative|a representative|customer service|customer support|talk to a human|talk to human|talk to a person|talk to a real person|talk to someone|talk to somebody|talk to an agent|talk to agent|talk to a representative|speak to a human|speak to a person|speak to a real person|speak to someone|speak to an agent|speak to a representative|speak with a human|speak with someone|speak with an agent|talk with a human|connect me to an agent|connect me to a human|transfer me|transfer me to an agent|human please|get me a human|someone real|staff|person|a person',
  menu: '菜单|主菜单|看菜单|看看菜单|打开菜单|显示菜单|回菜单|回到菜单|返回菜单|返回主菜单|回主菜单|回到主菜单|首页|回首页|返回首页|主页|目录|功能|选项|menu|main menu|the menu|show menu|show the menu|show me the menu|back to menu|back to the menu|back to main menu|home|options|show options|start menu',
  english:
    [...spoken('英文', '英语'), '英文版', '英语版', '英文客服', '英语客服'].join('|') +
    '|english|in english|use english|speak english|english version|switch to english|change to english|talk in english|english only|do you speak english|you speak english|reply in english|answer in english|english language',
  chinese:
    [...spoken('中文', '汉语', '普通话', '国语', '华语'), '中文版', '简体中文', '简体', '中文客服'].join('|') +
    '|chinese|in chinese|use chinese|speak chinese|chinese version|switch to chinese|change to chinese|talk in chinese|mandarin|in mandarin|speak mandarin|do you speak chinese|zhongwen|reply in chinese|answer in chinese|simplified chinese',
};

function spoken(...names: string[]): string[] {
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
  (Object.keys(words) as Command[]).flatMap(command => {
    return words[command].split('|').map(word => [word, command] as const);
  }),
);
