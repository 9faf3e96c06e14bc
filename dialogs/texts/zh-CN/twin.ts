import type { TwinEvent } from '../../../knowledge/records.ts';

/** What was done about a matter that was reported in another channel as well; whose that is is not certain. */
export const twin = {
  told: (ticket: string, tail: string, happened: string) =>
    `您的单子 ${ticket} 这件事，我们在别处也接到过一张（尾号 ${tail}），合在一起办。${happened}\n\n那张也是您报的话，详细的看那边的消息；不是您报的，或者看不到，回复“人工”，核对一下就告诉您。`,
  happened: {
    visit: '那边约好师傅上门了。',
    moved: '那边改了上门时间。',
    'called-off': '那边取消了上门。',
    quote: '那边报了价，等答复。',
    close: '那边办完了。',
    cancel: '那边取消了。',
  } satisfies Record<TwinEvent, string> as Record<TwinEvent, string>,
};
