import { describe, expect, test } from 'vitest';
import { MemoryFileSystem, type Trouble } from '../../test/support/memory-file-system.ts';
import { ChatError } from '../core/chat-error.ts';
import { type Asked, askAll } from './ask-all.ts';
import { EvaluationFolder } from './folder.ts';
import type { EvaluationStanding } from './progress.ts';

const folder = '/evaluation';
const manifest = { benchmark: 'riddles' };
const questions = Array.from({ length: 30 }, (_, at) => ({ id: `riddle_${at}` }));
const timedOut = new ChatError('the server answered 503: busy', { reason: 'server-error', status: 503 });
const tooLong = new ChatError('the server answered 400: too long', { reason: 'refused-request', status: 400 });
const badKey = new ChatError('the server answered 401: no such key', { reason: 'refused-key', status: 401 });

function asked(id: string): Asked {
  return {
    record: { id, result: `an answer to ${id}`, usage: { inputTokens: 5, outputTokens: 2 } },
    transcript: [{ role: 'user', content: id }],
  };
}

interface Start {
  fileSystem: MemoryFileSystem;
  /** By id, why a question fails. */
  failing?: (id: string) => Error | undefined;
  concurrency?: number;
  signal?: AbortSignal;
  onAsk?: (id: string) => void;
}

/** One start of the evaluation: what was asked, and what came of it. */
async function start({ fileSystem, failing = () => undefined, concurrency = 4, signal, onAsk }: Start) {
  const opened = new EvaluationFolder(folder, manifest, fileSystem);
  const ids: string[] = [];
  const standings: EvaluationStanding[] = [];
  const ask = async ({ id }: { id: string }) => {
    ids.push(id);
    onAsk?.(id);
    await Promise.resolve();
    const failure = failing(id);
    if (failure) throw failure;
    return asked(id);
  };
  try {
    const onProgress = (standing: EvaluationStanding) => standings.push(standing);
    const unanswered = await askAll({ questions, folder: opened, concurrency, signal, ask, onProgress });
    return { ids, standings, unanswered, error: undefined };
  } catch (error) {
    return { ids, standings, unanswered: [], error };
  } finally {
    opened.close();
  }
}

function answersIn(fileSystem: MemoryFileSystem): string[] {
  const lines = fileSystem.text(`${folder}/answers.jsonl`).trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as { id: string }).id);
}

const allIds = questions.map(({ id }) => id);

describe('askAll', () => {
  test('asks every question once, keeps every answer and its messages, and adds up the tokens', async () => {
    const fileSystem = new MemoryFileSystem();
    const { ids, standings, unanswered } = await start({ fileSystem });
    expect(ids.sort()).toEqual([...allIds].sort());
    expect(unanswered).toEqual([]);
    expect(answersIn(fileSystem).sort()).toEqual([...allIds].sort());
    expect(fileSystem.text(`${folder}/transcripts.jsonl`)).toContain('{"id":"riddle_3","messages":[{"role":"user"');
    expect(standings.at(-1)).toEqual({
      answered: 30,
      unanswered: 0,
      total: 30,
      usage: { inputTokens: 150, outputTokens: 60 },
    });
  });

  test('a second start asks nothing and counts the tokens of the first', async () => {
    const fileSystem = new MemoryFileSystem();
    await start({ fileSystem });
    const { ids, standings } = await start({ fileSystem });
    expect(ids).toEqual([]);
    expect(standings).toMatchObject([{ answered: 30, usage: { inputTokens: 150 } }]);
  });

  test('single failures are told, hold nothing up, and are asked again by the next start', async () => {
    const fileSystem = new MemoryFileSystem();
    const fails = ['riddle_3', 'riddle_20'];
    const { unanswered, standings } = await start({
      fileSystem,
      failing: (id) => (fails.includes(id) ? timedOut : undefined),
    });
    const reason = 'the server answered 503: busy';
    expect(unanswered).toEqual(fails.map((id) => ({ id, kind: 'no-answer', reason })));
    expect(standings.at(-1)).toMatchObject({ answered: 28, unanswered: 2 });
    expect((await start({ fileSystem })).ids).toEqual(fails);
  });

  test.each([1, 4, 16])(
    'with %i in work, a server that is gone stops the start, and the next goes on',
    async (concurrency) => {
      const fileSystem = new MemoryFileSystem();
      const gone = (id: string) => (Number(id.slice(7)) >= 8 ? timedOut : undefined);
      const { ids, error } = await start({ fileSystem, failing: gone, concurrency });
      expect(error).toMatchObject({ code: 'broken-world', cause: timedOut });
      expect((error as Error).message).toMatch(/10 questions in a row got no answer.*503.*run the same command again/);
      expect(ids.length).toBeLessThan(30);
      const next = await start({ fileSystem });
      expect(next.ids).toEqual(allIds.slice(8));
      expect(answersIn(fileSystem).sort()).toEqual([...allIds].sort());
    },
  );

  test('questions that a living server refuses are told one by one, however many come in a row', async () => {
    const fileSystem = new MemoryFileSystem();
    const refuses = (id: string) => (Number(id.slice(7)) >= 8 ? tooLong : undefined);
    const { unanswered, error } = await start({ fileSystem, failing: refuses });
    expect(error).toBeUndefined();
    expect(unanswered).toHaveLength(22);
  });

  test('a server that has refused everything so far stops the start', async () => {
    const { error, ids } = await start({ fileSystem: new MemoryFileSystem(), failing: () => tooLong, concurrency: 1 });
    expect(error).toMatchObject({ code: 'broken-world' });
    expect(ids).toHaveLength(10);
  });

  test('what concerns all questions stops the start at the first', async () => {
    const { error, ids } = await start({ fileSystem: new MemoryFileSystem(), failing: () => badKey, concurrency: 1 });
    expect(error).toMatchObject({ code: 'broken-world', cause: badKey });
    expect(ids).toHaveLength(1);
  });

  test('a defect is no missing answer', async () => {
    const defect = new TypeError('a slip');
    const { error } = await start({ fileSystem: new MemoryFileSystem(), failing: () => defect });
    expect(error).toBe(defect);
  });

  test('an abort begins nothing more, keeps what is in work, and the next start goes on', async () => {
    const fileSystem = new MemoryFileSystem();
    const stop = new AbortController();
    const onAsk = (id: string) => id === 'riddle_9' && stop.abort();
    const { ids, error } = await start({ fileSystem, concurrency: 2, signal: stop.signal, onAsk });
    expect(error).toMatchObject({ code: 'stopped' });
    expect(ids.length).toBeLessThanOrEqual(11);
    expect(answersIn(fileSystem).sort()).toEqual(ids.sort());
    expect((await start({ fileSystem })).ids).toHaveLength(30 - ids.length);
  });

  test('a full disk stops cleanly, and the next start goes on', async () => {
    const fileSystem = new MemoryFileSystem(new Map(), { capacity: 2_000 });
    const { error } = await start({ fileSystem });
    expect(error).toMatchObject({ code: 'broken-world' });
    expect((error as Error).message).toContain('the disk is full');
    const roomy = fileSystem.survivors();
    expect((await start({ fileSystem: roomy })).error).toBeUndefined();
    expect(answersIn(roomy).sort()).toEqual([...allIds].sort());
  });

  test.each(['nothing', 'half', 'all'] as const)(
    'after a death at any change that did %s, the next start goes on',
    async (done) => {
      const whole = new MemoryFileSystem();
      await start({ fileSystem: whole });
      for (let crashAt = 0; crashAt < whole.changes; crashAt += 1) {
        const trouble: Trouble = { crashAt, done };
        const dying = new MemoryFileSystem(new Map(), trouble);
        await start({ fileSystem: dying }).catch(() => undefined);
        const survivors = dying.survivors();
        const { error } = await start({ fileSystem: survivors });
        expect([crashAt, error]).toEqual([crashAt, undefined]);
        expect(answersIn(survivors).sort()).toEqual([...allIds].sort());
      }
    },
  );
});
