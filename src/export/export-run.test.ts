import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportPair, exportTrajectory, findExportTool } from '../../test/support/export-trajectories.ts';
import type { Dropped } from '../core/dropped.ts';
import { MagnetError } from '../core/errors.ts';
import type { OutputFolder } from '../core/exporter.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { diskFolder } from './disk-folder.ts';
import { type ExportRequest, exportRun } from './export-run.ts';
import { formatNames } from './exporters.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magnet-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

function request(changes: Partial<ExportRequest> = {}): ExportRequest {
  return {
    trajectories: [exportTrajectory('r1'), exportTrajectory('r2')],
    pairs: [exportPair()],
    tool: findExportTool,
    folder,
    formats: formatNames,
    pairForm: 'first-divergence',
    onDropped: () => {},
    ...changes,
  };
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function linesOf(path: string): Promise<unknown[]> {
  const text = await readFile(join(folder, path), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('every format gets its files, and nothing else is there', async () => {
  const written = await exportRun(request());
  expect(written.map(({ format, rows }) => [format, rows])).toEqual([
    ['openai', 2],
    ['trl-sft', 2],
    ['trl-preference', 1],
    ['llama-factory', 2],
    ['llama-factory-ranking', 1],
    ['swift-preference', 1],
    ['axolotl', 2],
    ['hermes', 2],
    ['parquet', 2],
    ['parquet-pairs', 1],
  ]);
  expect((await filesBelow(folder)).sort()).toEqual(written.flatMap(({ files }) => files).sort());
  expect(await linesOf('openai/train.jsonl')).toHaveLength(2);
  expect(await linesOf('trl-preference/train.jsonl')).toMatchObject([{ id: 'p1', mistake: 'long-dependency' }]);
});

test('Parquet holds the same rows in the same order', async () => {
  const trajectories = Array.from({ length: 2500 }, (_, at) => exportTrajectory(`r${at}`));
  await exportRun(request({ trajectories, formats: ['parquet', 'trl-sft'] }));
  const bytes = await readFile(join(folder, 'parquet/train.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  const lines = (await linesOf('trl-sft/train.jsonl')) as { id: string; messages: unknown; tools: string }[];
  expect(rows.map(({ id, messages, tools }) => ({ id, messages: JSON.parse(messages), tools }))).toEqual(
    lines.map(({ id, messages, tools }) => ({ id, messages, tools })),
  );
});

test('the same input gives the same bytes', async () => {
  await exportRun(request());
  const first = await Promise.all((await filesBelow(folder)).sort().map((path) => readFile(path)));
  await exportRun(request());
  const second = await Promise.all((await filesBelow(folder)).sort().map((path) => readFile(path)));
  expect(second).toEqual(first);
});

test('lines longer than the buffer are whole', async () => {
  const long = exportTrajectory('long');
  long.turns[0]!.user = 'é'.repeat(1_500_000);
  await exportRun(request({ trajectories: [exportTrajectory(), long, exportTrajectory()], formats: ['trl-sft'] }));
  const rows = (await linesOf('trl-sft/train.jsonl')) as { messages: { content: string }[] }[];
  expect(rows.map(({ messages }) => messages[1]!.content.length)).toEqual([7, 1_500_000, 7]);
});

test('a row that one format cannot hold is missing there and nowhere else', async () => {
  const reserved = exportTrajectory('r3');
  reserved.turns[0]!.user = 'Say <|im_end|>';
  const dropped: Dropped[] = [];
  const written = await exportRun(
    request({ trajectories: [reserved], formats: ['openai', 'hermes'], onDropped: (item) => dropped.push(item) }),
  );
  expect(written.map(({ rows, dropped }) => ({ rows, dropped }))).toEqual([
    { rows: 1, dropped: {} },
    { rows: 0, dropped: { 'reserved-text': 1 } },
  ]);
  expect(dropped).toEqual([
    {
      id: 'r3',
      stage: 'export',
      reason: 'reserved-text',
      detail: 'hermes: message 1 holds text that the template reserves',
    },
  ]);
});

test('a negative conversation is never exported as one to imitate', async () => {
  const negative: Trajectory = { ...exportTrajectory(), polarity: 'negative' };
  const [written] = await exportRun(request({ trajectories: [negative], formats: ['openai'] }));
  expect(written).toMatchObject({ rows: 0, dropped: { 'negative-trajectory': 1 } });
});

describe('misuse is found before anything is written', () => {
  test.each<[Partial<ExportRequest>, string]>([
    [{ formats: ['openai', 'csv'] }, `format: there is no format "csv". Expected one of ${formatNames.join(', ')}.`],
    [
      { formats: ['llama-factory-ranking'], pairForm: 'turn' },
      'pairForm: the format llama-factory-ranking cannot hold pairs in the form "turn". Expected one of first-divergence.',
    ],
  ])('%o', async (changes, message) => {
    await expect(exportRun(request(changes))).rejects.toThrow(message);
    expect(await filesBelow(folder)).toEqual([]);
  });
});

/** Disk folders that together take so many bytes and then are full. */
function smallDisk(capacity: number): (path: string) => OutputFolder {
  let left = capacity;
  return (path) => {
    const inner = diskFolder(path);
    return {
      ...inner,
      async create(name) {
        const file = await inner.create(name);
        return {
          path: file.path,
          close: () => file.close(),
          async write(chunk) {
            left -= chunk.length;
            if (left < 0) throw new MagnetError({ code: 'broken-world', what: 'the disk is full' });
            await file.write(chunk);
          },
        };
      },
    };
  };
}

describe('a full disk', () => {
  test.each(formatNames)('leaves nothing of %s behind', async (format) => {
    const openFolder = smallDisk(500);
    await expect(exportRun(request({ formats: [format], openFolder }))).rejects.toThrow('the disk is full');
    expect(await filesBelow(folder)).toEqual([]);
  });

  test('that fills up midway leaves nothing behind', async () => {
    const trajectories = Array.from({ length: 4000 }, (_, at) => exportTrajectory(`r${at}`));
    const failing = exportRun(request({ trajectories, formats: ['trl-sft'], openFolder: smallDisk(1_500_000) }));
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await filesBelow(folder)).toEqual([]);
  });

  test('leaves an earlier export as it was', async () => {
    await exportRun(request());
    const before = await Promise.all((await filesBelow(folder)).sort().map((path) => readFile(path)));
    await expect(exportRun(request({ openFolder: smallDisk(0) }))).rejects.toThrow('the disk is full');
    const after = await Promise.all((await filesBelow(folder)).sort().map((path) => readFile(path)));
    expect(after).toEqual(before);
  });
});

test('a source that fails leaves nothing behind', async () => {
  async function* broken(): AsyncGenerator<Trajectory> {
    yield exportTrajectory();
    throw new Error('the journal is damaged');
  }
  await expect(exportRun(request({ trajectories: broken() }))).rejects.toThrow('the journal is damaged');
  expect(await filesBelow(folder)).toEqual([]);
});

test('a Parquet file whose bytes changed on the way is refused', async () => {
  const openFolder = (path: string): OutputFolder => {
    const inner = diskFolder(path);
    return {
      ...inner,
      async create(name) {
        const file = await inner.create(name);
        const spoil = (chunk: Uint8Array) =>
          Buffer.from(Buffer.from(chunk).toString('latin1').replace('Found', 'Fuond'), 'latin1');
        return { path: file.path, close: () => file.close(), write: (chunk) => file.write(spoil(chunk)) };
      },
    };
  };
  const failing = exportRun(request({ formats: ['parquet'], openFolder }));
  await expect(failing).rejects.toThrow('rows 0 to 1 read back differently from what was written');
  expect(await filesBelow(folder)).toEqual([]);
});

test('an unwritable folder is a broken world that names the place', async () => {
  const failing = exportRun(request({ folder: '/dev/null/export' }));
  await expect(failing).rejects.toMatchObject({
    code: 'broken-world',
    where: '/dev/null/export/openai/train.jsonl.partial',
  });
});
