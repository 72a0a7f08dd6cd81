import { dimensionOf } from './units.ts';

/** What a name says about its value. */
export interface NameParts {
  /** The kind of thing: `id` in `booking_id`. Undefined when the name says nothing. */
  head: string | undefined;
  /** Whose value it is: `booking` in `booking_id`. */
  own: string[];
  role: string | undefined;
  unit: string | undefined;
  rate: boolean;
}

// Words around a value that do not say what it is.
const wrappers = new Set(
  'meta metadata request parameter query attribute attr node result data response output item list payload record entry info detail summary array value all object collection set page'.split(
    ' ',
  ),
);
const roles = new Set(
  'start end from to source destination origin new old minimum maximum target parent previous arrival departure base'.split(
    ' ',
  ),
);
const modifiers = new Set(
  'amount current final average estimated full first last next latest default given available main primary selected actual nearest converted the of in at'.split(
    ' ',
  ),
);

/** Whether a word is only a wrapper around values, such as `results`. */
export function isWrapper(word: string): boolean {
  return wrappers.has(word);
}

/** Takes the normal words of a name apart: `from_account_id`, `distance_miles`, `stock_list`. */
export function readName(words: readonly string[]): NameParts {
  const rate = words.includes('per');
  const unit = rate ? undefined : words.find((word) => dimensionOf(word) !== undefined);
  const telling = words.filter((word) => word !== unit && !wrappers.has(word));
  const role = telling.find((word) => roles.has(word));
  const nouns = telling.filter((word) => word !== role && word !== 'per');
  const head = nouns.at(-1) ?? (unit ? dimensionOf(unit) : roleHead(role)) ?? words.at(-1);
  const own = nouns.slice(0, -1).filter((word) => !modifiers.has(word));
  return { head, own, role, unit, rate };
}

function roleHead(role: string | undefined): string | undefined {
  return role === 'start' || role === 'end' ? 'time' : role;
}
