import { isLanguage, type Language } from './words.ts';

/** What the address says that brought the customer here, such as a QR code on the machine. */
export interface Arrival {
  readonly language?: Language;
  /** Said as the customer's first words; in a conversation that has some, only put into the send box. */
  readonly ask?: string;
  readonly serial?: string;
}

/** As much as the desk reads of a serial number; one that is too long is answered there. */
const longest = { ask: 500, serial: 300 };

/** @returns also the address to show from now on: what was asked once is not asked again at a reload */
export function arrivalOf(address: string): { readonly arrival: Arrival; readonly address: string } {
  const url = new URL(address);
  const language = url.searchParams.get('lang');
  const ask = url.searchParams.get('ask')?.trim().slice(0, longest.ask);
  const serial = url.searchParams.get('serial')?.trim().slice(0, longest.serial);
  url.searchParams.delete('ask');
  url.searchParams.delete('serial');
  return {
    arrival: { ...(isLanguage(language) && { language }), ...(ask && { ask }), ...(serial && { serial }) },
    address: url.href,
  };
}
