/** How Web Chat looks. What its options cannot say stands in `page.css`. */
export function look(brand: string, shopName: string): Readonly<Record<string, unknown>> {
  const onBrand = textOn(brand);
  return {
    primaryFont: 'var(--font)',
    accent: brand,
    subtle: '#626d69',
    backgroundColor: '#f3f5f4',
    emojiSet: {},
    paddingRegular: 10,
    fontSizeSmall: '12px',
    hideToaster: true,
    // What the desk says of its own accord, hours later, shows its own time.
    groupTimestamp: 300_000,
    timestampColor: '#626d69',

    botAvatarInitials: [...shopName][0] ?? '',
    botAvatarBackgroundColor: brand,
    avatarSize: 32,

    bubbleMinHeight: 40,
    bubbleMinWidth: 44,
    bubbleMaxWidth: 520,
    bubbleBackground: '#ffffff',
    bubbleTextColor: '#1c2421',
    bubbleBorderColor: '#e3e8e6',
    bubbleBorderRadius: 14,
    bubbleFromUserBackground: brand,
    bubbleFromUserTextColor: onBrand,
    bubbleFromUserBorderColor: brand,
    bubbleFromUserBorderRadius: 14,
    bubbleImageHeight: 200,

    sendBoxHeight: 52,
    sendBoxMaxHeight: 140,
    sendBoxTextWrap: true,
    sendBoxButtonAlignment: 'bottom',
    sendBoxBorderTop: 'none',
    sendBoxTextColor: '#1c2421',
    sendBoxPlaceholderColor: '#626d69',
    sendBoxButtonColor: brand,
    sendBoxButtonColorOnDisabled: '#8b9692',
    sendBoxButtonShadeBorderRadius: 12,

    suggestedActionLayout: 'flow',
    suggestedActionsFlowMaxHeight: 'min(34vh, 220px)',
    suggestedActionHeight: 40,
    suggestedActionBorderRadius: 20,
    suggestedActionBorderWidth: 1,
    suggestedActionBorderColor: brand,
    suggestedActionTextColor: '#1c2421',

    uploadAccept: 'image/jpeg,image/png,image/webp,image/gif,video/*,application/pdf,.pdf',
    uploadMultiple: true,
    // A photo goes off when it is chosen, as in WeChat.
    sendAttachmentOn: 'attach',
    maxMessageLength: 2000,
    // The link holds messages back during an outage; until it gives up they are on their way.
    sendTimeout: 300_000,
    sendTimeoutForAttachments: 300_000,
    markdownRenderHTML: false,
  };
}

/** White or nearly black, whichever reads better on a colour `#rrggbb` (WCAG relative luminance). */
export function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.0585 ? '#ffffff' : '#1c2421';
}
