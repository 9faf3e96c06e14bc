/** A kind of file that customers may send. */
export interface FileType {
  readonly contentType: string;
  /** The first one is given to a file whose name says something else. */
  readonly extensions: readonly string[];
  /** Shown in the page; anything else is offered to be saved. */
  readonly picture: boolean;
}

const types: readonly (FileType & { readonly is: (start: Buffer) => boolean })[] = [
  {
    contentType: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    picture: true,
    is: start => start.subarray(0, 3).toString('hex') === 'ffd8ff',
  },
  {
    contentType: 'image/png',
    extensions: ['png'],
    picture: true,
    is: start => start.subarray(0, 8).toString('hex') === '89504e470d0a1a0a',
  },
  {
    contentType: 'image/gif',
    extensions: ['gif'],
    picture: true,
    is: start => /^GIF8[79]a/.test(start.toString('latin1', 0, 6)),
  },
  {
    contentType: 'image/webp',
    extensions: ['webp'],
    picture: true,
    is: start => /^RIFF.{4}WEBP/s.test(start.toString('latin1', 0, 12)),
  },
  {
    // The brand after ftyp tells films from photos (heic, avif), which share the container.
    contentType: 'video/mp4',
    extensions: ['mp4', 'm4v'],
    picture: false,
    is: start => /^.{4}ftyp(?:iso[m2-9]|mp4[12v]|avc1|M4V |MSNV|dash|3gp.)/s.test(start.toString('latin1', 0, 12)),
  },
  {
    contentType: 'application/pdf',
    extensions: ['pdf'],
    picture: false,
    is: start => start.toString('latin1', 0, 5) === '%PDF-',
  },
];

/** By the first bytes, never by what the sender says; undefined: not accepted. */
export function fileType(bytes: Uint8Array): FileType | undefined {
  const start = Buffer.from(bytes.subarray(0, 16));
  return types.find(type => type.is(start));
}

export function isPicture(contentType: string): boolean {
  return types.some(type => type.contentType === contentType && type.picture);
}

/**
 * A name to show and to save under: no folders, no control characters, nothing that turns the direction of
 * writing, at most 100 characters, and an extension that tells the truth.
 */
export function fileName(name: string, type: FileType): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const clean = base.replace(/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/gu, '').replace(/^[.\s]+|\s+$/g, '');
  const dot = clean.lastIndexOf('.');
  const extension = dot < 0 ? '' : clean.slice(dot + 1).toLowerCase();
  const honest = type.extensions.includes(extension);
  const stem = [...(honest ? clean.slice(0, dot) : clean)].slice(0, 90).join('');
  return `${stem || 'file'}.${honest ? extension : type.extensions[0]}`;
}
