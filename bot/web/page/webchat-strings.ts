import type { Language } from './words.ts';

/**
 * Web Chat's own words where it has none in Chinese (the first nine), where a machine translated them, or where they
 * do not suit customers. The rest are its own.
 */
export const webChatStrings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    TEXT_INPUT_TELEPHONE_KEYPAD_BUTTON_ALT: '电话键盘',
    TEXT_INPUT_DROP_ZONE: '把文件拖到这里',
    TEXT_INPUT_LENGTH_EXCEEDED_ALT: '内容太长了，请分几次发',
    TELEPHONE_KEYPAD_INPUT_MESSAGE: '每次只能按一个数字',
    TEXT_INPUT_ATTACHMENTS_ONE: '1 个文件',
    TEXT_INPUT_ATTACHMENTS_TWO: '$1 个文件',
    TEXT_INPUT_ATTACHMENTS_FEW: '$1 个文件',
    TEXT_INPUT_ATTACHMENTS_MANY: '$1 个文件',
    TEXT_INPUT_ATTACHMENTS_OTHER: '$1 个文件',
    ACTIVITY_BOT_SAID_ALT: '$1 说：',
    ACTIVITY_BOT_ATTACHED_ALT: '对方发来：',
    ACTIVITY_YOU_SAID_ALT: '您说：',
    ACTIVITY_YOU_ATTACHED_ALT: '您发送了：',
    ACTIVITY_STATUS_SEND_FAILED_RETRY: '没有发出去，[重试][RETRY]',
    SEND_BOX_IS_EMPTY_TOOLTIP_ALT: '还没有写内容',
    SUGGESTED_ACTIONS_LABEL_ALT: '可以点选的回答',
    TEXT_INPUT_ALT: '输入消息',
    TEXT_INPUT_PLACEHOLDER: '请说说您的问题',
    TEXT_INPUT_UPLOAD_BUTTON_ALT: '发照片、视频或文件',
    TRANSCRIPT_NEW_MESSAGES: '有新消息',
    TRANSCRIPT_MORE_MESSAGES: '看最新消息',
    TRANSCRIPT_TERMINATOR_TEXT: '已经到底了',
    TYPING_INDICATOR_ALT: '对方正在输入',
    TYPING_INDICATOR_SINGLE_TEXT: '$1 正在输入',
  },
  'en-US': {
    ACTIVITY_BOT_SAID_ALT: '$1 said:',
    ACTIVITY_BOT_ATTACHED_ALT: 'Received:',
    ACTIVITY_STATUS_SEND_FAILED_RETRY: 'Not sent. [Retry][RETRY]',
    SUGGESTED_ACTIONS_LABEL_ALT: 'Answers to choose from',
    TEXT_INPUT_PLACEHOLDER: 'Tell us what happened',
    TEXT_INPUT_UPLOAD_BUTTON_ALT: 'Send a photo, video or file',
  },
};
