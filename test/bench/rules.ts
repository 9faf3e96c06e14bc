import { loadContent } from '../../bot/content.ts';
import { measured, typical } from './measured.ts';

for (const { name, goal, run } of measured(await loadContent())) {
  const took = typical(run, { warm: 1500, batches: 40, each: 25 });
  const figures = [took.toFixed(1).padStart(8), 'µs, the goal is', String(goal).padStart(5), 'µs'].join(' ');
  const share = `(${((100 * took) / goal).toFixed(0)} %)`.padStart(7);
  process.stdout.write(`${figures} ${share}  ${name}\n`);
}
