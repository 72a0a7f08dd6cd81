import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeBfclFixture } from '../../../../test/support/bfcl-fixture.ts';
import { whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { emptyFolders } from '../../../../test/support/empty-folders.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { entryCounts } from '../scores/index.ts';
import { BfclData, categories, categoryOfId } from './index.ts';

const newFolder = emptyFolders();

/** The fixture at a path below a new folder. */
function laidOut(path: string): string {
  const folder = newFolder();
  mkdirSync(join(folder, path), { recursive: true });
  writeBfclFixture(join(folder, path));
  return folder;
}

describe('BfclData', () => {
  test.each([
    ['the data itself', ''],
    ['the package', 'data'],
    ['what the package lies in', 'bfcl_eval/data'],
    ['a clone of the repository', 'berkeley-function-call-leaderboard/bfcl_eval/data'],
    ['an older clone', 'berkeley-function-call-leaderboard/data'],
  ])('finds the data in %s', (_, path) => {
    const folder = laidOut(path);
    const data = new BfclData(folder);
    expect(data.folder).toBe(join(folder, path));
    expect(data.categories).toEqual(['simple_python', 'irrelevance', 'multi_turn_base', 'multi_turn_miss_func']);
    expect([...data.entries('simple_python').keys()]).toEqual(['simple_python_0', 'simple_python_1']);
  });

  test('the fingerprint is of the questions and answers, wherever they lie', () => {
    const { identity } = new BfclData(laidOut(''));
    expect(new BfclData(laidOut('bfcl_eval/data')).identity).toEqual(identity);
    const changed = laidOut('');
    writeFileSync(join(changed, 'possible_answer/BFCL_v4_simple_python.json'), '');
    expect(new BfclData(changed).identity.fingerprint).not.toBe(identity.fingerprint);
  });

  test('a package says its version, a clone its commit', () => {
    const installed = laidOut('bfcl_eval/data');
    mkdirSync(join(installed, 'bfcl_eval-2025.12.17.dist-info'));
    expect(new BfclData(join(installed, 'bfcl_eval')).identity.commit).toBe('bfcl-eval 2025.12.17');
    const clone = laidOut('berkeley-function-call-leaderboard/bfcl_eval/data');
    mkdirSync(join(clone, '.git/refs/heads'), { recursive: true });
    writeFileSync(join(clone, '.git/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(clone, '.git/refs/heads/main'), 'abc123\n');
    expect(new BfclData(clone).identity.commit).toBe('abc123');
    writeFileSync(join(clone, '.git/HEAD'), 'def456\n');
    expect(new BfclData(clone).identity.commit).toBe('def456');
  });

  test.skipIf(sharedData.absent)(`the reference data is known by its content${whereAbsent}`, () => {
    const data = new BfclData(join(sharedData.folder, 'bfcl/data'));
    expect(data.identity.commit).toBe('6ea57973c7a6097fd7c5915698c54c17c5b1b6c8');
    const counts = data.categories.map((category) => [category, data.entries(category).size]);
    expect(Object.fromEntries(counts)).toEqual(entryCounts);
  });

  test.skipIf(sharedData.absent)(`every function that is held back has a document${whereAbsent}`, () => {
    const data = new BfclData(join(sharedData.folder, 'bfcl/data'));
    let heldBack = 0;
    for (const entry of data.entries('multi_turn_miss_func').values()) {
      if (entry.kind !== 'multi-turn') continue;
      const documents = entry.involvedClasses.flatMap((name) => data.documents(name));
      const names = new Set(documents.map((document) => document.item('name')));
      for (const [turn, missed] of entry.missedFunctions) {
        expect([entry.id, missed.filter((name) => !names.has(name))]).toEqual([entry.id, []]);
        expect([entry.id, entry.turns[turn]]).toEqual([entry.id, []]);
        heldBack += missed.length;
      }
    }
    expect(heldBack).toBeGreaterThanOrEqual(200);
  });
});

describe('categoryOfId', () => {
  test.each(categories)('%s', (category) => {
    expect(categoryOfId(`${category}_0-1-2`)).toBe(category);
  });

  test.each([
    ['simple_12', 'simple_python'],
    ['java_3', 'simple_java'],
    ['javascript_3', 'simple_javascript'],
    ['memory_kv_0', undefined],
    ['multiple', undefined],
  ])('%s is of %s', (id, category) => {
    expect(categoryOfId(id)).toBe(category);
  });
});
