/** Makes a run in a process of its own, which kills itself without warning after so many items: `OUT ITEMS CONCURRENCY`. */
import { synthesize } from '../../src/index.ts';
import { killedRun } from './killed-run.ts';

const [out, items, concurrency] = process.argv.slice(2);
let left = Number(items);
for await (const _ of synthesize({ config: { ...killedRun, concurrency: Number(concurrency) }, out: out! })) {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
