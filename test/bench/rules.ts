import { loadContent } from '../../bot/content.ts';
import { measured } from './measured.ts';

for (const { name, goal, run } of measured(await loadContent())) {
  const took = typical(run);
  const figures = [took.toFixed(1).padStart(8), 'µs, the goal is', String(goal).padStart(5), 'µs'].join(' ');
  const share = `(${((100 * took) / goal).toFixed(0)} %)`.padStart(7);
  process.stdout.write(`${figures} ${share}  ${name}\n`);
}

/** Microseconds a run once it is warm: the lower quartile of many batches, as others use the machine too. */
function typical(run: () => unknown): number {
  const batch = (milliseconds: number) => {
    const begun = performance.now();
    let runs = 0;
    while (performance.now() - begun < milliseconds) for (let few = 0; few < 5; few++, runs++) run();
    return ((performance.now() - begun) * 1000) / runs;
  };
  batch(1500);
  const batches = Array.from({ length: 40 }, () => batch(25)).sort((a, b) => a - b);
  return batches[10] ?? 0;
}
