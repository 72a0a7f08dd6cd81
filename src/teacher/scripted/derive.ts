import { isJsonObject } from '../../core/json.ts';
import type { OutputPhrases, ParameterPhrases, ToolPhrases } from '../../core/phrases.ts';
import { type JsonSchema, parametersOf, requiredOf, type Tool } from '../../core/tool.ts';
import { deedOf } from './deed.ts';
import { clauseOf, phrasesOfParameter } from './parameter-clauses.ts';
import { singularOf, wordsOf } from './plain-words.ts';

/** In how many ways a request of a derived tool is worded. */
const styles = [0, 1, 2, 3] as const;

/**
 * Words for a tool that nobody wrote phrases for, made of its description and the names of its parameters: plain, but
 * with a place for every value.
 */
export function derivePhrases(tool: Tool): ToolPhrases {
  const deed = deedOf(tool);
  const required = requiredOf(tool);
  const parameters = [...parametersOf(tool)].sort(([left], [right]) => rank(left, required) - rank(right, required));
  const request = (style: number) =>
    deed + parameters.map(([name, schema], at) => clauseOf(name, schema, { style, first: at === 0, deed })).join('');
  return {
    requests: styles.map(request),
    ability: deed,
    reports: [],
    parameters: Object.fromEntries(
      parametersOf(tool).map(([name, schema]): [string, ParameterPhrases] => [name, phrasesOfParameter(name, schema)]),
    ),
    outputs: outputsOf(tool),
  };
}

function rank(name: string, required: readonly string[]): number {
  return required.includes(name) ? 0 : 1;
}

function outputsOf(tool: Tool): Record<string, OutputPhrases> {
  const implied = impliedSuffix(tool);
  return Object.fromEntries(
    leafPatterns(tool.outputSchema ?? {}).map((pattern): [string, OutputPhrases] => {
      const phrases = deriveOutput(tool, pattern);
      return [pattern, implied === null ? phrases : { ...phrases, implied: `the ${phrases.noun} ${implied}` }];
    }),
  );
}

/** Words for one output of a tool, made of the name of the field. */
export function deriveOutput(tool: Tool, pattern: string): OutputPhrases {
  return { noun: nounOf(pattern), verb: tool.annotations.readOnly ? 'found' : 'got' };
}

// A helper that needs more than two values cannot be told in passing.
function impliedSuffix(tool: Tool): string | null {
  const required = requiredOf(tool);
  if (!tool.annotations.readOnly || required.length === 0 || required.length > 2) return null;
  if (required.length === 1) return `for {${required[0]}}`;
  return `for ${required.map((name) => `the ${phrasesOfParameter(name, {}).noun} {${name}}`).join(' and ')}`;
}

function nounOf(pattern: string): string {
  const tokens = pattern.split('/').filter((token) => token !== '' && !/^(?:\*|\d+)$/.test(token));
  const last = wordsOf(tokens.at(-1) ?? 'result');
  const owner = tokens.length > 1 ? singularOf(wordsOf(tokens.at(-2)!)) : '';
  const general = /^(?:id|name|value|code|url|type|title|key|date|description|status|text|link|raw)$/.test(last);
  if (general && owner !== '' && !/^(?:data|result|results|item|response)$/.test(owner)) return `${owner} ${last}`;
  return plainNoun(last);
}

/** A noun for the words of a field. */
function plainNoun(words: string): string {
  if (words === '') return 'result';
  const at = /^(.+) at$/.exec(words);
  return at ? `${at[1]} time` : words;
}

const mostPatterns = 60;

/** Pointer patterns of the scalars that a schema promises. */
function leafPatterns(schema: JsonSchema, at = '', depth = 0): string[] {
  if (depth > 5) return [];
  const patterns: string[] = [];
  if (isJsonObject(schema.properties)) {
    for (const [key, inner] of Object.entries(schema.properties)) {
      const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
      if (isJsonObject(inner)) patterns.push(...leafPatterns(inner, `${at}/${token}`, depth + 1));
    }
  } else if (isJsonObject(schema.items)) patterns.push(...leafPatterns(schema.items, `${at}/*`, depth + 1));
  else if (at !== '') patterns.push(at);
  return patterns.slice(0, mostPatterns);
}
