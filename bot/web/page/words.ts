export type Language = 'zh-CN' | 'en-US';

export function isLanguage(text: unknown): text is Language {
  return text === 'zh-CN' || text === 'en-US';
}

/** What the page itself says, as opposed to the desk. */
export interface Words {
  readonly title: string;
  readonly call: (hotline: string) => string;
  /** The other language, in that language; sent to the desk as well, which understands it. */
  readonly other: {
    readonly language: Language;
    readonly label: string;
    readonly command: string;
    readonly hint: string;
  };
  readonly quick: string;
  readonly reconnecting: string;
  readonly close: string;
  readonly slowOpening: string;
  readonly tooLarge: (megabytes: number) => string;
  readonly wrongType: string;
  readonly notSent: string;
  readonly chooseAgain: string;
}

export const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '售后服务',
    call: hotline => `打电话 ${hotline}`,
    other: { language: 'en-US', label: 'EN', command: 'English', hint: 'Switch to English' },
    quick: '常用',
    reconnecting: '正在重新连接… 您可以接着说，连上就发出去',
    close: '知道了',
    slowOpening: '网络有点慢，还在打开…',
    tooLarge: megabytes => `这个文件有点大，最多 ${megabytes} MB。视频可以拍短一点，或者发几张照片。`,
    wrongType: '这种文件我们打不开。请发照片、视频或 PDF。',
    notSent: '刚才那条没有发出去，您点“重试”再发一次。',
    chooseAgain: '文件没有发出去，请重新选一次再发。',
  },
  'en-US': {
    title: 'After-sales service',
    call: hotline => `Call ${hotline}`,
    other: { language: 'zh-CN', label: '中文', command: '中文', hint: '切换到中文' },
    quick: 'Shortcuts',
    reconnecting: 'Reconnecting… Keep typing, it will be sent once we are back',
    close: 'OK',
    slowOpening: 'The network is slow, still opening…',
    tooLarge: megabytes =>
      `That file is a bit large; ${megabytes} MB at most. A shorter video or a few photos will do.`,
    wrongType: "We can't open that kind of file. Photos, videos and PDF are fine.",
    notSent: "Your last message wasn't sent. Tap “Retry” to send it again.",
    chooseAgain: "The file wasn't sent. Please choose it once more.",
  },
};
