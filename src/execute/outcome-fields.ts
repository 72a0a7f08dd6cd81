import type { Json } from '../core/json.ts';

const good = /^(?:success|successful|succeeded|ok|valid|is valid|available|exists|found|done|accepted|completed)$/;
const bad = /^(?:errors?|err|error (?:message|code|msg|description)|warnings?|failed|failure|is error)$/;

/**
 * What a field that tells how a call went says after a call that went well, or undefined for any other field. A
 * simulated tool does not fail by chance: faults are put in on purpose, where the row is to show the recovery.
 *
 * @param words the name of the field, in lower-case words.
 */
export function outcomeNamed(words: string, type: string): Json | undefined {
  if (bad.test(words)) return noTrouble[type];
  switch (type) {
    case 'boolean':
      return good.test(words) ? true : undefined;
    case 'integer':
    case 'number':
      return /^(?:status|status code|http (?:code|status)|code)$/.test(words) ? 200 : undefined;
    case 'string':
      if (/^(?:status code|http (?:code|status))$/.test(words)) return '200';
      if (/^status$/.test(words)) return 'ok';
      return /^(?:message|msg|detail|status message)$/.test(words) ? 'The request was completed.' : undefined;
    default:
      return undefined;
  }
}

const noTrouble: Readonly<Record<string, Json>> = {
  boolean: false,
  integer: 0,
  number: 0,
  string: '',
  array: [],
  object: {},
  null: null,
};
