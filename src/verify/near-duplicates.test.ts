import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goodFixture } from '../../test/support/verify-fixture.ts';
import { createRandom } from '../core/random.ts';
import { createNearDuplicateIndex, duplicateText } from './near-duplicates.ts';
import { jaccard, shinglesOf } from './shingles.ts';

const word = fc.stringMatching(/^[a-z]{2,8}$/);
const long = fc.array(word, { minLength: 120, maxLength: 300 });

describe('createNearDuplicateIndex', () => {
  test('a text is found again, whatever its case and marks', () => {
    const index = createNearDuplicateIndex();
    expect(index.add('a', 'Book a table at Luigi’s for 4 people.')).toBeNull();
    expect(index.add('b', 'book a TABLE at luigi’s, for 4 people')).toBe('a');
  });

  test('short queries that share a template and differ in a value are no duplicates', () => {
    const index = createNearDuplicateIndex();
    const cities = ['Rome', 'Oslo', 'Bari', 'Lima', 'Kyiv', 'Cork'];
    for (const city of cities) {
      expect(index.add(city, `Please book me a seat on the next train to ${city} for two people`)).toBeNull();
    }
  });

  test('a long dialogue in which one word changed is a duplicate, and one with every tenth changed is not', () => {
    fc.assert(
      fc.property(long, fc.nat(), (words, at) => {
        const index = createNearDuplicateIndex();
        index.add('first', words.join(' '));
        const oneChanged = words.with(at % words.length, 'zzz');
        expect(index.add('second', oneChanged.join(' '))).toBe('first');
        const manyChanged = words.map((each, place) => (place % 10 === 0 ? `zz${place}` : each));
        expect(index.add('third', manyChanged.join(' '))).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  test('what is called a duplicate is at least as like as the threshold says', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })), (texts) => {
        const index = createNearDuplicateIndex({ threshold: 0.7 });
        const kept = new Map<string, string>();
        for (const [at, words] of texts.entries()) {
          const found = index.add(String(at), words.join(' '));
          if (found === null) kept.set(String(at), words.join(' '));
          else {
            const likeness = jaccard(shinglesOf(kept.get(found)!), shinglesOf(words.join(' ')));
            expect(likeness).toBeGreaterThanOrEqual(0.7);
          }
        }
      }),
    );
  });

  test('finds duplicates among thousands of unlike documents, by the same answers each time', () => {
    const run = () => {
      const index = createNearDuplicateIndex();
      const text = (seed: number) => {
        const random = createRandom(seed);
        return Array.from({ length: 60 }, () => `w${random.integer(0, 4000)}`).join(' ');
      };
      return Array.from({ length: 3000 }, (_, at) => index.add(String(at), text(at % 2900)));
    };
    const first = run();
    expect(first.filter((found) => found !== null)).toHaveLength(100);
    expect(first[2950]).toBe('50');
    expect(run()).toEqual(first);
  });

  test('two texts without words are the same', () => {
    const index = createNearDuplicateIndex();
    index.add('a', '');
    expect(index.add('b', '?!')).toBe('a');
  });
});

test('a task is compared by its words and its calls', async () => {
  const { task } = await goodFixture();
  task.turns.splice(1);
  expect(duplicateText(task)).toBe(
    [
      'Please book me a train from Rome to Milan.',
      'get_train_price {"from":"Rome","to":"Milan"}',
      'book_ticket {"to":"Milan","price":49.5}',
    ].join('\n'),
  );
});
