import { isJsonObject } from '../core/json.ts';
import type { JsonSchema, Tool } from '../core/tool.ts';
import { membersAbout } from './output-words.ts';
import { singular, wordsOf } from './text.ts';

/** What a verb does to its object, and so what a tool that starts with it answers. */
const verbs = {
  make: 'create add book post send make place register schedule upload submit insert buy order reserve publish start generate invite new',
  change:
    'update delete remove cancel close modify edit rename move set stop archive mark reset enable disable trash put drop ' +
    'expire batch write pay transfer block',
  find: 'list search find browse query discover',
  test: 'check verify validate is has can exists test',
  compute: 'calculate convert compute count estimate sum add divide multiply',
  read: 'get fetch read show view describe lookup retrieve return load display',
} as const;
type Action = keyof typeof verbs;

const actions = new Map(
  (Object.entries(verbs) as [Action, string][]).flatMap(([action, words]) => {
    return words.split(' ').map((word): [string, Action] => [word, action]);
  }),
);
/** Words after which a name tells how, not what: `get_user_by_email`. */
const turningWords = new Set('by for from with in to on at of using via and or per'.split(' '));
/** Words of a name that tell nothing of the object. */
const emptyWords = new Set(
  'the a an all my current latest new details detail info information data api v1 v2 id'.split(' '),
);

/**
 * A plausible output schema for a tool whose source states none, from its name and the first words of its description.
 * Members that only repeat a parameter are left out, for they tell nothing of what depends on the tool.
 */
export function inferOutputSchema(tool: Pick<Tool, 'name' | 'description' | 'inputSchema'>): JsonSchema {
  const words = wordsOf(tool.name);
  const action = actions.get(words[0] ?? '');
  const object =
    objectOf(action === undefined ? words : words.slice(1)) ?? objectOf(wordsOf(tool.description)) ?? 'result';
  const noun = singular(object);
  const many = action === 'find' || (noun !== object && (action === 'read' || action === undefined));
  const members = many ? listOf(noun) : membersOf(action ?? 'read', noun);
  return objectSchema(members.filter(([name]) => !isParameter(tool, name)));
}

type Member = [name: string, schema: JsonSchema];
const text: JsonSchema = { type: 'string' };

/** The last noun before a turning word, where English puts the head of a compound. */
function objectOf(words: readonly string[]): string | undefined {
  const end = words.findIndex((word) => turningWords.has(word));
  const told = (end === -1 ? words : words.slice(0, end)).filter(
    (word) => !emptyWords.has(word) && /^[a-z]/.test(word),
  );
  return told.slice(0, 6).findLast((word) => !actions.has(word)) ?? told.at(-1);
}

function membersOf(action: Action, noun: string): Member[] {
  switch (action) {
    case 'make':
      return [
        [`${noun}_id`, text],
        ['status', text],
        ['created_at', { type: 'string', format: 'date-time' }],
      ];
    case 'change':
      return [
        ['success', { type: 'boolean' }],
        ['status', text],
        ['message', text],
      ];
    case 'test':
      return [
        ['valid', { type: 'boolean' }],
        ['message', text],
      ];
    case 'compute':
      return [['result', { type: 'number' }]];
    case 'find':
      return listOf(noun);
    case 'read':
      return recordOf(noun);
  }
}

function listOf(noun: string): Member[] {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return [
    [plural, { type: 'array', items: objectSchema(recordOf(noun)) }],
    ['total', { type: 'integer' }],
  ];
}

function recordOf(noun: string): Member[] {
  const known = membersAbout(noun);
  return known.length > 0
    ? known
    : [
        [`${noun}_id`, text],
        ['name', text],
        ['description', text],
      ];
}

function objectSchema(members: readonly Member[]): JsonSchema {
  return { type: 'object', properties: Object.fromEntries(members), required: members.map(([name]) => name) };
}

function isParameter(tool: Pick<Tool, 'inputSchema'>, name: string): boolean {
  return isJsonObject(tool.inputSchema.properties) && Object.hasOwn(tool.inputSchema.properties, name);
}
