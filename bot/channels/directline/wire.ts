import type { Activity } from 'botbuilder-core';
import type { LoggedActivity } from '../../store/collections.ts';
import type { FileLinks } from './file-links.ts';

/** Where everything of Direct Line 3.0 lives. */
export const root = '/v3/directline';
/** What the address of each file that was sent begins with. */
export const filesPath = `${root}/files/`;

/** Some lines of a conversation as clients get them, with the place they reach to. */
export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[];
  readonly watermark: string;
}

/**
 * @param after where the lines begin: the watermark when there are none
 * @param baseUrl the log keeps addresses of our own without a host, so that it outlives a change of address
 * @param links and without a signature, so that each reader gets a link that is good from now on
 */
export function activitySet(
  lines: readonly LoggedActivity[],
  after: number,
  baseUrl: string,
  links: FileLinks,
): ActivitySet {
  return {
    activities: lines.map(line => onWire(line.activity, baseUrl, links)),
    watermark: String(lines.at(-1)?.seq ?? after),
  };
}

function onWire(activity: Partial<Activity>, baseUrl: string, links: FileLinks): Partial<Activity> {
  if (!activity.attachments?.length) return activity;
  const attachments = activity.attachments.map(each =>
    each.contentUrl?.startsWith(filesPath) ? { ...each, contentUrl: baseUrl + links.signed(each.contentUrl) } : each,
  );
  return { ...activity, attachments };
}

/**
 * A place in the log. An empty watermark is no place.
 *
 * @returns 'invalid' for anything that was never given out
 */
export function readWatermark(watermark: string | null): number | undefined | 'invalid' {
  if (watermark === null || watermark === '') return undefined;
  return /^\d{1,9}$/.test(watermark) ? Number(watermark) : 'invalid';
}
