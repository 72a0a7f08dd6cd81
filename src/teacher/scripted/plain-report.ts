import { isJsonObject, type Json, type JsonObject, scalarLeaves } from '../../core/json.ts';
import { capitalise } from './frames.ts';
import { pluralOf, singularOf, wordsOf } from './plain-words.ts';
import { speakList } from './speak.ts';

/** So many fields of an answer are told; more would be a recital. */
const mostFacts = 4;
const longestFact = 80;

/** A sentence about the answer of a tool that nobody wrote phrases for: its first fields, or how long its list is. */
export function plainReport(output: Json): string {
  if (Array.isArray(output)) return reportList('result', output);
  if (!isJsonObject(output)) return factText(output) === null ? 'It is done.' : `The answer is ${factText(output)}.`;
  const facts = factsOf(output);
  const telling = facts.filter(([name]) => !outcome.test(name));
  const list = Object.entries(output).find(([, value]) => Array.isArray(value) && value.length > 0);
  if (list && telling.length < 2) return reportList(singularOf(wordsOf(list[0])), list[1] as Json[]);
  // That something is so says little without the message that comes with it.
  const bare = telling.every(([, text]) => text === 'yes' || text === 'no');
  if (telling.length > 0 && !bare) return `${capitalise(factList(telling))}.`;
  const inner = Object.values(output).find((value) => isJsonObject(value) && Object.keys(value).length > 0);
  return inner === undefined ? reportOutcome(facts, output) : plainReport(inner);
}

const outcome = /^(?:success|ok|status|status code|code|message|msg|errors?|typename)$/;

/** For an answer that only says that all went well, or nothing that is short enough to repeat. */
function reportOutcome(facts: readonly Fact[], output: Json): string {
  const message = facts.find(([name]) => name === 'message' || name === 'msg');
  if (message) return `The answer says: ${message[1]}.`;
  if (facts.length > 0) return `That worked: ${factList(facts)}.`;
  const [leaf] = [...scalarLeaves(output)].filter(({ value }) => value !== null && value !== '');
  return leaf ? `This is what came back: ${String(leaf.value)}` : 'It is done; nothing more came back.';
}

function reportList(noun: string, items: readonly Json[]): string {
  const [first] = items;
  // A word like "co2" has no plural that anybody said before.
  const several = /\d/.test(noun) ? 'entries' : pluralOf(noun);
  if (first === undefined) return `There are no ${several}.`;
  const count = items.length === 1 ? `There is 1 ${noun}` : `There are ${items.length} ${several}`;
  const facts = isJsonObject(first) ? factsOf(first).slice(0, 2) : [];
  if (facts.length > 0) return `${count}; for the first, ${factList(facts)}.`;
  const texts = items.slice(0, mostFacts).flatMap((item) => factText(item) ?? []);
  return texts.length === 0 ? `${count}.` : `${count}: ${speakList(texts)}.`;
}

type Fact = readonly [name: string, text: string];

/** Name and text of the fields that are short enough to tell. */
function factsOf(output: JsonObject): Fact[] {
  return Object.entries(output).flatMap(([key, value]): Fact[] => {
    const text = factText(value);
    const name = wordsOf(key).replace(/ at$/, ' time');
    return text === null || name.length < 2 || key.startsWith('_') ? [] : [[name, text]];
  });
}

function factList(facts: readonly Fact[]): string {
  return speakList(facts.slice(0, mostFacts).map(([name, text]) => `the ${name} is ${text}`));
}

function factText(value: Json): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || value.length > longestFact) return null;
  return /[ ].*[.!?]$/.test(value) ? `"${value.replace(/\.$/, '')}"` : value;
}
