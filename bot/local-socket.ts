import { relative, resolve } from 'node:path';

/** The socket in the data folder: only those who may read the folder may talk to it. */
export function socketIn(folder: string): string {
  const absolute = resolve(folder, name);
  const fromHere = relative('.', absolute);
  return fromHere.length < absolute.length ? fromHere : absolute;
}

/** Whether the system takes a path of this length for a socket. */
export function socketFits(folder: string): boolean {
  return Buffer.byteLength(socketIn(folder)) <= maxSocketPath;
}

const name = 'desk.sock';
const maxSocketPath = 103;

/** In bytes. */
export const longestSocketFolder = maxSocketPath - `/${name}`.length;
