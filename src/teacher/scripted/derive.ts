import { isJsonObject } from '../../core/json.ts';
import type { OutputPhrases, ParameterPhrases, ToolPhrases } from '../../core/phrases.ts';
import { type JsonSchema, parametersOf, requiredOf, type Tool } from '../../core/tool.ts';

/**
 * Words for a tool that nobody wrote phrases for, made of its description and the names of its parameters: plain, but
 * with a place for every value.
 */
export function derivePhrases(tool: Tool): ToolPhrases {
  const deed = deedOf(tool);
  const names = parametersOf(tool).map(([name]) => name);
  const nouns = new Map(names.map((name) => [name, wordsOf(name)]));
  const clause = (template: string) =>
    names.map((name) => `[${template.replace('{noun}', nouns.get(name)!).replace('{slot}', `{${name}}`)}]`).join('');
  return {
    requests: [
      `${deed}${clause(', with {noun} {slot}')}`,
      `${deed}${clause(', {noun}: {slot}')}`,
      `${deed}${clause(', using {slot} as the {noun}')}`,
      `${deed}${clause(' ({noun} {slot})')}`,
    ],
    ability: deed,
    reports: [],
    parameters: Object.fromEntries(names.map((name): [string, ParameterPhrases] => [name, { noun: nouns.get(name)! }])),
    outputs: outputsOf(tool),
  };
}

/** Splits an identifier into lower-case words: `getUserInfo` and `get_user-info` give "get user info". */
export function wordsOf(identifier: string): string {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

const longestDeed = 110;

/** What the tool does, as an imperative that does not speak its name. */
function deedOf(tool: Tool): string {
  const name = wordsOf(tool.source.name);
  const sentence = firstSentence(tool.description);
  const imperative = sentence === '' ? '' : toImperative(sentence);
  const spoken = ` ${imperative.toLowerCase()} `;
  const usable =
    imperative.length >= 8 &&
    imperative.length <= longestDeed &&
    !spoken.includes(` ${name} `) &&
    !imperative.includes(tool.name);
  return usable ? imperative : deedFromName(name);
}

// Brackets and braces would be read as clauses and slots.
function firstSentence(description: string): string {
  const plain = description
    .replaceAll(/https?:\S+|[`*_#{}[\]()<>"|\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.split(/[.!?:;](?:\s|$)/)[0]!.trim();
}

const imperatives = new Map(
  [
    'get',
    'return',
    'retrieve',
    'fetch',
    'list',
    'search',
    'find',
    'create',
    'delete',
    'update',
    'send',
    'check',
    'calculate',
    'compute',
    'convert',
    'generate',
    'add',
    'remove',
    'set',
    'show',
    'provide',
    'give',
    'look',
    'read',
    'write',
    'open',
    'close',
    'start',
    'stop',
    'translate',
    'validate',
    'verify',
    'download',
    'upload',
    'extract',
    'analyze',
    'detect',
    'track',
    'compare',
    'execute',
    'run',
    'query',
    'count',
    'edit',
    'move',
    'copy',
    'post',
    'publish',
    'book',
    'cancel',
    'order',
    'estimate',
    'parse',
    'rename',
    'reply',
    'save',
    'display',
    'obtain',
    'determine',
    'insert',
    'click',
    'take',
    'navigate',
    'describe',
    'select',
    'submit',
    'modify',
    'enable',
    'disable',
    'register',
    'reset',
    'browse',
    'connect',
    'drop',
    'export',
  ].flatMap((verb): [string, string][] => [
    [verb, verb],
    [thirdPerson(verb), verb],
  ]),
);
const plainer: Record<string, string> = {
  return: 'get',
  retrieve: 'get',
  provide: 'get',
  obtain: 'get',
  display: 'show',
};

function thirdPerson(verb: string): string {
  if (/(s|sh|ch|x|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function toImperative(sentence: string): string {
  const words = sentence
    .replace(
      /^(this|the)\s+(api|endpoint|tool|function|method|service|operation)\s+(will\s+|can\s+|allows you to\s+|lets you\s+|is used to\s+)?/i,
      '',
    )
    .split(' ');
  const verb = imperatives.get((words[0] ?? '').toLowerCase());
  if (verb === undefined) return '';
  return [plainer[verb] ?? verb, ...words.slice(1)].join(' ');
}

const actions: Record<string, string> = {
  get: 'look up',
  list: 'show me',
  search: 'look for',
  find: 'look for',
  fetch: 'look up',
  create: 'make',
  add: 'put in',
  delete: 'get rid of',
  remove: 'take out',
  update: 'change',
  set: 'change',
  send: 'send off',
  check: 'look at',
  convert: 'work out',
  calculate: 'work out',
  generate: 'make',
};

function deedFromName(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  const action = actions[first];
  const thing = (action === undefined ? [first, ...rest] : rest).join(' ');
  return thing === '' ? `take care of the ${name || 'request'}` : `${action ?? 'help me with'} the ${thing}`;
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
  return `that goes with ${required.map((name) => `the ${wordsOf(name)} {${name}}`).join(' and ')}`;
}

function nounOf(pattern: string): string {
  const tokens = pattern.split('/').filter((token) => token !== '' && token !== '*');
  const last = wordsOf(tokens.at(-1) ?? 'result');
  const owner = tokens.length > 1 ? wordsOf(tokens.at(-2)!).replace(/s$/, '') : '';
  return /^(id|name|value|code|url|type|title|key|date)$/.test(last) && owner !== ''
    ? `${owner} ${last}`
    : last || 'result';
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
