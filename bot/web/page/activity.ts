/** A Bot Framework activity, as far as the page looks into it. */
export interface Activity {
  readonly id?: string;
  readonly type: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly locale?: string;
  readonly timestamp?: string;
  readonly replyToId?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: { readonly to?: readonly string[]; readonly actions?: readonly unknown[] };
  readonly channelData?: Readonly<Record<string, unknown>>;
}

export interface Attachment {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly name?: string;
  readonly thumbnailUrl?: string;
}
