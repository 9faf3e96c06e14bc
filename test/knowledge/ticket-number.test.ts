import { expect } from 'chai';
import fc from 'fast-check';
import { isFault } from '../../knowledge/fault.ts';
import { parseTicketNumber, ticketNumber } from '../../knowledge/ticket-number.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const prefix = fc.constantFrom('R', 'C', 'RT', 'KFA');
const numbers = fc.tuple(bytes, prefix).map(([random, letters]) => ticketNumber(random, letters));
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';

describe('a ticket number', () => {
  it('is short, and in groups of three to be read aloud', () => {
    fc.assert(
      fc.property(bytes, random => {
        expect(ticketNumber(random, 'R')).to.match(/^R(-[0-9ACDEFGHJKMNPQRTVWXY]{3}){3}$/);
      }),
    );
  });

  it('is the same for the same bytes, and made of all of them that count', () => {
    expect(ticketNumber(new Uint8Array(16), 'R')).to.equal(ticketNumber(new Uint8Array(16), 'R'));
    const seen = new Set(Array.from({ length: 256 }, (_, byte) => ticketNumber(new Uint8Array(16).fill(byte), 'R')));
    expect(seen.size).to.equal(256);
  });

  it('uses every sign at every place about equally often', () => {
    const counts = Array.from({ length: 8 }, () => new Map<string, number>());
    const random = lcg();
    for (let run = 0; run < 2_900; run++) {
      const body = ticketNumber(Uint8Array.from({ length: 16 }, random), 'R')
        .replaceAll('-', '')
        .slice(1, 9);
      for (const [place, sign] of [...body].entries()) counts[place]?.set(sign, (counts[place]?.get(sign) ?? 0) + 1);
    }
    for (const count of counts) {
      expect([...count.keys()].sort().join('')).to.equal(alphabet);
      for (const times of count.values()) expect(times).to.be.within(50, 160);
    }
  });

  it('is not made of too few bytes, nor with a letter that is mistaken for a digit', () => {
    expect(() => ticketNumber(new Uint8Array(8), 'R'))
      .to.throw()
      .and.satisfy((fault: unknown) => isFault(fault, 'program'));
    for (const letters of ['B', 'OK', '', 'ACDE', 'r', 'R-']) {
      expect(() => ticketNumber(new Uint8Array(16), letters), letters).to.throw('program');
    }
  });
});

describe('a ticket number as a customer types it', () => {
  const reading = (text: string) => {
    const read = parseTicketNumber(text);
    return read.ok ? read.number : read.because;
  };

  it('is read back as it was given', () => {
    fc.assert(fc.property(numbers, number => void expect(reading(number)).to.equal(number)));
  });

  it('may be in lower case, with other gaps, or in full-width signs', () => {
    const fullWidth = (text: string) =>
      text.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const gaps = fc.constantFrom('', ' ', '-', '—', '－', '_', ' - ', '\u3000');
    fc.assert(
      fc.property(numbers, gaps, (number, gap) => {
        expect(reading(number.toLowerCase())).to.equal(number);
        expect(reading(` ${number.replaceAll('-', gap)}\n`)).to.equal(number);
        expect(reading([...number.replaceAll('-', '')].join(gap))).to.equal(number);
        expect(reading(fullWidth(number))).to.equal(number);
      }),
    );
  });

  it('may have letters for the digits that they look like', () => {
    const written = { '0': 'O', '1': 'I', '2': 'z', '5': 'S', '8': 'B', V: 'u' };
    fc.assert(
      fc.property(numbers, number => {
        const lookalikes = Object.entries(written).reduce(
          (text, [sign, other]) => text.replaceAll(sign, other),
          number,
        );
        expect(reading(lookalikes)).to.equal(number);
        expect(reading(number.replaceAll('1', 'l').replaceAll('0', 'o'))).to.equal(number);
      }),
    );
  });

  it('is found wrong with any one character wrong', () => {
    const random = lcg();
    for (let run = 0; run < 20; run++) {
      const signs = ticketNumber(Uint8Array.from({ length: 16 }, random), 'RT').replaceAll('-', '');
      for (let place = 0; place < signs.length; place++) {
        for (const sign of alphabet.replace(signs.charAt(place), '')) {
          const wrong = signs.slice(0, place) + sign + signs.slice(place + 1);
          expect(reading(wrong), `${wrong} for ${signs}`).to.be.oneOf(['check', 'shape']);
        }
      }
    }
  });

  it('is found wrong with any two neighbours swapped', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (number, at) => {
        const signs = number.replaceAll('-', '');
        const place = at % (signs.length - 1);
        const [a, b] = [signs.charAt(place), signs.charAt(place + 1)];
        fc.pre(a !== b);
        expect(reading(signs.slice(0, place) + b + a + signs.slice(place + 2))).to.be.oneOf(['check', 'shape']);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is no number at all when it is something else', () => {
    for (const text of [
      '',
      'R',
      '13800000000',
      '空调不制冷',
      'R-7K3-M9P',
      'R-7K3-M9P-XQ4-22',
      'x'.repeat(5_000),
      '\u0000',
    ]) {
      expect(reading(text), text.slice(0, 20)).to.equal('shape');
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void expect(reading(text)).to.be.a('string')));
  });
});

/** Bytes that look random and are the same in every run. */
function lcg(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
}
