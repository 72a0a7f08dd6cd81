import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { sampleTools, writeSampleRun } from '../../test/support/sample-run.ts';
import { runSummarySchema } from '../core/summary.ts';

const newFolder = emptyFolders();

/** A folder with the sample run in `run`, and a sound graph file. */
function sample(): string {
  const cwd = newFolder();
  writeSampleRun(join(cwd, 'run'));
  const tools = sampleTools.map(({ id }) => id).sort();
  writeFileSync(
    join(cwd, 'run/graph.json'),
    JSON.stringify({ version: 1, tools, candidates: [[], [], []], edges: [] }),
  );
  return cwd;
}

describe('magnet show', () => {
  test('a conversation with calls, results, provenance and operations', async () => {
    const { code, stdout } = await magnet(['show', 'run', 'multi-turn'], { cwd: sample() });
    expect(code).toBe(0);
    expect(stdout).toBe(`p000001/positive: multi-turn, 2 turns, 3 calls
played by scripted, 3 tools offered

Turn 1, t1 (merge)
user       Find me a hotel in Oslo.
call       find_hotel(city: "Oslo")
             city: the user said "Oslo"
result     {"id":"h-17","name":"Fjord\\u001b]0;owned\\u0007"}
assistant  The Fjord is free.

Turn 2, t2 (insert-long)
user       Book it, please.
call       book_hotel(city: "h-17")
             city: from the output of n1 (call c1) at /id
result     {"error":"Try again."} (this failure was injected)
call       book_hotel(city: "h-17")
             city: from the output of n1 (call c1) at /id
result     {"booking":"b-1"}
assistant  Booked under b-1.

checks: schema ok
`);
  });

  test('a pair: what is shared once, then both sides beside each other', async () => {
    const { stdout } = await magnet(['show', 'run', 'pair'], { cwd: sample() });
    expect(stdout).toContain(
      'p000001/missed: multi-turn, mistake: missed\nthey part in turn t2 at message 1 of the agent\n',
    );
    expect(stdout.match(/Find me a hotel/g)).toHaveLength(1);
    expect(stdout.match(/Book it, please/g)).toHaveLength(1);
    expect(stdout).toMatch(/^chosen {42} \| rejected$/m);
    expect(stdout).toMatch(/^call {7}book_hotel\(city: "h-17"\) +\| assistant {2}Which hotel do you mean\?$/m);
  });

  test('by id, as JSON, and as a list', async () => {
    const cwd = sample();
    const { stdout } = await magnet(['show', 'run', 'p000001/missed', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ pair: { id: 'p000001/missed' }, task: { id: 'p000001' } });
    const list = await magnet(['show', 'run'], { cwd });
    expect(list.stdout).toContain(
      '2 rows\n  p000001/positive  multi-turn, 2 turns\n  p000002/positive  irrelevance, 1 turn\n1 pairs\n',
    );
    const unknown = await magnet(['show', 'run', 'p9\u001b[2J'], { cwd });
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('no row and no pair "p9\\x1b[2J"');
  });

  test('control characters of the data never reach the terminal', async () => {
    const cwd = sample();
    for (const argv of [
      ['show', 'run', 'multi-turn'],
      ['show', 'run', 'pair'],
      ['show', 'run', 'multi-turn', '--json'],
      ['report', 'run'],
    ]) {
      const { stdout } = await magnet(argv, { cwd });
      expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('magnet report', () => {
  test('as text, as JSON and as a page', async () => {
    const cwd = sample();
    expect((await magnet(['report', 'run'], { cwd })).stdout).toMatch(/^2 training rows and 1 preference pairs/);
    runSummarySchema.parse(JSON.parse((await magnet(['report', 'run', '--json'], { cwd })).stdout));
    expect(await magnet(['report', 'run', '--html', 'r.html'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Wrote r.html\n',
    });
    expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(await magnet(['report', 'run', '--html', 'no/folder/r.html'], { cwd })).toMatchObject({ code: 2 });
  });
});

describe('magnet export', () => {
  test('writes the formats that were asked for, with a card', async () => {
    const cwd = sample();
    const { code, stdout } = await magnet(['export', 'run', '--format', 'openai', '--out', 'data'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe(`openai: 2 rows, ${join(cwd, 'data/openai/train.jsonl')}\n`);
    expect(existsSync(join(cwd, 'data/README.md'))).toBe(true);
  });

  test.each([
    [['--format', 'xml'], 'there is no format "xml"'],
    [
      ['--pair-form', 'half'],
      '--pair-form: there is no pair form "half". Expected one of first-divergence, trajectory, turn.',
    ],
  ])('%j is refused', async (flags, says) => {
    const { code, stderr } = await magnet(['export', 'run', ...flags], { cwd: sample() });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('magnet validate', () => {
  test('a sound run', async () => {
    const { code, stdout } = await magnet(['validate', 'run'], { cwd: sample() });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'run is sound\n' });
  });

  /** Replaces text in a file of the run by text of the same length, so that the sizes still fit. */
  function spoil(cwd: string, file: string, from: string, to: string): void {
    expect(to).toHaveLength(from.length);
    const path = join(cwd, 'run', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }

  test.each([
    ['tasks.jsonl', '"kind":"multi-turn"', '"kind":"multi-tarn"', /tasks\.jsonl:1: \/kind: Invalid option/],
    ['tasks.jsonl', '"path":"p000002"', '"path":"p000009"', /tasks\.jsonl:2: there is no path "p000009"/],
    ['trajectories.jsonl', '"task":"p000001"', '"task":"p000009"', /trajectories\.jsonl:1: there is no task "p000009"/],
    ['trajectories.jsonl', 'trips/book_hotel', 'trips/book_hovel', /the pool has no tool "trips\/book_hovel"/],
    ['pairs.jsonl', '"step":0', '"step":7', /pairs\.jsonl:1: the sides differ before the message they part at/],
    ['pairs.jsonl', '"turn":"t2","step"', '"turn":"t9","step"', /the sides have no common turn "t9"/],
    ['pairs.jsonl', 'The Fjord is free.', 'The Fjord is full.', /the sides differ in turn "t1" already/],
    ['paths.jsonl', '"id":"p000002"', '"id":"p000001"', /paths\.jsonl:2: the id "p000001" stands there twice/],
    ['dropped.jsonl', '{"id"', '{,id"', /dropped\.jsonl:1: this line is no JSON/],
    ['pool.jsonl', '"toolset":"trips"', '"toolset":["rips"', /pool\.jsonl:1: this line is no JSON/],
  ])('%s: %s that became %s', async (file, from, to, says) => {
    const cwd = sample();
    spoil(cwd, file, from, to);
    const { code, stdout } = await magnet(['validate', 'run'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(says);
  });

  test('a run folder of another version, and one with a shortened file', async () => {
    const cwd = sample();
    writeFileSync(join(cwd, 'run/pairs.jsonl'), '');
    expect((await magnet(['validate', 'run'], { cwd })).stdout).toMatch(/pairs\.jsonl: the file has 0 bytes/);
    writeFileSync(join(cwd, 'run/run.json'), '{"version": 99}');
    const { code, stdout } = await magnet(['validate', 'run', '--json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('of version 99') }],
    });
  });

  test('an exported file', async () => {
    const cwd = sample();
    await magnet(['export', 'run', '--format', 'openai', '--out', 'data'], { cwd });
    const file = join(cwd, 'data/openai/train.jsonl');
    const good = readFileSync(file, 'utf8');
    expect(await magnet(['validate', 'data/openai/train.jsonl'], { cwd })).toMatchObject({ code: 0 });
    const spoilt = [
      good.replace('"id":"c1","type"', '"id":"c8","type"'),
      good.replace('"name":"find_hotel","arguments":"{\\"city\\"', '"name":"find_hotel","arguments":"{\\"town\\"'),
      good.replace('"function":{"name":"find_hotel","arguments"', '"function":{"name":"find_motel","arguments"'),
      `${good}{"some":"thing"}\n`,
    ];
    const says = [
      /:1: a result answers no call \(c1\)/,
      /:1: the call c1 of find_hotel does not fit its schema: Missing required parameter "city"/,
      /:1: the call c1 is of "find_motel", which is not among the tools/,
      /:3: this is a row of no format/,
    ];
    for (const [at, text] of spoilt.entries()) {
      expect(text).not.toBe(good);
      writeFileSync(file, text);
      const { code, stdout } = await magnet(['validate', 'data/openai/train.jsonl'], { cwd });
      expect(code).toBe(1);
      expect(stdout).toMatch(says[at]!);
    }
  });

  test.each([
    ['c.yaml', 'seed: 4', 0, /^c\.yaml is sound$/m],
    ['c.yaml', 'seed: x', 1, /^c\.yaml:1:7: seed: found the text "x"/m],
    ['c.json', '{"seed": 1', 1, /^c\.json:1:11: this is not JSON/m],
    ['e.json', '{"add": [{"from": "a/b", "to": "a/c"}]}', 0, /is sound/],
    ['e.json', '{"add": [{"from": "a/b", "two": "a/c"}]}', 1, /^e\.json#\/add\/0/m],
  ])('%s with %s', async (name, text, code, says) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, name), text);
    const outcome = await magnet(['validate', name], { cwd });
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toMatch(says);
  });

  test('what cannot be checked is a misuse', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'x.png'), '');
    expect((await magnet(['validate', 'x.png'], { cwd })).stderr).toContain('this kind of file cannot be checked');
    expect(await magnet(['validate', 'nowhere'], { cwd })).toMatchObject({ code: 2 });
  });
});
