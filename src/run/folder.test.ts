import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Crash, MemoryFileSystem } from '../../test/support/memory-file-system.ts';
import type { Dropped } from '../core/dropped.ts';
import { MagnetError } from '../core/errors.ts';
import type { RunEvent } from './events.ts';
import type { ItemOutcome } from './files.ts';
import { openRunFolder, type RunFolder, type RunFolderOptions } from './folder.ts';

const folder = '/run';
const itemCount = 7;

function options(fileSystem: MemoryFileSystem, more: Partial<RunFolderOptions> = {}): RunFolderOptions {
  const now = () => new Date(0);
  return { config: { seed: 1 }, fingerprint: 'a', version: '0.1.0', fileSystem, now, flushAt: 300, ...more };
}

function dropped(id: string): Dropped {
  return { id, stage: 'translate', reason: 'no-words', detail: `"é\u2028" ${'x'.repeat(20)}` };
}

/** Item 3 leaves nothing behind, the others one to three records. */
function outcome(item: number): ItemOutcome {
  const records = item === 3 ? [] : Array.from({ length: 1 + (item % 3) }, (_, at) => dropped(`${item}-${at}`));
  return { records: { dropped: records }, counts: { dropped: records.length } };
}

function work(run: RunFolder): void {
  try {
    if (!run.begun) {
      run.writeWhole('graph.json', ['{"edges"', ':[]}']);
      run.commitApart({ records: { dropped: [dropped('tool')] } });
    }
    for (let item = run.resumeAt; item < itemCount; item += 1) run.append(outcome(item));
    run.record({ type: 'run-finished', items: itemCount, limit: null });
  } finally {
    run.close();
  }
}

/** Everything but the lock and the events, whose number depends on when it was flushed. */
function dataOf(fileSystem: MemoryFileSystem): Record<string, string> {
  const names = [...fileSystem.files.keys()].filter(
    (path) => !path.endsWith('.lock') && !path.endsWith('events.jsonl'),
  );
  return Object.fromEntries(names.sort().map((path) => [path, fileSystem.text(path)]));
}

function undisturbed(): MemoryFileSystem {
  const fileSystem = new MemoryFileSystem();
  work(openRunFolder(folder, options(fileSystem)));
  return fileSystem;
}

function runUntilTrouble(start: MemoryFileSystem): void {
  try {
    work(openRunFolder(folder, options(start)));
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

function errorOf(action: () => unknown): MagnetError {
  try {
    action();
  } catch (error) {
    if (MagnetError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('openRunFolder', () => {
  test('a crash at any change of any file, then resuming, gives the same bytes', () => {
    const whole = undisturbed();
    const crashes = Array.from({ length: whole.changes }, (_, at) => at);
    for (const crashAt of crashes) {
      for (const done of ['nothing', 'half', 'all'] as const) {
        const crashed = new MemoryFileSystem(new Map(), { crashAt, done });
        runUntilTrouble(crashed);
        const resumed = crashed.survivors();
        work(openRunFolder(folder, options(resumed)));
        expect(dataOf(resumed), `crash at change ${crashAt}, ${done} done`).toEqual(dataOf(whole));
      }
    }
    expect(crashes.length).toBeGreaterThan(10);
  });

  test('a second crash, at any change of the resumed run, loses nothing either', () => {
    const whole = undisturbed();
    for (const first of [8, 11, 14]) {
      const crashed = new MemoryFileSystem(new Map(), { crashAt: first, done: 'half' });
      runUntilTrouble(crashed);
      for (let crashAt = 0; crashAt < whole.changes; crashAt += 1) {
        const again = crashed.survivors({ crashAt, done: 'half' });
        runUntilTrouble(again);
        const resumed = again.survivors();
        work(openRunFolder(folder, options(resumed)));
        expect(dataOf(resumed), `crashes at ${first} and ${crashAt}`).toEqual(dataOf(whole));
      }
    }
  });

  test('a full disk is a broken world at any point, and the run goes on when there is room', () => {
    const whole = undisturbed();
    const needed = [...whole.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    for (let capacity = 60; capacity < needed; capacity += 13) {
      const full = new MemoryFileSystem(new Map(), { capacity });
      const error = errorOf(() => work(openRunFolder(folder, options(full))));
      expect(error.code).toBe('broken-world');
      expect(error.message).toContain('the disk is full');
      const resumed = full.survivors();
      work(openRunFolder(folder, options(resumed)));
      expect(dataOf(resumed), `disk of ${capacity} bytes`).toEqual(dataOf(whole));
    }
  });

  test('a crash at any change while another configuration takes a folder over does no harm', () => {
    const other = { fingerprint: 'b', config: { seed: 2 } };
    const whole = new MemoryFileSystem();
    work(openRunFolder(folder, options(whole, other)));
    const begun = new MemoryFileSystem();
    const first = openRunFolder(folder, options(begun));
    first.commitApart({ records: { dropped: [dropped('tool'), dropped('of another run')] } });
    first.close();
    for (let crashAt = 0; crashAt < 8; crashAt += 1) {
      const crashed = begun.survivors({ crashAt, done: 'half' });
      try {
        openRunFolder(folder, options(crashed, other)).close();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      const resumed = crashed.survivors();
      work(openRunFolder(folder, options(resumed, other)));
      expect(dataOf(resumed), `crash at change ${crashAt}`).toEqual(dataOf(whole));
    }
  });

  test('a write that failed while nobody was looking is told at the next call', async () => {
    const fileSystem = new MemoryFileSystem(new Map(), { capacity: 400 });
    const run = openRunFolder(folder, options(fileSystem, { flushAt: 1e6 }));
    for (let item = 0; item < 4; item += 1) run.append(outcome(item));
    await new Promise((resolve) => setImmediate(resolve));
    expect(errorOf(() => run.append(outcome(4))).code).toBe('broken-world');
    expect(errorOf(() => run.close()).code).toBe('broken-world');
    expect(fileSystem.files.has('/run/run.lock')).toBe(false);
  });

  test('an item is on disk, and counted, as soon as nothing else is ready', async () => {
    const events: RunEvent[] = [];
    const fileSystem = new MemoryFileSystem();
    const run = openRunFolder(folder, options(fileSystem, { flushAt: 1e6, onEvent: (event) => events.push(event) }));
    run.append(outcome(0));
    run.append(outcome(1));
    expect(events).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toMatchObject([{ type: 'items-committed', items: 2, counts: { dropped: 3 } }]);
    expect(fileSystem.text('/run/dropped.jsonl').split('\n')).toHaveLength(4);
    run.close();
  });

  test('the layout of a finished folder', () => {
    const whole = undisturbed();
    expect(whole.list(folder)?.sort()).toEqual(['dropped.jsonl', 'events.jsonl', 'graph.json', 'run.json']);
    expect(JSON.parse(whole.text('/run/run.json'))).toEqual({
      format: 'magnet-run',
      version: 1,
      magnet: '0.1.0',
      fingerprint: 'a',
      config: { seed: 1 },
    });
    expect(whole.text('/run/events.jsonl').split('\n')[0]).toBe(
      '{"time":"1970-01-01T00:00:00.000Z","type":"items-committed","items":0,"counts":{},"files":{"paths":{"bytes":0,"lines":0},"tasks":{"bytes":0,"lines":0},"trajectories":{"bytes":0,"lines":0},"pairs":{"bytes":0,"lines":0},"dropped":{"bytes":96,"lines":1},"heldout":{"bytes":0,"lines":0}}}',
    );
  });

  test('a finished run says so when it is opened again', () => {
    const again = openRunFolder(folder, options(undisturbed().survivors()));
    expect(again).toMatchObject({ finished: true, begun: true, resumeAt: itemCount });
    expect(again.counts).toEqual({ dropped: 12 });
    again.close();
  });
});

describe('a run folder that cannot be gone on with', () => {
  const cases: {
    name: string;
    spoil: (files: Map<string, Buffer>) => void;
    more?: Partial<RunFolderOptions>;
    says: string;
  }[] = [
    {
      name: 'another configuration',
      spoil: () => {},
      more: { fingerprint: 'b', config: { seed: 2 } },
      says: 'seed was 1 and is now 2',
    },
    { name: 'other tools', spoil: () => {}, more: { fingerprint: 'b' }, says: 'the tools it was given have changed' },
    { name: 'another version of Magnet', spoil: () => {}, more: { version: '0.2.0' }, says: 'begun by Magnet 0.1.0' },
    {
      name: 'another version of the layout',
      spoil: (files) => files.set('/run/run.json', Buffer.from('{"format":"magnet-run","version":7}')),
      says: 'this run folder is of version 7. Expected version 1',
    },
    {
      name: 'a run.json that is no JSON',
      spoil: (files) => files.set('/run/run.json', Buffer.from('{"format":')),
      says: '/run/run.json: this is no JSON',
    },
    {
      name: 'a run.json of something else',
      spoil: (files) => files.set('/run/run.json', Buffer.from('{"name":"x"}')),
      says: '"format" is wrong',
    },
    {
      name: 'a file that was shortened',
      spoil: (files) => files.set('/run/dropped.jsonl', Buffer.from('{}')),
      says: '/run/dropped.jsonl: the file has 2 bytes, but',
    },
    {
      name: 'an event in the middle that is no JSON',
      spoil: (files) => files.set('/run/events.jsonl', Buffer.from('{"type":\n{"type":\n')),
      says: '/run/events.jsonl:2: this line is no JSON',
    },
    {
      name: 'an event that is none',
      spoil: (files) => files.set('/run/events.jsonl', Buffer.from('{"type":"lunch"}\n')),
      says: '/run/events.jsonl:1: this line is no event',
    },
  ];

  test.each(cases)('$name', ({ spoil, more, says }) => {
    const { files } = undisturbed();
    spoil(files);
    const fileSystem = new MemoryFileSystem(files);
    const error = errorOf(() => openRunFolder(folder, options(fileSystem, more)));
    expect(error.code).toBe('bad-run');
    expect(error.message).toContain(says);
    expect(error.hint).toBeDefined();
    expect(fileSystem.files).toEqual(files);
  });
});

describe('the folder itself', () => {
  let place: string;
  const realOptions = { config: { seed: 1 }, fingerprint: 'a', version: '0.1.0' };
  const fresh = () => {
    place = mkdtempSync(join(tmpdir(), 'magnet-'));
    return place;
  };
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  test('a folder with other things is refused and left as it is', () => {
    writeFileSync(join(fresh(), 'thesis.txt'), 'mine');
    const error = errorOf(() => openRunFolder(place, realOptions));
    expect(error.code).toBe('misuse');
    expect(error.message).toContain('the folder is not empty and is no run folder');
    expect(error.message).toContain('It holds thesis.txt; nothing was changed.');
    expect(readdirSync(place)).toEqual(['thesis.txt']);
  });

  test('a file where the folder should be is refused', () => {
    writeFileSync(join(fresh(), 'out'), '');
    expect(errorOf(() => openRunFolder(join(place, 'out'), realOptions)).message).toContain(
      'there is a file where a folder',
    );
  });

  test('a run in which nothing was finished may get another configuration', () => {
    openRunFolder(fresh(), realOptions).close();
    openRunFolder(place, { ...realOptions, fingerprint: 'b', config: { seed: 2 } }).close();
    expect(JSON.parse(readFileSync(join(place, 'run.json'), 'utf8'))).toMatchObject({ config: { seed: 2 } });
  });

  test('so may one that dropped tools and finished without an item', () => {
    const run = openRunFolder(fresh(), realOptions);
    run.commitApart({ records: { dropped: [dropped('tool')] } });
    run.record({ type: 'run-finished', items: 0, limit: null });
    run.close();
    const same = openRunFolder(place, realOptions);
    expect(same).toMatchObject({ begun: true, finished: true });
    same.close();
    const other = openRunFolder(place, { ...realOptions, fingerprint: 'b' });
    expect(other).toMatchObject({ begun: false, finished: false });
    expect(readFileSync(join(place, 'dropped.jsonl'), 'utf8')).toBe('');
    other.commitApart({ records: { dropped: [dropped('other')] } });
    other.close();
    expect(readFileSync(join(place, 'dropped.jsonl'), 'utf8')).toBe(`${JSON.stringify(dropped('other'))}\n`);
  });

  test('a missing folder is made, with its parents', () => {
    const run = openRunFolder(join(fresh(), 'a/b'), realOptions);
    work(run);
    expect(readdirSync(join(place, 'a/b')).sort()).toEqual(['dropped.jsonl', 'events.jsonl', 'graph.json', 'run.json']);
    const again = openRunFolder(join(place, 'a/b'), realOptions);
    expect(again.resumeAt).toBe(itemCount);
    again.close();
  });

  test('two runs do not write to one folder', () => {
    const run = openRunFolder(fresh(), realOptions);
    expect(errorOf(() => openRunFolder(place, realOptions)).message).toContain(`process ${process.pid} on`);
    run.close();
    openRunFolder(place, realOptions).close();
  });
});
