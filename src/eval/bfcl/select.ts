import { misuse } from '../../core/errors.ts';
import { type BfclData, type Category, categories, categoryOfId, type Entry } from './data/index.ts';

/** Which questions are asked. */
export interface Selection {
  /** Categories, or what their names begin with. Default: all. */
  categories?: readonly string[] | undefined;
  /** Default: all of the categories. */
  ids?: readonly string[] | undefined;
  /** So many of each category at most. */
  limit?: number | undefined;
}

/** The questions that are chosen, in the benchmark's order. Throws `misuse` for a name that fits nothing. */
export function selectEntries(data: BfclData, selection: Selection): Entry[] {
  const { ids, limit = Number.POSITIVE_INFINITY } = selection;
  if (ids) return [...new Set(ids)].map((id) => data.entry(categoryOfId(id) ?? unknownId(id), id));
  return chosenCategories(data, selection).flatMap((category) => [...data.entries(category).values()].slice(0, limit));
}

function chosenCategories(data: BfclData, { categories: wanted }: Selection): Category[] {
  const unknown = wanted?.find((name) => !categories.some((category) => category.startsWith(name)));
  if (unknown !== undefined) {
    misuse(`no category is called ${unknown}`, { where: '--category', expected: `one of ${categories.join(', ')}` });
  }
  return data.categories.filter((category) => !wanted || wanted.some((name) => isCalled(category, name)));
}

// `multiple` is a category, so it does not stand for others that begin with the same letters.
function isCalled(category: Category, name: string): boolean {
  return (categories as readonly string[]).includes(name) ? category === name : category.startsWith(name);
}

function unknownId(id: string): never {
  return misuse(`no category has a question ${id}`, { where: '--ids', expected: 'an id such as multi_turn_base_0' });
}
