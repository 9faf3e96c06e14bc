import { SourceMap, type SourceMapPayload } from 'node:module';
import type { Runs } from './branches.ts';

/** What a process leaves in its `NODE_V8_COVERAGE` folder, as far as it is read here. */
export interface Dump {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly Range[] }[];
  }[];
  readonly 'source-map-cache'?: Readonly<
    Record<string, { readonly lineLengths: readonly number[]; readonly data: SourceMapPayload | null }>
  >;
}

/** Offsets in the code as it was run; an inner range comes after the one around it. */
interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** How often each place of a source was run, all processes together. */
export function runsOf(url: string, source: string, dumps: readonly Dump[]): Runs {
  const starts = lineStarts(source);
  /** How often what stands at each place of the source was run, for each place where a piece of code begins. */
  const runs = new Map<number, number>();
  for (const dump of dumps) {
    const script = dump.result.find(each => each.url.replace(/\?.*$/, '') === url);
    const map = Object.entries(dump['source-map-cache'] ?? {}).find(([key]) => key.replace(/\?.*$/, '') === url)?.[1];
    if (!script || !map?.data) continue;
    const counts = countsOf(
      script.functions,
      map.lineLengths.reduce((sum, length) => sum + length + 1, 0),
    );
    const pieces = new Map<number, number>();
    for (const { offset, line, column } of mappings(new SourceMap(map.data), map.lineLengths)) {
      const place = (starts[line] ?? 0) + column;
      if (!pieces.has(place)) pieces.set(place, counts[offset] ?? 0);
    }
    for (const [place, count] of pieces) runs.set(place, (runs.get(place) ?? 0) + count);
  }
  const places = [...runs.keys()].sort((a, b) => a - b);
  return (from, to) => {
    const first = places.find(place => place >= from);
    return first === undefined || first >= to ? 0 : (runs.get(first) ?? 0);
  };
}

/** How often each character of the code was run; the first one of a function as often as the function was made. */
function countsOf(functions: Dump['result'][number]['functions'], length: number): Int32Array {
  const counts = new Int32Array(length);
  const ranges = functions.flatMap(({ ranges: [whole, ...blocks] }) =>
    whole ? [{ ...whole, startOffset: whole.startOffset + 1 }, ...blocks] : [],
  );
  const outerFirst = ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of outerFirst) counts.fill(count, startOffset, endOffset);
  return counts;
}

/** Where each piece of the code begins, and the line and column of the source that it comes from. */
function* mappings(map: SourceMap, lineLengths: readonly number[]) {
  let begin = 0;
  for (const [line, length] of lineLengths.entries()) {
    for (let column = 0; column < length; column++) {
      const entry = map.findEntry(line, column);
      if (!('originalLine' in entry) || entry.generatedLine !== line || entry.generatedColumn !== column) continue;
      yield { offset: begin + column, line: entry.originalLine, column: entry.originalColumn };
    }
    begin += length + 1;
  }
}

function lineStarts(source: string): number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
