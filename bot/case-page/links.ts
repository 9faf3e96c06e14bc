import { signer } from '../channels/directline/keys.ts';

/** Where the private page of a case is, and what the forms on it are sent back with. */
export interface CaseLinks {
  /** The path of the page, "/t/1.R-7K3-M9P-XQ4.…". The same each time; good as long as the case is kept. */
  pathOf(ticket: string): string;
  /** The number of the case that a token names; undefined for one that was not given out here. */
  read(token: string): string | undefined;
  /** What a form of the page is sent back with, made of something that is used once. */
  formKey(ticket: string, nonce: string): string;
  /** The part of such a key that is used once; undefined for one that was not given out for this case. */
  readFormKey(ticket: string, key: string): string | undefined;
}

/** Another way to write or sign tokens is another version; those of an older one are then no longer good. */
const version = '1';
const shape = /^1\.([A-Z]{1,3}(?:-[A-Z\d]{3}){3})\.([\w-]{43})$/;
const formShape = /^([\w-]{22})\.([\w-]{43})$/;

/** 256 bits behind each link, of the key that is kept in the store: who has the link may see the case, nobody else. */
export function caseLinks(key: Uint8Array): CaseLinks {
  const pages = signer(key, 'case-page');
  const forms = signer(key, 'case-form');
  const claim = (ticket: string) => `${version}.${ticket}`;
  const formClaim = (ticket: string, nonce: string) => `${claim(ticket)}/${nonce}`;

  return {
    pathOf: ticket => `/t/${claim(ticket)}.${pages.sign(claim(ticket))}`,
    read(token) {
      const [, ticket, signature] = shape.exec(token) ?? [];
      if (ticket === undefined || signature === undefined) return undefined;
      return pages.isSigned(claim(ticket), signature) ? ticket : undefined;
    },
    formKey: (ticket, nonce) => `${nonce}.${forms.sign(formClaim(ticket, nonce))}`,
    readFormKey(ticket, formKey) {
      const [, nonce, signature] = formShape.exec(formKey) ?? [];
      if (nonce === undefined || signature === undefined) return undefined;
      return forms.isSigned(formClaim(ticket, nonce), signature) ? nonce : undefined;
    },
  };
}
