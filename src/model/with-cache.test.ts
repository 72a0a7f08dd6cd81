import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { open } from 'lmdb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answer, ask, heldModel } from '../../test/support/held-model.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { ChatError } from '../core/chat-error.ts';
import type { ChatModel, ChatRequest } from '../core/chat-model.ts';
import type { Clock } from './clock.ts';
import { type AnswerCache, openCache } from './open-cache.ts';
import { withCache } from './with-cache.ts';

type Counting = ChatModel & { asked: ChatRequest[] };

/** A model that never answers the same twice. */
function counting(name = 'small'): Counting {
  const asked: ChatRequest[] = [];
  return {
    name,
    asked,
    async generate(request) {
      asked.push(request);
      return answer(`${name} ${asked.length}`);
    },
  };
}

async function cacheIn(folder: string, clock?: Clock): Promise<AnswerCache> {
  const cache = await openCache(folder, clock ? { clock } : {});
  onTestFinished(() => cache.close());
  return cache;
}

describe('withCache', () => {
  test('gives the same answer to the same request, whichever role asks, also after it was opened anew', async () => {
    const folder = join(await temporaryFolder({}), 'answers.v1');
    const model = counting();
    const first = await openCache(folder);
    const told = await withCache(model, first).generate(ask('one'));
    expect(await withCache(model, first).generate(ask('one'))).toEqual(told);
    await first.close();
    expect(await withCache(model, await cacheIn(folder)).generate(ask('one'))).toEqual(told);
    expect(model.asked).toHaveLength(1);
  });

  test('asks again when anything that changes the answer differs', async () => {
    const cache = await cacheIn(await temporaryFolder({}));
    const model = counting();
    const cached = withCache(model, cache);
    const tool = { name: 'boil', description: 'Boils.', parameters: { type: 'object' } };
    const requests = [
      ask('one'),
      ask('two'),
      ask('one', { seed: 1 }),
      ask('one', { seed: 2 }),
      ask('one', { temperature: 0.5 }),
      ask('one', { maxTokens: 9 }),
      ask('one', { tools: [tool] }),
      ask('one', { tools: [{ ...tool, name: 'fry' }] }),
    ];
    for (const request of requests) await cached.generate(request);
    expect(model.asked).toHaveLength(requests.length);
    await withCache(counting('large'), cache).generate(ask('one'));
    await withCache(model, cache, { identity: 'small at home' }).generate(ask('one'));
    expect(cache.size().entries).toBe(requests.length + 2);
  });

  test('does not ask again for what does not change the answer', async () => {
    const model = counting();
    const cached = withCache(model, await cacheIn(await temporaryFolder({})));
    await cached.generate({ messages: [{ role: 'user', content: 'one' }], seed: 1, temperature: 0 });
    await cached.generate({ temperature: 0, seed: 1, messages: [{ content: 'one', role: 'user' }] });
    await cached.generate(ask('one', { seed: 1, temperature: 0, signal: new AbortController().signal }));
    expect(model.asked).toHaveLength(1);
  });

  test('gives back any answer as it was', async () => {
    const cache = await cacheIn(await temporaryFolder({}));
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const call = fc.record({ id: text, name: text, arguments: text });
    const usage = fc.record({ inputTokens: fc.nat(), outputTokens: fc.nat() });
    const answers = fc.record({ content: text, calls: fc.array(call), usage, finishReason: text });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(answers, async (told) => {
        number += 1;
        const request = ask('x', { seed: number });
        const cached = (generate: ChatModel['generate']) => withCache({ name: 'any', generate }, cache);
        await cached(async () => told).generate(request);
        expect(await cached(() => Promise.reject(new Error('asked'))).generate(request)).toEqual(told);
      }),
    );
  });

  test('keeps no failures', async () => {
    const cache = await cacheIn(await temporaryFolder({}));
    let failing = true;
    const model = withCache(
      {
        name: 'moody',
        async generate() {
          if (failing) throw new ChatError('busy', { reason: 'server-error' });
          return answer('calm');
        },
      },
      cache,
    );
    await expect(Promise.all([model.generate(ask('one')), model.generate(ask('one'))])).rejects.toThrow('busy');
    expect(cache.size().entries).toBe(0);
    failing = false;
    expect(await model.generate(ask('one'))).toEqual(answer('calm'));
  });

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('something else')],
    ['cut short', (whole) => whole.subarray(0, -3)],
    ['changed in one bit', (whole) => Buffer.from(whole.with(-6, whole.at(-6)! ^ 1))],
  ])('takes an entry that is %s for absent, and keeps the new answer', async (_, damaged) => {
    const folder = await temporaryFolder({});
    const model = counting();
    const first = await openCache(folder);
    await withCache(model, first).generate(ask('one'));
    const { key } = [...first.entries()][0]!;
    await first.close();
    const raw = open<Buffer, string>({ path: folder, noSubdir: false, encoding: 'binary' });
    await raw.put(key, damaged(raw.get(key)!));
    await raw.close();
    const cache = await cacheIn(folder);
    expect([...cache.entries()]).toMatchObject([{ key, model: undefined }]);
    const cached = withCache(model, cache);
    expect(await cached.generate(ask('one'))).toEqual(answer('small 2'));
    expect(await cached.generate(ask('one'))).toEqual(answer('small 2'));
  });
});

describe('equal requests at the same time', () => {
  test('are asked once, across roles', async () => {
    const cache = await cacheIn(await temporaryFolder({}));
    const model = heldModel();
    const asking = [withCache(model, cache), withCache(model, cache)].map((role) => role.generate(ask('one')));
    expect(model.inFlight).toHaveLength(1);
    await model.inFlight[0]!.give(answer('both'));
    expect(await Promise.all(asking)).toEqual([answer('both'), answer('both')]);
  });

  test('go on when one gives up, and stop when the last does', async () => {
    const model = heldModel();
    const cached = withCache(model, await cacheIn(await temporaryFolder({})));
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
    const leaving = [one, two].map(({ signal }) => cached.generate(ask('one', { signal })));
    const { signal } = model.inFlight[0]!.request;
    one.abort(new Error('no more'));
    await expect(leaving[0]).rejects.toThrow('no more');
    expect(signal?.aborted).toBe(false);
    two.abort(new Error('me neither'));
    await expect(leaving[1]).rejects.toThrow('me neither');
    expect(signal?.reason).toEqual(new Error('me neither'));
    const staying = cached.generate(ask('one', { signal: three.signal }));
    const [left, held] = [...model.inFlight];
    await left!.fail(signal?.reason);
    await held!.give(answer('late'));
    expect(await staying).toEqual(answer('late'));
    expect(held!.request.signal?.aborted).toBe(false);
  });

  test('are not sent when they are given up already', async () => {
    const model = counting();
    const cached = withCache(model, await cacheIn(await temporaryFolder({})));
    await expect(cached.generate(ask('one', { signal: AbortSignal.abort(new Error('over')) }))).rejects.toThrow('over');
    expect(model.asked).toEqual([]);
  });
});

describe('openCache', () => {
  const day = 86_400_000;

  test('prunes what is older than a bound, or the oldest until the rest is small enough', async () => {
    let now = 0;
    const cache = await cacheIn(await temporaryFolder({}), { now: () => now, schedule: () => () => {} });
    const cached = withCache(counting(), cache);
    for (const at of [1, 2, 3, 4]) {
      now = at * day;
      await cached.generate(ask(`question ${at}`));
    }
    const stored = () => [...cache.entries()].map(({ storedAt }) => storedAt / day).sort();
    expect(stored()).toEqual([1, 2, 3, 4]);
    expect([...cache.entries()].every(({ model }) => model === 'small')).toBe(true);
    expect(await cache.prune({ olderThan: 2 * day })).toMatchObject({ entries: 1 });
    expect(stored()).toEqual([2, 3, 4]);
    const { bytes } = cache.size();
    const removed = await cache.prune({ maximumBytes: bytes - 1 });
    expect(removed.entries).toBe(1);
    expect(cache.size()).toEqual({ entries: 2, bytes: bytes - removed.bytes });
    expect(stored()).toEqual([3, 4]);
    await cache.prune({ maximumBytes: 0 });
    expect(cache.size()).toEqual({ entries: 0, bytes: 0 });
    await expect(cache.prune({})).rejects.toThrow('nothing says what to remove');
  });

  test('keeps the answer that came first, and gives it to whoever comes later with another', async () => {
    const cache = await cacheIn(await temporaryFolder({}));
    expect(await cache.write('key', { model: 'small', answer: answer('first') })).toEqual(answer('first'));
    expect(await cache.write('key', { model: 'small', answer: answer('second') })).toEqual(answer('first'));
    expect(cache.read('key')).toEqual(answer('first'));
  });

  test('keeps what is being written when it is closed, and refuses what comes later', async () => {
    const folder = await temporaryFolder({});
    const cache = await openCache(folder);
    const writing = cache.write('key', { model: 'small', answer: answer('in time') });
    await cache.close();
    expect(await writing).toEqual(answer('in time'));
    const late = cache.write('other', { model: 'small', answer: answer('late') });
    await expect(late).rejects.toMatchObject({ code: 'broken-world', where: folder });
    expect((await cacheIn(folder)).read('key')).toEqual(answer('in time'));
  });

  test('compresses answers', async () => {
    const cache = await cacheIn(await temporaryFolder({}));
    await cache.write('key', { model: 'long', answer: answer('the same words again and '.repeat(1000)) });
    expect(cache.size().bytes).toBeLessThan(500);
  });

  test('stops with what to do where it cannot be opened', async () => {
    const folder = await temporaryFolder({ file: 'no folder' });
    await expect(openCache(join(folder, 'file'))).rejects.toMatchObject({
      code: 'broken-world',
      where: join(folder, 'file'),
      hint: expect.stringContaining('remove the folder'),
    });
    for (const text of ['x', 'x'.repeat(20_000)]) {
      const other = await temporaryFolder({ 'data.mdb': text });
      await expect(openCache(other)).rejects.toMatchObject({ code: 'bad-file', where: join(other, 'data.mdb') });
    }
  });
});

describe('processes', () => {
  /** What a process said that asked its questions and was killed after so many answers. */
  async function talk(folder: string, answers: number): Promise<{ asked: string[]; answered: string[] }> {
    const program = join(import.meta.dirname, '../../test/support/cache-and-die.ts');
    const argv = ['--import', 'tsx', program, folder, String(answers)];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    expect(await once(child, 'close')).toEqual(answers === 0 ? [0, null] : [null, 'SIGKILL']);
    const lines = Buffer.concat(chunks).toString().trim().split('\n');
    const said = (word: string) =>
      lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1));
    return { asked: said('asked'), answered: said('answered') };
  }

  test('lose no answer and ask no question twice that was answered, whenever they are killed', async () => {
    const folder = await temporaryFolder({});
    const told = new Map<string, string>();
    for (const answers of [7, 30, 55, 0]) {
      const { asked, answered } = await talk(folder, answers);
      expect(asked.filter((number) => told.has(number))).toEqual([]);
      for (const text of answered) {
        const number = text.split(' ')[0]!;
        expect(text).toBe(told.get(number) ?? text);
        told.set(number, text);
      }
    }
    expect(told.size).toBe(100);
  });

  test('that share a cache get the same answers', async () => {
    const folder = await temporaryFolder({});
    const both = await Promise.all([talk(folder, 0), talk(folder, 0)]);
    expect(both[0].answered.sort()).toEqual(both[1].answered.sort());
  });
});
