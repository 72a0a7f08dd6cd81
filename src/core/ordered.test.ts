import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processInOrder } from './ordered.ts';

/** A worker whose items finish only when the test says so. */
function heldWorker() {
  const finish = new Map<number, () => void>();
  const begun: number[] = [];
  const worker = (item: number) =>
    new Promise<string>((resolve) => {
      begun.push(item);
      finish.set(item, () => resolve(`done ${item}`));
    });
  return { worker, finish, begun };
}

/** Runs until every promise that can go on has gone on. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('processInOrder', () => {
  test('the order of the outcomes is the order of the items, whatever finishes first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.nat(20),
        fc.integer({ min: 1, max: 8 }),
        async (scheduler, count, concurrency) => {
          const items = Array.from({ length: count }, (_, at) => at);
          const worker = (item: number) => scheduler.schedule(Promise.resolve(item * 2));
          const outcomes = collect(processInOrder(items, worker, { concurrency }));
          await scheduler.waitFor(outcomes);
          expect(await outcomes).toEqual(items.map((item) => item * 2));
        },
      ),
    );
  });

  test('never more than `concurrency` items are in work, nor more than `lookahead` waiting for their turn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        async (scheduler, concurrency, extra) => {
          let running = 0;
          let begun = 0;
          let handedOut = 0;
          const lookahead = concurrency + extra;
          const worker = async (item: number) => {
            running += 1;
            begun += 1;
            expect(running).toBeLessThanOrEqual(concurrency);
            // One more may be on its way to the reader.
            expect(begun - handedOut).toBeLessThanOrEqual(lookahead + 1);
            await scheduler.schedule(Promise.resolve());
            running -= 1;
            return item;
          };
          const all = (async () => {
            for await (const _ of processInOrder(Array(30).keys(), worker, { concurrency, lookahead })) handedOut += 1;
          })();
          await scheduler.waitFor(all);
          await all;
          expect(handedOut).toBe(30);
        },
      ),
    );
  });

  test('a slow first item holds the others back only after the lookahead', async () => {
    const { worker, finish, begun } = heldWorker();
    const outcomes = collect(processInOrder([0, 1, 2, 3, 4, 5], worker, { concurrency: 2, lookahead: 3 }));
    await idle();
    expect(begun).toEqual([0, 1]);
    finish.get(1)?.();
    await idle();
    expect(begun).toEqual([0, 1, 2]);
    finish.get(2)?.();
    await idle();
    expect(begun).toEqual([0, 1, 2]);
    for (const item of [0, 3, 4, 5]) {
      finish.get(item)?.();
      await idle();
    }
    expect(await outcomes).toHaveLength(6);
  });

  test('an abort begins nothing more and hands out what is in work', async () => {
    const { worker, finish, begun } = heldWorker();
    const stop = new AbortController();
    const outcomes = collect(processInOrder(Array(100).keys(), worker, { concurrency: 3, signal: stop.signal }));
    await idle();
    stop.abort();
    for (const item of [2, 0, 1]) finish.get(item)?.();
    expect(await outcomes).toEqual(['done 0', 'done 1', 'done 2']);
    expect(begun).toEqual([0, 1, 2]);
  });

  test('an abort that comes from outside is heard although the work never waits', async () => {
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    const outcomes = await collect(
      processInOrder(Array(100_000).keys(), (item) => item, { concurrency: 4, signal: stop.signal }),
    );
    expect(outcomes.length).toBeLessThan(1000);
    expect(outcomes).toEqual([...outcomes.keys()]);
  });

  test('an item that gives up because of the abort ends the sequence without an error', async () => {
    const stop = new AbortController();
    const worker = async (item: number) => {
      if (item < 2) return item;
      await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
      throw new Error('interrupted');
    };
    const outcomes = collect(processInOrder([0, 1, 2, 3], worker, { concurrency: 4, signal: stop.signal }));
    await idle();
    stop.abort();
    expect(await outcomes).toEqual([0, 1]);
  });

  test('the outcomes before a failed item are handed out, then its error is thrown', async () => {
    const seen: number[] = [];
    const worker = (item: number) => {
      if (item === 3) throw new Error('item 3 broke');
      return item;
    };
    const run = async () => {
      for await (const outcome of processInOrder([0, 1, 2, 3, 4, 5], worker, { concurrency: 4 })) seen.push(outcome);
    };
    await expect(run()).rejects.toThrow('item 3 broke');
    expect(seen).toEqual([0, 1, 2]);
  });

  test('an error of the source is thrown after what it gave', async () => {
    function* source() {
      yield 1;
      yield 2;
      throw new Error('source broke');
    }
    const seen: number[] = [];
    const run = async () => {
      for await (const outcome of processInOrder(source(), (item) => item, { concurrency: 1 })) seen.push(outcome);
    };
    await expect(run()).rejects.toThrow('source broke');
    expect(seen).toEqual([1, 2]);
  });

  test('an error of the source waits for its turn, however long what came before it takes', async () => {
    async function* source() {
      yield 1;
      throw new Error('source broke');
    }
    const unhandled: unknown[] = [];
    const hear = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', hear);
    const { worker, finish } = heldWorker();
    const outcomes = processInOrder(source(), worker, { concurrency: 2 });
    const first = outcomes.next();
    await idle();
    await idle();
    finish.get(1)!();
    expect(await first).toEqual({ done: false, value: 'done 1' });
    await expect(outcomes.next()).rejects.toThrow('source broke');
    process.off('unhandledRejection', hear);
    expect(unhandled).toEqual([]);
  });

  test('a reader that leaves early closes the source and waits for what is in work', async () => {
    let closed = false;
    let inWork = 0;
    function* source() {
      try {
        yield* Array(100).keys();
      } finally {
        closed = true;
      }
    }
    const worker = async (item: number) => {
      inWork += 1;
      await idle();
      inWork -= 1;
      return item;
    };
    for await (const outcome of processInOrder(source(), worker, { concurrency: 4 })) if (outcome === 5) break;
    expect({ closed, inWork }).toEqual({ closed: true, inWork: 0 });
  });
});
