import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { pluralOf, singularOf, wordsOf } from './identifier-words.ts';
import { speakList } from './speak.ts';

/** So many fields of an answer are told; more would be a recital. */
const mostFacts = 4;
const longestFact = 80;

/** A sentence about the answer of a tool that nobody wrote phrases for: its first fields, or how long its list is. */
export function plainReport(output: Json): string {
  if (Array.isArray(output)) return reportList('result', output);
  if (!isJsonObject(output)) return factText(output) === null ? 'It is done.' : `The answer is ${factText(output)}.`;
  const facts = factsOf(output);
  const list = Object.entries(output).find(([, value]) => Array.isArray(value) && value.length > 0);
  if (list && facts.length < 2) return reportList(singularOf(wordsOf(list[0])), list[1] as Json[]);
  if (facts.length > 0) return `${capitalFirst(speakList(facts.map(([name, text]) => `the ${name} is ${text}`)))}.`;
  const inner = Object.entries(output).find(([, value]) => isJsonObject(value));
  return inner ? plainReport(inner[1]) : 'It is done; nothing more came back.';
}

function reportList(noun: string, items: readonly Json[]): string {
  const [first] = items;
  const count = `There ${items.length === 1 ? `is 1 ${noun}` : `are ${items.length} ${pluralOf(noun)}`}`;
  if (first === undefined) return `There are no ${pluralOf(noun)}.`;
  const facts = isJsonObject(first) ? factsOf(first).slice(0, 2) : [];
  if (facts.length > 0) {
    return `${count}; for the first, ${speakList(facts.map(([name, text]) => `the ${name} is ${text}`))}.`;
  }
  const texts = items.slice(0, mostFacts).flatMap((item) => factText(item) ?? []);
  return texts.length === 0 ? `${count}.` : `${count}: ${speakList(texts)}.`;
}

/** Name and text of the fields worth telling; that all went well is only told when there is nothing else. */
function factsOf(output: JsonObject): [name: string, text: string][] {
  const facts = Object.entries(output).flatMap(([key, value]): [string, string][] => {
    const text = factText(value);
    const name = wordsOf(key).replace(/ at$/, ' time');
    return text === null || name.length < 2 || key.startsWith('_') ? [] : [[name, text]];
  });
  const telling = facts.filter(([name]) => !outcome.test(name));
  return (telling.length > 0 ? telling : facts).slice(0, mostFacts);
}

const outcome = /^(?:success|ok|status|status code|code|message|msg|error|errors|typename)$/;

function factText(value: Json): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || value.length > longestFact) return null;
  return /[ ].*[.!?]$/.test(value) ? `"${value.replace(/\.$/, '')}"` : value;
}

function capitalFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
