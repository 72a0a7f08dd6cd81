import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../src/core/random.ts';
import { heldOutQuestion } from '../src/run/held-out-set.ts';
import { lookUp, type Signature } from '../training/repro/data/look-up.ts';
import { type MadeRow, makeRows } from '../training/repro/data/make-rows.ts';
import { drawNames, type Lexicon, lexiconOf } from '../training/repro/data/names.ts';
import { type Category, categories } from '../training/repro/data/operations.ts';
import { rowSets } from '../training/repro/data/plan.ts';
import { differenceOf, holm, type SeedPair } from '../training/repro/results/contrasts.ts';
import { judgeOf, type Transcript } from '../training/repro/results/questions.ts';

interface Golden {
  lookUps: { signature: Signature; given: Record<string, string>; value: string }[];
  lexicons: { name: string; lexicon: Lexicon }[];
}

const golden: Golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../training/repro/data/look-up.golden.json'), 'utf8'),
);

async function take(count: number, rows: AsyncGenerator<MadeRow>): Promise<MadeRow[]> {
  const taken: MadeRow[] = [];
  for await (const row of rows) if (taken.push(row) === count) break;
  return taken;
}

describe('the closed worlds', () => {
  test.each(golden.lookUps)('$signature.name finds $value, as in Python', ({ signature, given, value }) => {
    expect(lookUp(signature, given)).toBe(value);
  });

  test.each(golden.lexicons)('$name is a name for $lexicon, as in Python', ({ name, lexicon }) => {
    expect(lexiconOf(name)).toBe(lexicon);
  });

  test('names are different and of one lexicon', () => {
    const names = drawNames(33, 'held-out', createRandom('names'));
    expect(new Set(names).size).toBe(33);
    expect(new Set(names.map(lexiconOf))).toEqual(new Set(['held-out']));
  });
});

const request = (file: string) => rowSets('ci').find((set) => set.file === file)!.request;

describe('the rows', () => {
  test.each(categories)('of the kind %s are of that kind', async (category) => {
    const made = await take(20, makeRows(request(`kind-${category}`)));
    expect(new Set(made.map(({ row }) => row.category))).toEqual(new Set([category]));
  });

  test('have ids of their own, in whatever world they are', async () => {
    const ids = (await take(60, makeRows(request('kind-nested')))).map(({ row }) => row.id);
    expect(new Set(ids).size).toBe(60);
  });

  test('of training hold no name of the test', async () => {
    const sets = rowSets('ci').filter(({ file }) => !file.startsWith('test-'));
    expect(sets.length).toBeGreaterThan(8);
    for (const { request } of sets) {
      const text = JSON.stringify((await take(10, makeRows(request))).map(({ row }) => row));
      const names = text.match(/\b[A-Z]{4}\b/g)!;
      expect(names.filter((name) => lexiconOf(name) === 'held-out')).toEqual([]);
    }
  });

  test('say each thing in one way', async () => {
    const sayings = new Set<string>();
    for (const category of categories) {
      for (const { row } of await take(20, makeRows(request(`kind-${category}`)))) {
        for (const { text } of row.turns.flatMap(({ steps }) => steps)) sayings.add(shapeOf(text!));
      }
    }
    expect([...sayings].toSorted()).toEqual([
      'Finding the X',
      'Finding the X. No function does.',
      'Finding the X. Which X?',
      'Found the X V.',
      'Found the X V. Found the X V.',
    ]);
  });

  test('of a teacher without hints hold a mistake at the stated rate', async () => {
    const made = (
      await Promise.all(categories.map((category) => take(40, makeRows(request(`unhinted-${category}`)))))
    ).flat();
    const wrong = await Promise.all(made.map(({ stages, task, trajectory }) => stages.problem(task, trajectory)));
    const share = wrong.filter((problem) => problem !== null).length / made.length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.75);
  });
});

function shapeOf(text: string): string {
  return text.replace(/\b[A-Z]{4}\b/g, 'X').replace(/\b[A-Z]\d\b/g, 'V');
}

describe('the judge', () => {
  const made = new Map<Category, MadeRow>();
  beforeAll(async () => {
    for (const category of categories) {
      made.set(category, (await take(1, makeRows(request(`kind-${category}`))))[0]!);
    }
  });

  async function judged(category: Category, change: (transcript: Transcript) => void): Promise<boolean> {
    const { row, path, task, trajectory, world, stages } = made.get(category)!;
    const question = heldOutQuestion({ id: row.id, heldOut: ['tool:x'], path, task, trajectory }, stages.tool);
    const judge = await judgeOf([{ world, category, question }]);
    const turns = row.turns.map(({ steps }) => steps.map(({ calls }) => calls.map((call) => structuredClone(call))));
    const transcript = { id: row.id, turns };
    change(transcript);
    return judge(transcript);
  }

  const lastCall = ({ turns }: Transcript) => turns.flat(2).at(-1)!;

  test.each(categories)('accepts the reference of %s', async (category) => {
    expect(await judged(category, () => {})).toBe(true);
  });

  test.each(categories)('refuses one wrong argument in %s', async (category) => {
    const twist = (transcript: Transcript) => {
      const given = lastCall(transcript).arguments!;
      given[Object.keys(given)[0]!] = 'A?';
    };
    expect(await judged(category, twist)).toBe(false);
  });

  test.each(categories)('refuses a call too many in %s', async (category) => {
    const again = (transcript: Transcript) => {
      const call = structuredClone(lastCall(transcript));
      call.arguments![Object.keys(call.arguments!)[0]!] = 'A?';
      transcript.turns.at(-1)!.push([call]);
    };
    expect(await judged(category, again)).toBe(false);
  });

  test.each(categories)('refuses a conversation that was given up in %s', async (category) => {
    expect(await judged(category, ({ turns }) => turns.pop())).toBe(false);
  });

  test.each(['missing-parameter', 'missing-function'] as const)(
    'refuses any call where something is lacking: %s',
    async (category) => {
      const { task } = made.get(category)!;
      const at = task.turns.findIndex(({ missing }) => missing !== null);
      const call = { name: 'NOSUCHTOOL', arguments: {} };
      expect(await judged(category, ({ turns }) => turns[at]!.unshift([call]))).toBe(false);
    },
  );
});

describe('the differences', () => {
  const category = (count: number): Category[] => Array.from({ length: count }, (_, at) => (at % 2 ? 'walk' : 'merge'));
  const seeds = (better: number, worse: number): SeedPair[] =>
    [0, 1, 2].map((seed) => {
      const random = createRandom(`seed/${seed}`);
      const draw = (share: number) => Array.from({ length: 400 }, () => random.chance(share));
      return [draw(better), draw(worse)] as const;
    });

  test('find a difference that is there, and none that is not', () => {
    const there = differenceOf(seeds(0.7, 0.5), category(400));
    expect(there.low).toBeGreaterThan(10);
    expect(there.high).toBeLessThan(30);
    const none = differenceOf(seeds(0.5, 0.5), category(400));
    expect(none.low).toBeLessThan(0);
    expect(none.high).toBeGreaterThan(0);
  });

  test('count every category alike', () => {
    const of: Category[] = ['walk', 'walk', 'walk', 'merge'];
    const pair: SeedPair = [
      [true, true, true, false],
      [false, false, false, true],
    ];
    expect(differenceOf([pair], of).points).toBe(0);
  });

  test.each([
    [
      [0.01, 0.02, 0.03, 0.04],
      [true, false, false, false],
    ],
    [
      [0.001, 0.002, 0.003, 0.004],
      [true, true, true, true],
    ],
    [
      [0.04, 0.001, 0.5, 0.02],
      [false, true, false, false],
    ],
  ])('are corrected by Holm: %j', (values, expected) => {
    expect(holm(values)).toEqual(expected);
  });
});
