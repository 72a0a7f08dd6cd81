import type { ParameterPhrases } from '../../core/phrases.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { wordsOf } from './plain-words.ts';
import { quoted } from './speak.ts';

/** What a user calls a parameter, and how its values stand in a sentence. */
export function phrasesOfParameter(name: string, schema: JsonSchema): ParameterPhrases {
  const noun = nounOf(name);
  if (schema.type === 'boolean') {
    return { noun, spoken: { true: `${noun} set to yes`, false: `${noun} set to no` } };
  }
  return isProse(name) ? { noun, stated: quoted } : { noun };
}

const prose =
  /(?:^|[_-])(?:text|message|content|body|comment|note|prompt|caption|description|question|subject|reason|summary|answer|review|bio|snippet|overview)$/i;

// Whole sentences are quoted, so that one sees where they end.
function isProse(name: string): boolean {
  return prose.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}

// Slots are found by their braces, clauses by their brackets.
function nounOf(name: string): string {
  return (
    wordsOf(name)
      .replace(/^q$/, 'search term')
      .replace(/^lang$/, 'language') || 'value'
  );
}

interface Place {
  /** Which of the wordings; the same for all parameters of a request. */
  style: number;
  /** True for the parameter that the request is mostly about. */
  first: boolean;
  deed: string;
}

/**
 * Clauses in brackets that state one parameter: one for a value, one for a reference to an earlier output, which
 * brings its own noun.
 */
export function clauseOf(name: string, schema: JsonSchema, place: Place): string {
  // A brace or bracket in a name would be read as part of the template.
  if (/[{}[\]]/.test(name)) return '';
  const stated = statedClause(nounOf(name), `{=${name}}`, schema, place);
  const referring = place.style % 2 === 0 ? `, with {^${name}}` : `, using {^${name}}`;
  return `[${stated}][${place.first && !alreadyFor(place.deed) ? ` for {^${name}}` : referring}]`;
}

function statedClause(noun: string, slot: string, schema: JsonSchema, { style, first, deed }: Place): string {
  if (schema.type === 'boolean') return `, with ${slot}`;
  const special = specialClauses.find(([pattern]) => pattern.test(noun))?.[1];
  if (special !== undefined) return special.replace('{}', slot);
  if (first && style % 2 === 0 && isSubject(noun, schema) && !alreadyFor(deed)) return ` for ${slot}`;
  const plain = [
    `, with the ${noun} ${slot}`,
    `, ${noun} ${slot}`,
    `, using ${slot} as the ${noun}`,
    ` (${noun}: ${slot})`,
  ];
  return plain[style % plain.length]!;
}

function alreadyFor(deed: string): boolean {
  return / (?:for|by|of) [^,]*$/.test(deed);
}

const settings =
  /\b(?:operation|mode|type|format|sort|order|language|locale|currency|date|index|unit|level|side|string|schema|ref|offset|skip)\b/;

/** Whether a request can be about a parameter's value, rather than be done in the way that it says. */
function isSubject(noun: string, { type }: JsonSchema): boolean {
  return type === 'string' && noun.length > 2 && !settings.test(noun);
}

const specialClauses: readonly [RegExp, string][] = [
  [
    /^(?:max |maximum )?(?:limit|results|num results|max results|count|per page|page size|top)$/,
    ', at most {} of them',
  ],
  [/^page(?: number| no)?$/, ', page {}'],
  [/^(?:year)$/, ', for the year {}'],
  [/^(?:start|from|since)(?: date| day)?$/, ', from {}'],
  [/^(?:end|to|until)(?: date| day)?$/, ', to {}'],
  [/^(?:country)$/, ', in {}'],
];
