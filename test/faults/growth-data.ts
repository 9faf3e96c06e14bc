import { Client } from 'pg';
import { allCollections } from '../../bot/store/collections.ts';
import { declarationsOf, tableOf, versionIndexOf } from '../../bot/store/postgres/tables.ts';

/** How much a database is filled with: what a shop has in its steady state, when each day as much goes as comes. */
export interface Amounts {
  /** Cases of the last year, with their personal data; as many stay on record of the years before. */
  readonly tickets: number;
  /** Lines of the chats of the last half year, ten to a conversation. */
  readonly activities: number;
  readonly units: number;
  /** Cases that are worked on. */
  readonly open: number;
}

/** Lines of a conversation, and how many of its messages were handled. */
const linesEach = 10;
const handledEach = 6;

/** What the shop keeps cases and chats for, in days, and a day more: so much a run removes. */
const caseDays = 366;
const chatDays = 181;

/** How long each step took, in milliseconds. */
export type Taken = Readonly<Record<string, number>>;

/**
 * Fills the tables of an opened store on the server itself, with bodies as the desk writes them. Indexes are dropped
 * before and made again after, as a later program would make a new one on a large table.
 *
 * @param now a timestamp of records
 */
export async function fill(url: string, amounts: Amounts, now: string, told: (line: string) => void): Promise<Taken> {
  const taken: Record<string, number> = {};
  const clients = await Promise.all([connected(url, now), connected(url, now)]);
  const step = async (client: Client, name: string, sql: string): Promise<void> => {
    const began = performance.now();
    await client.query(sql);
    taken[name] = Math.round(performance.now() - began);
    told(`${name}: ${taken[name]} ms`);
  };
  const [first, second] = clients as [Client, Client];
  const indexes = [
    ...allCollections.flatMap(each => declarationsOf(each).filter(({ sql }) => sql.startsWith('create index'))),
    versionIndexOf('activities'),
  ];
  for (const { name } of indexes) await first.query(`drop index desk.${name}`);
  const statements = inserts(amounts);
  const lines = statements.filter(([table]) => table === 'activities');
  const others = statements.filter(([table]) => table !== 'activities');
  const run = async (client: Client, all: readonly (readonly [string, string])[]) => {
    for (const [table, select] of all) {
      // Into a table that was emptied in the same transaction PostgreSQL writes no log, where it is set so.
      await step(
        client,
        `fill ${table}`,
        `begin; truncate ${tableOf(table)}; insert into ${tableOf(table)} (id, version, schema, body) ${select}; commit`,
      );
    }
  };
  await Promise.all([run(first, lines), run(second, others)]);
  const halves = [indexes.filter((_, i) => i % 2 === 0), indexes.filter((_, i) => i % 2 === 1)];
  await Promise.all(
    clients.map(async (client, i) => {
      for (const { name, sql } of halves[i] ?? []) await step(client, `index ${name}`, sql);
    }),
  );
  await step(first, 'vacuum analyze', 'vacuum (analyze)');
  await Promise.all(clients.map(client => client.end()));
  return taken;
}

async function connected(url: string, now: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set maintenance_work_mem = '512MB'; set synchronous_commit = off`);
  await client.query(`
    create function pg_temp.conversation(i bigint) returns text language sql immutable
      return translate(rtrim(encode(sha256(i::text::bytea), 'base64'), '='), '+/', '-_');
    create function pg_temp.visitor(i bigint) returns text language sql immutable
      return 'dl_' || translate(rtrim(encode(sha256(('u' || i)::bytea), 'base64'), '='), '+/', '-_');
    create function pg_temp.number(i bigint) returns text language sql immutable
      return 'R-' || upper(substr(md5(i::text), 1, 3) || '-' || substr(md5(i::text), 4, 3) || '-' || lpad(to_hex(i), 6, '0'));
    create function pg_temp.ago(days float8) returns text language sql immutable
      return to_char(timestamp '${now.replace('T', ' ').replace('Z', '')}' - days * interval '1 day',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
  return client;
}

/** The customer's own words, which nobody else has said like this. */
const words = `'第 ' || i || ' 位客户：滚筒洗衣机脱水的时候响得厉害，机身一直往前走，昨天开始漏水，排水管看过了没有堵，门封圈也擦过了'`;

/** Collection, and what selects its rows. */
function inserts({ tickets, activities, units, open }: Amounts): (readonly [string, string])[] {
  const talks = Math.max(1, Math.floor(activities / linesEach));
  const caseAge = `(i::float8 / ${tickets} * ${caseDays})`;
  const talkAge = `(i::float8 / ${talks} * ${chatDays})`;
  const talker = `case when ${caseAge} <= ${chatDays} then (${caseAge} / ${chatDays} * ${talks})::bigint else ${talks} + i end`;
  const lineTime = (seq: string) => `pg_temp.ago(${talkAge} - ${seq} * 20.0 / 86400)`;
  const lineId = (seq: string) => `pg_temp.conversation(i) || '|' || lpad((${seq})::text, 7, '0')`;
  // The names of a conversation are computed once for all of its rows.
  const computed = `(select i, pg_temp.conversation(i) as c, pg_temp.visitor(i) as v from generate_series(1, ${talks}) i offset 0) t`;
  return [
    [
      'conversations',
      `select pg_temp.conversation(i), 1000, 1, jsonb_build_object('id', pg_temp.conversation(i), 'channel', 'directline',
        'user', jsonb_build_object('id', pg_temp.visitor(i)), 'language', 'zh-CN', 'startedAt', ${lineTime('0')},
        'seq', ${linesEach}, 'lastAt', ${lineTime(String(linesEach))}, 'state', jsonb_build_object(
          'dialogs', jsonb_build_object('dialogStack', '[]'::jsonb),
          'memory', jsonb_build_object('spoken', 'zh-CN', 'heardAt', ${lineTime(String(linesEach))}, 'lost', 0, 'files', '[]'::jsonb,
            'offered', '[]'::jsonb, 'recent', jsonb_build_array(${words}))))
      from generate_series(1, ${talks}) i`,
    ],
    [
      'activities',
      `select ${lineId('seq')}, 1000, 1, jsonb_build_object('id', ${lineId('seq')}, 'conversation', pg_temp.conversation(i), 'seq', seq,
        'activity', jsonb_build_object('id', ${lineId('seq')}, 'type', 'message', 'channelId', 'directline',
          'conversation', jsonb_build_object('id', pg_temp.conversation(i)), 'timestamp', ${lineTime('seq')}) ||
          case when seq % 2 = 0 then jsonb_build_object('text', ${words}, 'textFormat', 'plain', 'locale', 'zh-CN',
            'from', jsonb_build_object('id', pg_temp.visitor(i), 'role', 'user'),
            'recipient', '{"id": "desk", "name": "安心售后", "role": "bot"}'::jsonb,
            'channelData', jsonb_build_object('clientActivityID', md5(i || '/' || seq), 'clientTimestamp', ${lineTime('seq')}))
          else jsonb_build_object('text', '保修期内的质量问题，修理和上门都不收费（S1 3.1.1）。要报修的话，回复“报修”，或者点下面的按钮；工作日 9:00-18:00 有人接。' || i,
            'inputHint', 'acceptingInput', 'from', '{"id": "desk", "name": "安心售后", "role": "bot"}'::jsonb,
            'recipient', jsonb_build_object('id', pg_temp.visitor(i), 'role', 'user'),
            'suggestedActions', '{"to": [], "actions": [{"type": "messageBack", "title": "报修", "text": "报修", "displayText": "报修", "value": {"start": "repair"}},
              {"type": "messageBack", "title": "查保修", "text": "查保修", "displayText": "查保修", "value": {"start": "warranty"}}]}'::jsonb) end)
      `
        .replaceAll('pg_temp.conversation(i)', 'c')
        .replaceAll('pg_temp.visitor(i)', 'v')
        .concat(`from ${computed}, generate_series(1, ${linesEach}) seq`),
    ],
    [
      'handledMessages',
      `select pg_temp.conversation(i) || '/' || key, 1000, 1, jsonb_build_object('id', pg_temp.conversation(i) || '/' || key,
        'conversation', pg_temp.conversation(i), 'at', ${lineTime('n * 2')}, 'heard', ${lineId('n * 2')}, 'said', jsonb_build_array(${lineId('n * 2 + 1')}))
      `.replaceAll('pg_temp.conversation(i)', 'c') +
        `from ${computed}, generate_series(0, ${handledEach - 1}) n,
        lateral (select case n when 0 then 'start' else 'client/' || md5(i || '/' || n) end as key) k`,
    ],
    [
      'customers',
      `select 'directline:' || pg_temp.visitor(i), 1000, 1, jsonb_build_object('id', 'directline:' || pg_temp.visitor(i),
        'consent', jsonb_build_object('version', '4', 'at', pg_temp.ago(400), 'channel', 'directline'))
      from (select distinct ${talker} as i from generate_series(1, ${tickets}) i) t`,
    ],
    [
      'tickets',
      `select pg_temp.number(i), 1000, 2, jsonb_build_object('id', pg_temp.number(i), 'kind', 'repair', 'state',
        case when i <= ${open} then 'submitted' when i % 20 = 0 then 'cancelled' else 'closed' end, 'urgent', i % 50 = 0,
        'openedAt', pg_temp.ago(${caseAge}), 'customer', 'directline:' || pg_temp.visitor(who), 'conversation', pg_temp.conversation(who),
        'language', 'zh-CN', 'policyVersion', 'general-1', 'product', '{"id": "washer", "said": "滚筒洗衣机"}'::jsonb,
        'serial', 'SN' || lpad(i::text, 10, '0'), 'fault', ${words}, 'usage', '家里用', 'photos', '[]'::jsonb,
        'phone', '138' || lpad((i % 100000000)::text, 8, '0'), 'address', '上海市某区某路 ' || i || ' 号 3 栋 502 室', 'way', 'on-site', 'fee', 'unknown',
        'promised', jsonb_build_object('firstResponse', pg_temp.ago(${caseAge} - 0.1)),
        'log', jsonb_build_array(jsonb_build_object('at', pg_temp.ago(${caseAge}), 'by', 'customer', 'what', 'opened', 'text', ${words}, 'key', md5(i::text))) ||
          case when i <= ${open} then '[]'::jsonb else jsonb_build_array(
            jsonb_build_object('at', pg_temp.ago(${caseAge} - 0.1), 'by', 'clerk', 'what', 'confirm', 'text', '', 'name', '小李', 'key', md5('a' || i)),
            jsonb_build_object('at', pg_temp.ago(${caseAge} - 0.3), 'by', 'clerk', 'what', 'arrange-visit', 'text', '2026-11-25 09:00', 'name', '小李', 'key', md5('b' || i)),
            jsonb_build_object('at', pg_temp.ago(${caseAge} - 0.9), 'by', 'clerk', 'what', case when i % 20 = 0 then 'cancel' else 'close' end, 'text', '已修好', 'name', '小李', 'key', md5('c' || i))) end)
      from (select i, ${talker} as who from generate_series(1, ${tickets}) i) t`,
    ],
    [
      'pastCases',
      `select number, 1000, 1, jsonb_build_object('id', number, 'kind', 'repair', 'state', 'closed', 'urgent', false,
        'openedAt', pg_temp.ago(366 + i::float8 / ${tickets} * 700), 'endedAt', pg_temp.ago(365 + i::float8 / ${tickets} * 700), 'policyVersion', 'general-1',
        'product', 'washer', 'serial', 'SN' || i, 'way', 'on-site', 'fee', 'unknown', 'mark', 5)
      from generate_series(1, ${tickets}) i, lateral (select 'P' || pg_temp.number(i + ${tickets}) as number) n`,
    ],
    [
      'units',
      `select 'SN' || lpad(i::text, 10, '0'), 1000, 1, jsonb_build_object('id', 'SN' || lpad(i::text, 10, '0'), 'product', 'washer',
        'model', 'XQG100-A1', 'producedOn', '2026-01-05', 'soldOn', '2026-03-01', 'repairs', '[]'::jsonb)
      from generate_series(1, ${units}) i`,
    ],
    [
      'jobs',
      `select md5('job' || i), 1000, 1, jsonb_build_object('kind', 'survey', 'ticket', pg_temp.number(i + ${open}), 'id', md5('job' || i),
        'dueAt', pg_temp.ago(-1 - i / 1000.0), 'conversation', pg_temp.conversation(i))
      from generate_series(1, ${Math.ceil(tickets / 200)}) i`,
    ],
  ];
}
