import { expect } from 'chai';
import fc from 'fast-check';
import { cut, padded, plain, plainly, widthOf, wrapped } from '../../../bot/cli/terminal-text.ts';

describe('a text that somebody else wrote', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ['colours', '\x1b[31m红\x1b[0m', '红'],
    ['a cleared screen', 'a\x1b[2J\x1b[Hb', 'ab'],
    ['a new title', '\x1b]0;owned\x07x', 'x'],
    ['a hidden link', '\x1b]8;;http://evil\x1b\\点这里\x1b]8;;\x1b\\', '点这里'],
    ['an escape of one byte', 'a\u009b31mb', 'ab'],
    ['an escape inside an escape', '\x1b\x1b[31m[31mx', '[31mx'],
    ['a cursor sent back', '已退款\r\b\b不行', '已退款\n不行'],
    ['a bell and a null', 'a\x07\x00b', 'ab'],
    ['writing turned around', 'a\u202egpj.exe\u2066', 'agpj.exe'],
    ['half a sign', 'a\ud83db', 'ab'],
    ['Windows line ends and tabs', 'a\r\nb\tc', 'a\nb c'],
    ['a line separator', 'a\u2028b\u0085c', 'a\nb\nc'],
  ];
  for (const [what, text, safe] of texts) {
    it(`is printed without ${what}`, () => expect(plain(text)).to.equal(safe));
  }
  it('keeps its emoji whole', () => expect(plain('👨‍👩‍👧❤️')).to.equal('👨‍👩‍👧❤️'));
  it('never has a control character left but the line break, wherever it stands in a record', () => {
    const pieces = fc.constantFrom('\x1b', '[', ']', '0', ';', 'm', '\x07', '\r', '\u009b', '\\', 'P', '空', '\u202e');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map(each => each.join('')),
    );
    fc.assert(
      fc.property(text, each => {
        const [safe] = plainly([{ deep: { text: each } }]);
        expect(safe?.deep.text).to.not.match(/[^\P{C}\n\u200c\u200d]/u);
        expect(plain(safe?.deep.text ?? '')).to.equal(safe?.deep.text);
      }),
    );
  });
  it('leaves what is no text as it is', () => {
    expect(plainly({ a: 1, b: true, c: null, d: undefined })).to.deep.equal({ a: 1, b: true, c: null, d: undefined });
  });
});

describe('the width of a text in a terminal', () => {
  const widths: readonly (readonly [string, number])[] = [
    ['R-7K3', 5],
    ['报修', 4],
    ['，。「」', 8],
    ['ＡＢＣ', 6],
    ['…—·“”', 5],
    ['ｱｲｳ', 3],
    ['한국', 4],
    ['かな', 4],
    ['👍', 2],
    ['👨‍👩‍👧', 2],
    ['❤️', 2],
    ['❤', 1],
    ['🇨🇳', 2],
    ['𠮷', 2],
    ['e\u0301', 1],
    ['\u200d', 0],
    ['', 0],
    ['\x1b[31m红\x1b[0m', 2],
  ];
  for (const [text, width] of widths) {
    it(`is ${width} for ${JSON.stringify(text)}`, () => expect(widthOf(text)).to.equal(width));
  }
});

describe('a text in a column', () => {
  const anyText = fc.array(fc.constantFrom('a', ' ', '空', '调', '👨‍👩‍👧', '，', 'word')).map(each => each.join(''));
  it('is filled up to it', () => {
    expect(padded('空调', 6)).to.equal('空调  ');
    expect(padded('空调', 3)).to.equal('空调');
  });
  it('is cut at whole signs', () => {
    expect(cut('不制冷了', 8)).to.equal('不制冷了');
    expect(cut('不制冷了', 7)).to.equal('不制冷…');
    expect(cut('不制冷了', 6)).to.equal('不制…');
    expect(cut('一👨‍👩‍👧二', 4)).to.equal('一…');
    expect(cut('a\n  b', 9)).to.equal('a b');
  });
  it('is broken at blanks where there are some', () => {
    expect(wrapped('the fan is very loud', 10)).to.deep.equal(['the fan is', 'very loud']);
    expect(wrapped('外机声音很大', 5)).to.deep.equal(['外机', '声音', '很大']);
    expect(wrapped('a\n\nb', 5)).to.deep.equal(['a', '', 'b']);
  });
  it('never is wider, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 20 }), (text, width) => {
        expect(widthOf(cut(text, width))).to.be.at.most(width);
        const lines = wrapped(text, width);
        for (const line of lines) expect(widthOf(line)).to.be.at.most(width);
        expect(lines.join('').replaceAll(' ', '')).to.equal(text.replaceAll(' ', ''));
      }),
    );
  });
});
