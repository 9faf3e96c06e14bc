/** How a clerk is spoken of; who gives no name is one of the desk. */
export function colleague(name: string): string {
  return name === '客服' ? '客服同事' : `同事${name}`;
}
