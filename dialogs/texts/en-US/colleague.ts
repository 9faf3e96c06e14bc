/** How a clerk is spoken of at the beginning of a sentence; who gives no name is one of the desk. */
export function colleague(name: string): string {
  return name === '客服' ? 'My colleague' : name;
}
