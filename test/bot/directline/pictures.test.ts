import { expect } from 'chai';
import fc from 'fast-check';
import { withoutMetadata as cleaned, pictureSize } from '../../../bot/channels/directline/pictures.ts';

/** 8 by 6 pixels each. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAWEAEBAQAAAAAAAAAAAAAAAAAAARH/xAAVAQEBAAAAAAAAAAAAAAAAAAACBP/EABcRAQEBAQAAAAAAAAAAAAAAAAEAIRH/2gAMAwEAAhEDEQA/AIyYACrrVhzC/9k=',
  'base64',
);
const progressive = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wgARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAWEAEBAQAAAAAAAAAAAAAAAAAAARH/xAAVAQEBAAAAAAAAAAAAAAAAAAACBP/EABcRAQEBAQAAAAAAAAAAAAAAAAEAIRH/2gAMAwEAAhEDEQA/AIyYACrrVhzC/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/2gAMAwEAAhEDEQA/AIyYACrrVhzC/9k=',
  'base64',
);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAYAAAD+Bd/7AAAALElEQVR4AYSMsQ0AAAjCqv//jI7KoCQMBGiCNL1CFz3g1D8QwbTjfoI/PBcAAAD//9rxGtEAAAAGSURBVAMAu4wT/TbdjyIAAAAASUVORK5CYII=',
  'base64',
);
const lossy = Buffer.from(
  'UklGRkIAAABXRUJQVlA4IDYAAADwAQCdASoIAAYAB0CWJbACdLoAArorxAAA/tqbeyPMseOP3QpkIU53+zzO1rueJulbt32UAAA=',
  'base64',
);
const lossless = Buffer.from('UklGRiAAAABXRUJQVlA4TBQAAAAvB0ABAA8Q87//8x8ODv8f0f/AAQ==', 'base64');
const gif = Buffer.from('R0lGODlhCAAGAAAAADs=', 'base64');

/** The file without what is private; fails when it is refused. */
function withoutMetadata(bytes: Uint8Array, contentType: string): Uint8Array {
  const clean = cleaned(bytes, contentType);
  if (!clean) throw new Error('the picture was refused');
  return clean;
}

describe('a photo', () => {
  const place = 'canary 31.2304 121.4737';
  const exif = (turn: number, order: 'MM' | 'II') => {
    const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 40);
    const little = order === 'II';
    const short = (value: number, at: number) =>
      little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
    const long = (value: number, at: number) =>
      little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
    tiff.write(order);
    short(42, 2);
    long(8, 4);
    short(2, 8);
    for (const [at, tag, kind, value] of [
      [10, 0x010e, 2, 38],
      [22, 0x0112, 3, 0],
    ] as const) {
      short(tag, at);
      short(kind, at + 2);
      long(1, at + 4);
      long(value, at + 8);
    }
    short(turn, 30);
    tiff.write(place, 38);
    return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]));
  };
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const into = (file: Buffer, at: number, ...parts: Buffer[]) =>
    Buffer.concat([file.subarray(0, at), ...parts, file.subarray(at)]);

  for (const [name, file] of Object.entries({ 'a JPEG': jpeg, 'a progressive JPEG': progressive })) {
    it(`does not tell where it was taken, as ${name}, and stays the same`, () => {
      const parts = [
        exif(1, 'MM'),
        segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${place}`)),
        segment(0xed, Buffer.from(`Photoshop 3.0\0${place}`)),
        segment(0xe2, Buffer.from(`MPF\0${place}`)),
        segment(0xfe, Buffer.from(place)),
      ];
      const marked = Buffer.concat([into(file, 2, ...parts), into(file, 2, exif(1, 'II')), Buffer.from(place)]);
      expect(Buffer.from(withoutMetadata(marked, 'image/jpeg')).equals(file)).to.equal(true);
      expect(Buffer.from(withoutMetadata(file, 'image/jpeg')).equals(file)).to.equal(true);
    });
  }

  it('keeps its colours', () => {
    const colours = segment(0xe2, Buffer.from('ICC_PROFILE\0...'));
    const marked = into(jpeg, 2, colours);
    expect(Buffer.from(withoutMetadata(marked, 'image/jpeg')).equals(marked)).to.equal(true);
  });

  for (const order of ['MM', 'II'] as const) {
    it(`is turned as it was (${order})`, () => {
      for (let turn = 1; turn <= 8; turn += 1) {
        const clean = Buffer.from(withoutMetadata(into(jpeg, 2, exif(turn, order)), 'image/jpeg'));
        expect(clean.includes('canary')).to.equal(false);
        const said = clean.indexOf('Exif');
        if (turn === 1) expect(said).to.equal(-1);
        else expect([clean.readUInt16BE(said + 16), clean.readUInt16BE(said + 24)]).to.deep.equal([0x0112, turn]);
        expect(Buffer.from(withoutMetadata(clean, 'image/jpeg')).equals(clean)).to.equal(true);
        expect(pictureSize(clean, 'image/jpeg')).to.deep.equal({ width: 8, height: 6 });
      }
    });
  }

  it('does not tell where it was taken as a PNG', () => {
    const chunk = (name: string) => {
      const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(name + place), Buffer.alloc(4)]);
      bytes.writeUInt32BE(place.length);
      return bytes;
    };
    const chunks = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'].map(chunk);
    const marked = Buffer.concat([into(png, 33, ...chunks), Buffer.from(place)]);
    expect(Buffer.from(withoutMetadata(marked, 'image/png')).equals(png)).to.equal(true);
  });

  it('does not tell where it was taken as a WebP', () => {
    const chunk = (name: string, data: Buffer) => {
      const head = Buffer.from(`${name}....`);
      head.writeUInt32LE(data.length, 4);
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
    };
    const extended = (flags: number, ...more: Buffer[]) => {
      const data = Buffer.from([flags, 0, 0, 0, 7, 0, 0, 5, 0, 0]);
      const file = Buffer.concat([lossy.subarray(0, 12), chunk('VP8X', data), lossy.subarray(12), ...more]);
      file.writeUInt32LE(file.length - 8, 4);
      return file;
    };
    const marked = extended(0x1c, chunk('EXIF', Buffer.from(place)), chunk('XMP ', Buffer.from(place)));
    const clean = Buffer.from(withoutMetadata(Buffer.concat([marked, Buffer.from(place)]), 'image/webp'));
    expect(clean.equals(extended(0x10))).to.equal(true);
    expect(pictureSize(clean, 'image/webp')).to.deep.equal({ width: 8, height: 6 });
  });

  it('does not tell where it was taken as a film', () => {
    const film = Buffer.from(
      '....ftypisom....moov....udta\x00\x00\x00\x1e\xa9xyz\x00\x12\x15\xc7+31.2304+121.4737/mdat',
      'latin1',
    );
    const clean = Buffer.from(withoutMetadata(film, 'video/mp4'));
    expect(clean.toString('latin1')).to.contain('+00.0000+000.0000/').and.not.to.contain('31.2304');
    expect(clean.length).to.equal(film.length);
  });

  it('tells its size', () => {
    for (const [type, file] of [
      ['image/jpeg', jpeg],
      ['image/jpeg', progressive],
      ['image/png', png],
      ['image/webp', lossy],
      ['image/webp', lossless],
      ['image/gif', gif],
    ] as const) {
      expect(pictureSize(file, type), type).to.deep.equal({ width: 8, height: 6 });
    }
    expect(pictureSize(Buffer.from('%PDF-1.7'), 'application/pdf')).to.equal(undefined);
  });

  const cut: Record<string, { head: Buffer; part: Buffer }> = {
    'image/jpeg': { head: jpeg.subarray(0, 2), part: segment(0xe1, Buffer.alloc(0)) },
    'image/png': { head: png.subarray(0, 33), part: Buffer.from('000000004944415400000000', 'hex') },
    'image/webp': { head: lossy.subarray(0, 12), part: Buffer.from('4558494600000000', 'hex') },
  };
  for (const [type, { head, part }] of Object.entries(cut)) {
    const of = (parts: number) => {
      const file = Buffer.concat([head, Buffer.alloc(parts * part.length, part)]);
      if (type === 'image/webp') file.writeUInt32LE(file.length - 8, 4);
      return file;
    };
    it(`may be in thousands of parts, but not in millions, as ${type}`, () => {
      expect(cleaned(of(3000), type)).to.not.equal(undefined);
      const endless = of(1_000_000);
      const began = process.cpuUsage();
      expect(cleaned(endless, type)).to.equal(undefined);
      pictureSize(endless, type);
      expect(process.cpuUsage(began).user / 1000).to.be.below(300);
    });
  }

  it('does not hold others up, whatever its data are', () => {
    const size = 10 * 1024 * 1024;
    for (const [type, file] of [
      [
        'image/jpeg',
        Buffer.concat([Buffer.from('ffd8ffda0002', 'hex'), Buffer.alloc(size, Buffer.from('ff00', 'hex'))]),
      ],
      ['video/mp4', Buffer.alloc(size, '+31.2304+121.4737/')],
    ] as const) {
      const began = process.cpuUsage();
      withoutMetadata(file, type);
      expect(process.cpuUsage(began).user / 1000, type).to.be.below(600);
    }
  });

  it('may be damaged in any way', () => {
    const whole = {
      'image/jpeg': into(jpeg, 2, exif(6, 'II')),
      'image/png': png,
      'image/webp': lossy,
      'video/mp4': gif,
    };
    for (const [type, file] of Object.entries(whole)) {
      for (let length = 0; length <= file.length; length += 1) {
        const part = file.subarray(0, Math.max(length, 12));
        expect(withoutMetadata(part, type).length).to.be.at.most(part.length);
        pictureSize(part, type);
      }
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(file.length), (noise, at) => {
          const damaged = into(file, Math.max(at, 12), Buffer.from(noise));
          expect(withoutMetadata(damaged, type).length).to.be.at.most(damaged.length);
          pictureSize(damaged, type);
        }),
      );
    }
  });
});
