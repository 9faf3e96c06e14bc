import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readWhen, type When, type Wish } from '../../../dialogs/understand/when.ts';

/** A Friday. */
const friday = Temporal.PlainDateTime.from('2026-11-20T18:30');
const at = (now: string) => ({ now: Temporal.PlainDateTime.from(now), language: 'zh-CN' as const });
const read = (text: string, now = friday) => readWhen(text, { now, language: 'zh-CN' });

/** What was said, and what is understood in short; days of this year without it, several after a question mark. */
type Table = readonly (readonly [string, string])[];

function short({ date, dateEnd, part, at, from, to }: Wish): string {
  const span = from || to ? `${from ?? ''}-${to ?? ''}` : undefined;
  return [date?.replace('2026-', ''), dateEnd && `..${dateEnd.slice(5)}`, part, at, span].filter(Boolean).join(' ');
}

function inShort(when: When): string {
  if (when.kind === 'ambiguous') return `? ${when.options.map(short).join(' | ')}`;
  return `${when.kind} ${short(when as Wish)}`.trim();
}

const chinese: Table = [
  ['明天下午3点', 'slot 11-21 15:00'],
  ['明天9点', 'slot 11-21 09:00'],
  ['后天上午', 'slot 11-22 morning'],
  ['大后天', 'slot 11-23'],
  ['下周除了周三都行', '? 11-23 ..11-24 | 11-26 ..11-29'],
  ['下周一到周五，周一不行', 'range 11-24 ..11-27'],
  ['下周3上午', 'slot 11-25 morning'],
  ['下星期3下午2点半', 'slot 11-25 14:30'],
  ['下周3点', 'range 11-23 ..11-29 15:00'],
  ['一周2次', 'none'],
  ['后个下晌', 'slot 11-22 afternoon'],
  ['明个前晌', 'slot 11-21 morning'],
  ['下周三上午能来吗', 'slot 11-25 morning'],
  ['这周三', 'past 11-18'],
  ['周三', 'slot 11-25'],
  ['周五', '? 11-20 | 11-27'],
  ['下周', 'range 11-23 ..11-29'],
  ['下下周一', 'slot 11-30'],
  ['30号', 'slot 11-30'],
  ['11月31号', 'invalid'],
  ['13点', 'slot 13:00'],
  ['25点', 'invalid'],
  ['11.30', 'slot 11-30'],
  ['11/30', 'slot 11-30'],
  ['12月5日下午2点到4点', 'range 12-05 14:00-16:00'],
  ['3点以后', 'range 15:00-'],
  ['10点之前', 'range -10:00'],
  ['上午', 'slot morning'],
  ['下午', 'slot afternoon'],
  ['中午', 'slot 12:00'],
  ['晚上', 'range 18:00-'],
  ['早上', 'slot morning'],
  ['4点', 'slot 16:00'],
  ['明天不行，后天可以', 'slot 11-22'],
  ['改成周日', 'slot 11-22'],
  ['不是周四是周日', 'slot 11-22'],
  ['周四或者周日', '? 11-26 | 11-22'],
  ['周四周日都行', '? 11-26 | 11-22'],
  ['越快越好', 'asap'],
  ['尽快', 'asap'],
  ['马上', 'asap'],
  ['今天能来吗', 'slot 11-20'],
  ['随时', 'any'],
  ['都行', 'any'],
  ['什么时候都可以', 'any'],
  ['昨天', 'past 11-19'],
  ['上周买的', 'none'],
  ['你们12号说来没来', 'none'],
  ['用了3个月', 'none'],
  ['13800138000', 'none'],
  ['我住3号楼', 'none'],
  ['11月25日周五', '? 11-25 | 11-27'],
  ['元旦', 'slot 2027-01-01'],
  ['国庆', 'slot 2027-10-01'],
  ['春节', 'slot 2027-02-07'],
  ['春节前', 'range 11-20 ..02-05'],
  ['一月五号', 'slot 2027-01-05'],
  ['11月1号', 'past 11-01'],
  ['禮拜三下午三點', 'slot 11-25 15:00'],
  ['下週二上午', 'slot 11-24 morning'],
  ['星期天', 'slot 11-22'],
  ['明天下午３点', 'slot 11-21 15:00'],
  ['明天上午不行，下午可以', 'slot 11-21 afternoon'],
  ['明早9点', 'slot 11-21 09:00'],
  ['明晚8点', 'slot 11-21 20:00'],
  ['明晚', 'range 11-21 18:00-'],
  ['后天早上八点半', 'slot 11-22 08:30'],
  ['周三到周五', 'range 11-25 ..11-27'],
  ['周一到周五都可以', 'range 11-23 ..11-27'],
  ['周三四', '? 11-25 | 11-26'],
  ['周四或者周日上午', '? 11-26 morning | 11-22 morning'],
  ['周四上午或周日下午', '? 11-26 morning | 11-22 afternoon'],
  ['明天3点或4点', '? 11-21 15:00 | 11-21 16:00'],
  ['明天3点改成4点', 'slot 11-21 16:00'],
  ['把周三的改到周日', 'slot 11-22'],
  ['周三还是周日吧', 'slot 11-22'],
  ['周末', 'range 11-21 ..11-22'],
  ['月底', 'range 11-21 ..11-30'],
  ['下个月5号', 'slot 12-05'],
  ['下个月', 'range 12-01 ..12-31'],
  ['年底', 'range 12-21 ..12-31'],
  ['3天后', 'slot 11-23'],
  ['三天内能修好吗', 'range 11-20 ..11-23'],
  ['两周后', 'slot 12-04'],
  ['空调昨天坏了，明天能来吗', 'slot 11-21'],
  ['上周买的空调明天能来修吗', 'slot 11-21'],
  ['昨天下午3点坏的', 'none'],
  ['周三装的空调漏水', 'none'],
  ['明天早点来', 'slot 11-21'],
  ['早点来', 'asap'],
  ['快一点', 'none'],
  ['明天晚一点来', 'slot 11-21'],
  ['下周找个时间，周三吧', 'slot 11-25'],
  ['12月5-8号', 'range 12-05 ..12-08'],
  ['周六以后', 'range 11-22'],
  ['下周一开始都行', 'range 11-23'],
  ['今天下午', 'past 11-20 afternoon'],
  ['今天下午3点', 'past 11-20 15:00'],
  ['20号', 'slot 11-20'],
  ['31号', 'slot 12-31'],
  ['2月29号', 'invalid'],
  ['13月5号', 'invalid'],
  ['2026年12月5日', 'slot 12-05'],
  ['2026-12-05', 'slot 12-05'],
  ['20261205', 'slot 12-05'],
  ['明年1月5号', 'slot 2027-01-05'],
  ['3:30', 'slot 15:30'],
  ['15:30', 'slot 15:30'],
  ['03:30', 'slot 03:30'],
  ['下午15点', 'slot 15:00'],
  ['三点一刻', 'slot 15:15'],
  ['2-4点', 'range 14:00-16:00'],
  ['9点到11点半', 'range 09:00-11:30'],
  ['10点到2点', 'range 10:00-14:00'],
  ['下午4点到2点', 'invalid'],
  ['明天3点60分', 'invalid'],
  ['5号电池没电了', 'none'],
  ['7天内可以退货吗', 'none'],
  ['保修3年', 'none'],
  ['2月买的', 'none'],
  ['除了周四都行', 'any'],
  ['明天我不在家', 'none'],
  ['周三我要上班周四可以', 'slot 11-26'],
  ['周三周四都不行，周日可以', 'slot 11-22'],
  ['明天能不能来', 'slot 11-21'],
  ['明天不行吗', 'slot 11-21'],
  ['明天下午吧，3点左右', 'slot 11-21 15:00'],
  ['下午3点吧，明天', 'slot 11-21 15:00'],
  ['上午下午都行', 'any'],
  ['明天上午下午都行', 'slot 11-21'],
  ['您好，我家空调E1不制冷了，明天下午能上门吗', 'slot 11-21 afternoon'],
  ['下周三（11月25日）上午', 'slot 11-25 morning'],
  ['下周三30号', '? 11-30 | 11-25'],
  ['你好', 'none'],
  ['有两点建议', 'none'],
  ['一点也不制冷', 'none'],
  ['明天一点', 'slot 11-21 13:00'],
  ['今晚7点', 'slot 11-20 19:00'],
  ['明后天', '? 11-21 | 11-22'],
  ['今明两天能来吗', '? 11-20 | 11-21'],
  ['12月5号或6号', '? 12-05 | 12-06'],
  ['过两天', 'range 11-22 ..11-27'],
  ['周五之前', 'range 11-20 ..11-26'],
  ['今天空调突然坏了', 'none'],
  ['这两天能来吗', 'range 11-20 ..11-21'],
  ['12月', 'range 12-01 ..12-31'],
  ['12-5上午', 'slot 12-05 morning'],
  ['明天上午10点半以后', 'range 11-21 10:30-'],
  ['明天4点前', 'range 11-21 -16:00'],
  ['下周末', 'range 11-28 ..11-29'],
  ['下下周', 'range 11-30 ..12-06'],
  ['12月5日星期天', '? 12-05 | 12-06'],
  ['周六12月5日', 'slot 12-05'],
  ['本月31号', 'invalid'],
  ['现在能派人来吗', 'asap'],
  ['2小时内能到吗', 'asap'],
  ['上周三', 'past 11-11'],
  ['不要周三', 'none'],
  ['周末不行，其他时间都可以', 'any'],
  ['看你们安排', 'any'],
  ['急，今天能上门吗', 'slot 11-20'],
  ['尽快，最好明天', 'slot 11-21'],
  ['12月5、6号', '? 12-05 | 12-06'],
  ['周三除外', 'none'],
  ['明天，周三都行', '? 11-21 | 11-25'],
  ['25:00', 'invalid'],
  ['13:00', 'slot 13:00'],
  ['早上好', 'none'],
  ['明白了', 'none'],
  ['第一点', 'none'],
  ['十一点', 'slot 11:00'],
  ['下午三点一定来', 'slot 15:00'],
  ['三点十分', 'slot 15:10'],
  ['三点钟', 'slot 15:00'],
  ['零点', 'none'],
  ['12点', 'slot 12:00'],
  ['12点半', 'slot 12:30'],
  ['上午12点', 'slot 12:00'],
  ['晚上12点', 'invalid'],
  ['8点到10点', 'range 08:00-10:00'],
  ['明天8点到10点', 'range 11-21 08:00-10:00'],
  ['晚上7点到9点', 'range 19:00-21:00'],
  ['周三早9点', 'slot 11-25 09:00'],
  ['周三晚8点', 'slot 11-25 20:00'],
  ['明天中午12点', 'slot 11-21 12:00'],
  ['明天11点到1点', 'range 11-21 11:00-13:00'],
  ['下月初', 'range 12-01 ..12-10'],
  ['下个月中旬', 'range 12-11 ..12-20'],
  ['5月20号', 'slot 2027-05-20'],
  ['6月1日', 'past 06-01'],
  ['一周后', 'slot 11-27'],
  ['下周三或者下周四', '? 11-25 | 11-26'],
  ['下周三、四', '? 11-25 | 11-26'],
  ['周三下午3点，周四上午10点都可以', '? 11-25 15:00 | 11-26 10:00'],
  ['我想改到后天上午10点', 'slot 11-22 10:00'],
  ['能不能换到下周一', 'slot 11-23'],
  ['把明天的改成后天', 'slot 11-22'],
  ['11月32号', 'invalid'],
  ['0点30', 'slot 00:30'],
  ['星期八', 'none'],
  ['明天', 'slot 11-21'],
  ['明天呢', 'slot 11-21'],
  ['空调去年双十一买的，现在不制冷', 'none'],
  ['用了两年了', 'none'],
  ['订单号20261120001', 'none'],
  ['电话 021-62345678 明天联系', 'slot 11-21'],
  ['长江路12号', 'none'],
  ['今天不行', 'none'],
  ['不行', 'none'],
  ['可以', 'none'],
  ['节后', 'range 2027-01-04'],
  ['国庆节后', 'range 2027-10-04'],
  ['周三上午10点 请带配件', 'slot 11-25 10:00'],
  ['明儿下午', 'slot 11-21 afternoon'],
  ['后儿', 'slot 11-22'],
  ['後天上午', 'slot 11-22 morning'],
  ['明天3點', 'slot 11-21 15:00'],
  ['週五或週六', '? 11-20 | 11-27 | 11-21'],
  ['明天晚上，8点', 'slot 11-21 20:00'],
  ['明天晚上8点左右', 'slot 11-21 20:00'],
  ['周一到下周三', 'range 11-23 ..11-25'],
  ['下周一到周三上午', 'range 11-23 ..11-25 morning'],
  ['9点到3点', 'range 09:00-15:00'],
  ['周三下午，3点以后', 'range 11-25 15:00-'],
  ['上午11点到下午1点', 'range 11:00-13:00'],
  ['明天下午3点%上午11点到下午1点', 'range 11-21 11:00-13:00'],
  ['明天下午我不在家，上午可以', 'slot 11-21 morning'],
  ['周三周四周五都不行', 'none'],
  ['我周三要出差，下周一吧', 'slot 11-23'],
];

const english: Table = [
  ['any day next week except monday', 'range 11-24 ..11-29'],
  ['KFR-35GW', 'none'],
  ['tomorrow afternoon', 'slot 11-21 afternoon'],
  ['next Wednesday morning', 'slot 11-25 morning'],
  ['on the 30th', 'slot 11-30'],
  ['Nov 30 at 3pm', 'slot 11-30 15:00'],
  ['after 3', 'range 15:00-'],
  ['between 2 and 4 pm', 'range 14:00-16:00'],
  ['Thursday or Sunday', '? 11-26 | 11-22'],
  ['asap', 'asap'],
  ['any time', 'any'],
  ['not Thursday but Sunday', 'slot 11-22'],
  ['it broke yesterday, can you come tomorrow', 'slot 11-21'],
  ['bought last week', 'none'],
  ["can't do Thursday, Sunday works", 'slot 11-22'],
  ["Thursday doesn't work but Sunday does", 'slot 11-22'],
  ['by Thursday', 'range 11-20 ..11-26'],
  ['before Thursday', 'range 11-20 ..11-25'],
  ['at 3', 'slot 15:00'],
  ["3 o'clock tomorrow", 'slot 11-21 15:00'],
  ['the afternoon of the 30th', 'slot 11-30 afternoon'],
  ['Monday to Wednesday', 'range 11-23 ..11-25'],
  ['next week', 'range 11-23 ..11-29'],
  ['in 3 days', 'slot 11-23'],
  ['9am-11am', 'range 09:00-11:00'],
  ['11 to 2 pm', 'range 11:00-14:00'],
  ['half past 3', 'slot 15:30'],
  ['noon tomorrow', 'slot 11-21 12:00'],
  ['tomorrow evening', 'range 11-21 18:00-'],
  ['Tomorrow, 3 pm please', 'slot 11-21 15:00'],
  ['can you come on Monday?', 'slot 11-23'],
  ['30 November', 'slot 11-30'],
  ['before 10am on Monday', 'range 11-23 -10:00'],
  ['Monday or Tuesday morning', '? 11-23 morning | 11-24 morning'],
  ['any time next week', 'range 11-23 ..11-29'],
  ['not tomorrow', 'none'],
  ['Monday instead of Tuesday', 'slot 11-23'],
  ['make it Thursday', 'slot 11-26'],
  ['Dec 5-7', 'range 12-05 ..12-07'],
  ['I am busy tomorrow, Sunday is fine', 'slot 11-22'],
  ['Dec 5 or 6', '? 12-05 | 12-06'],
  ['last weekend', 'past 11-14 ..11-15'],
  ['yesterday', 'past 11-19'],
  ['last Wednesday', 'past 11-11'],
  ['Nov 31', 'invalid'],
  ['tonight', 'range 11-20 18:00-'],
  ['the 32nd', 'invalid'],
  ["it's been 3 months", 'none'],
  ['I may need help', 'none'],
  ['the machine stopped on Monday', 'none'],
  ['my phone is 13800138000', 'none'],
  ['room 302', 'none'],
  ['around noon on Sunday', 'slot 11-22 12:00'],
  ["New Year's Day", 'slot 2027-01-01'],
  ['Christmas', 'slot 12-25'],
  ['good morning', 'none'],
  ['this afternoon', 'past 11-20 afternoon'],
  ['tonight at 8', 'slot 11-20 20:00'],
  ['next weekend', 'range 11-28 ..11-29'],
  ['this weekend', 'range 11-21 ..11-22'],
  ['from Monday', 'range 11-23'],
  ['after Wednesday', 'range 11-26'],
  ['between Monday and Wednesday', 'range 11-23 ..11-25'],
  ['tomorrow morning or afternoon', '? 11-21 morning | 11-21 afternoon'],
  ['2027-01-05T10:00', 'slot 2027-01-05 10:00'],
];

const everything = [...chinese, ...english].map(([said]) => said);

describe('when a visit is wished for', () => {
  describe('in Chinese', () => {
    for (const [said, understood] of chinese)
      it(`${said} → ${understood}`, () => expect(inShort(read(said))).to.equal(understood));
  });
  describe('in English', () => {
    for (const [said, understood] of english)
      it(`${said} → ${understood}`, () => expect(inShort(read(said))).to.equal(understood));
  });

  it('is the next year at the end of one', () => {
    expect(readWhen('明天', at('2026-12-31T10:00'))).to.deep.equal({ kind: 'slot', date: '2027-01-01' });
    expect(readWhen('1月2号', at('2026-12-31T10:00'))).to.deep.equal({ kind: 'slot', date: '2027-01-02' });
    expect(readWhen('下周一', at('2026-12-31T10:00'))).to.deep.equal({ kind: 'slot', date: '2027-01-04' });
    expect(readWhen('12月30号', at('2027-01-02T10:00'))).to.deep.equal({ kind: 'slot', date: '2027-12-30' });
    expect(readWhen('12月30号', at('2026-12-31T10:00'))).to.deep.equal({ kind: 'past', date: '2026-12-30' });
  });
  it('is the next day of that number that exists', () => {
    expect(readWhen('30号', at('2027-02-10T10:00'))).to.deep.equal({ kind: 'slot', date: '2027-03-30' });
    expect(readWhen('31号', at('2026-11-10T10:00'))).to.deep.equal({ kind: 'slot', date: '2026-12-31' });
    expect(readWhen('2月29号', at('2027-12-10T10:00'))).to.deep.equal({ kind: 'slot', date: '2028-02-29' });
  });
  it('is over at that minute', () => {
    expect(readWhen('今天下午3点', at('2026-11-20T14:59')).kind).to.equal('slot');
    expect(readWhen('今天下午3点', at('2026-11-20T15:00')).kind).to.equal('past');
    expect(readWhen('今天上午', at('2026-11-20T11:59')).kind).to.equal('slot');
  });
  it("is asked on the very weekday, unless today's hour is over", () => {
    expect(inShort(readWhen('周五上午', at('2026-11-20T08:00')))).to.equal('? 11-20 morning | 11-27 morning');
    expect(inShort(readWhen('周五上午', at('2026-11-20T13:00')))).to.equal('slot 11-27 morning');
  });
  it('is told on the clock of the shop', () => {
    const now = Temporal.Instant.from('2026-11-20T18:30:00Z').toZonedDateTimeISO('Asia/Shanghai');
    expect(readWhen('明天', { now })).to.deep.equal({ kind: 'slot', date: '2026-11-22' });
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...everything),
      fc.constantFrom('，', '或者', '不行', '改成', ' ', '到', '第', ' or '),
      fc.string(),
    ),
    { maxLength: 6 },
  );
  const moments = fc
    .integer({ min: 0, max: 6 * 365 * 24 * 60 })
    .map(minutes => Temporal.PlainDateTime.from('2025-01-01T00:00').add({ minutes }));

  it('is a real day that is not over, whatever was written', () => {
    fc.assert(
      fc.property(pieces, moments, (said, now) => {
        const when = read(said.join(''), now);
        expect(read(said.join(''), now)).to.deep.equal(when);
        const wishes =
          when.kind === 'ambiguous' ? when.options : when.kind === 'slot' || when.kind === 'range' ? [when] : [];
        if (when.kind === 'ambiguous') expect(wishes).to.have.length.above(1);
        for (const { date, dateEnd, at, from, to } of wishes) {
          const today = now.toPlainDate().toString();
          if (date) expect(Temporal.PlainDate.from(date).toString()).to.equal(date);
          if (date) expect(date >= today, `${date} on ${today}`).to.equal(true);
          if (dateEnd) expect(Temporal.PlainDate.from(dateEnd).toString() > String(date)).to.equal(true);
          for (const time of [at, from, to]) if (time) expect(time).to.match(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
          if (from && to) expect(from < to).to.equal(true);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('of days that have begun means those that are left', () => {
    expect(read('12月5-8号', Temporal.PlainDateTime.from('2027-12-07T10:00'))).to.deep.equal({
      kind: 'range',
      date: '2027-12-07',
      dateEnd: '2027-12-08',
    });
    expect(read('12月5-8号', Temporal.PlainDateTime.from('2027-12-08T10:00'))).to.deep.equal({
      kind: 'slot',
      date: '2027-12-08',
    });
  });
  it('is read from the first 100 characters, at once', () => {
    expect(read(`${'啊'.repeat(200)}明天`)).to.deep.equal({ kind: 'none' });
    read('明天');
    for (const said of ['周十', '或', 'at ', '3点', '11.11 ', '不', 'monday or ', '明天不行，', '1']) {
      const text = said.repeat(5000).slice(0, 5000);
      const times = [1, 2, 3].map(() => {
        const before = performance.now();
        read(text);
        return performance.now() - before;
      });
      expect(Math.min(...times), said).to.be.below(25);
    }
  });
});
