/**
 * Measures what a chat model costs beside its server: 5,000 calls, 500 in flight, to a server in a process of its own that
 * answers after a second. Each client runs in a process of its own: bare undici, the library alone, and Magnet's whole
 * stack (cache, retry, limit, budget, adapter), which is then run again on its cache. `npm run bench -- model`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const support = join(import.meta.dirname, 'support');
const calls = 5000;
const inFlight = 500;
const columns = ['seconds', 'of ideal', 'CPU ms a call', 'peak MB', 'heap MB'];
const widths = [7, 9, 13, 7, 7];

interface Measured {
  seconds: number;
  /** Milliseconds of CPU a call, of user and system together. */
  cpu: number;
  /** Peak of the process, in MB: the pages of the cache's file that are mapped count too. */
  memory: number;
  /** What is held in the end, in MB. */
  heap: number;
}

const folder = await mkdtemp(join(tmpdir(), 'magnet-bench-'));
try {
  console.log('client'.padEnd(26), ...columns.map((column, at) => column.padStart(widths[at]!)));
  const slow = await startServer(1000);
  for (const [start, warmUp] of [
    ['cold', 0],
    ['warm', 1500],
  ] as const) {
    for (const client of ['undici', 'library', 'magnet']) {
      print(`${client}, ${start}`, await measure(client, { url: slow.url, calls, warmUp, cache: start }));
    }
  }
  const again = await measure('magnet', { url: slow.url, calls, warmUp: 0, cache: 'cold' });
  print('magnet, from its cache', again);
  slow.stop();
  console.log(
    `The cached rerun is ${Math.round(calls / inFlight / again.seconds)} times as fast as an ideal first run.`,
  );
  const quick = await startServer(100);
  const long = await measure('magnet', { url: quick.url, calls: 8 * calls, warmUp: 0, cache: 'long' });
  quick.stop();
  console.log(`After ${8 * calls} calls the heap holds ${long.heap.toFixed(0)} MB.`);
} finally {
  await rm(folder, { recursive: true });
}

function print(name: string, { seconds, cpu, memory, heap }: Measured): void {
  const share = `${((100 * calls) / inFlight / seconds).toFixed(1)} %`;
  const figures = [seconds.toFixed(2), share, cpu.toFixed(3), memory.toFixed(0), heap.toFixed(0)];
  console.log(name.padEnd(26), ...figures.map((figure, at) => figure.padStart(widths[at]!)));
}

async function startServer(latency: number): Promise<{ url: string; stop(): void }> {
  const server = spawn(process.execPath, [join(support, 'slow-chat-server.mjs'), String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${String(port).trim()}/v1`, stop: () => server.kill() };
}

interface Run {
  url: string;
  calls: number;
  /** Calls before those, which open the connections and warm up the code. */
  warmUp: number;
  cache: string;
}

async function measure(client: string, { url, calls, warmUp, cache }: Run): Promise<Measured> {
  const script = join(support, 'chat-client.mjs');
  const argv = ['--expose-gc', script, client, url, calls, inFlight, join(folder, cache), warmUp].map(String);
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout)) as Measured;
}
