/** Letters wrong, left out, added or changed over between two words. */
export function slipsBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Characters that are typed, or read by a machine, in place of those in the names of household machines. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['机', '几基鸡叽'],
    ['器', '气汽其期弃'],
    ['洗', '冼喜'],
    ['衣', '依医'],
    ['箱', '想相厢像'],
    ['调', '条吊掉'],
    ['空', '孔恐'],
    ['记', '计纪'],
    ['笔', '毕比'],
    ['视', '是示事'],
    ['灶', '造皂燥'],
    ['尘', '成晨沉'],
    ['脑', '恼瑙'],
    ['印', '应映'],
    ['烟', '咽炎'],
    ['净', '静境镜'],
    ['微', '薇威'],
    ['波', '拨播'],
    ['煲', '保宝'],
    ['碗', '晚挽'],
    ['扇', '山善'],
    ['热', '惹'],
    ['油', '由'],
    ['滚', '棍'],
    ['筒', '桶同'],
  ].flatMap(([meant = '', typed = '']) => [...typed].map(sign => [sign, meant])),
);

/** The text with each such character as it may have been meant; of no use but to look for a name in it. */
export function withLookalikes(text: string): string {
  return Array.from(text, sign => lookalikes[sign] ?? sign).join('');
}
