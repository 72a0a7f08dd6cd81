import type { Json } from '../../core/json.ts';
import { textHoldsValue } from '../../core/value-text.ts';

/**
 * Whether words that are to leave a value out say it all the same, be it for another reason. A boolean is never said by
 * chance: words without a negation would be enough to read true from.
 */
export function saysAnyway(text: string, value: Json): boolean {
  return typeof value !== 'boolean' && textHoldsValue(text, value);
}
