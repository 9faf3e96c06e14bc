import { normalised } from './normalise.ts';

/** What somebody may want done with what is kept of them, and with who they are taken for. */
export const privacyMatters = ['view', 'delete', 'withdraw', 'join', 'leave'] as const;
export type PrivacyMatter = (typeof privacyMatters)[number];

const matters: readonly (readonly [PrivacyMatter, RegExp])[] = [
  ['leave', /解绑|解除绑定|取消绑定|不(?:再)?绑定?|(?<![a-z])(?:unlink|unbind|disconnect)/],
  [
    'join',
    /绑定?(?:一下)?(?:我的?)?(?:新)?(?:手机|电话|号码|微信|账号)|绑定|合并|换了?个?(?:新)?微信|(?<![a-z])(?:link|bind|connect|merge)(?![a-z])/,
  ],
  [
    'withdraw',
    /撤回|撤销(?:同意|授权)|取消授权|不再?同意|收回同意|(?<![a-z])(?:withdraw|take back|revoke|no longer agree|do not agree)/,
  ],
  ['delete', /删|注销|抹掉|清除|清空|忘了我|不要(?:保存|留)|(?<![a-z])(?:delete|erase|remove|forget me|do not keep)/],
  ['view', /查|看|记了|存了|保存了|有哪些|有我|导出|知道我|(?<![a-z])(?:show|see|view|what|which|copy|know)(?![a-z])/],
];

/** Which of them a text wants; undefined where it does not say. */
export function matterIn(text: string): PrivacyMatter | undefined {
  const said = normalised(text.slice(0, 200));
  return matters.find(([, words]) => words.test(said))?.[0];
}
