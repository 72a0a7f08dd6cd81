import { isJsonObject } from '../core/json.ts';
import type { JsonSchema, Tool } from '../core/tool.ts';
import { membersAbout } from './output-words.ts';
import { plural, singular, wordsOf } from './text.ts';

/** What a verb does to its object, and so what a tool that starts with it answers. */
const verbs = {
  make: 'create add book post send make place register schedule upload submit insert buy reserve publish start generate invite',
  change:
    'update delete remove cancel close modify edit rename move set stop archive mark reset enable disable trash put drop ' +
    'expire write pay',
  find: 'list search find browse query discover',
  test: 'check verify validate is has can exists test',
  compute: 'calculate convert compute count estimate sum divide multiply',
  read: 'get fetch read show view describe lookup retrieve load',
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
  'the a an all my current latest new details detail info information data api v1 v2 id batch many multiple single specific existing'.split(
    ' ',
  ),
);

/**
 * A plausible output schema for a tool whose source states none, from its name and the opening of its description.
 * Members that only repeat a parameter are left out, for they tell nothing of what depends on the tool.
 */
export function inferOutputSchema(tool: Pick<Tool, 'name' | 'description' | 'inputSchema'>): JsonSchema {
  const { action, object } = commandOf(tool);
  const noun = singular(object);
  const many = action === 'find' || (action === 'read' && noun !== object);
  const members = many ? listOf(noun) : membersOf(action, noun);
  const told = members.filter(([name]) => !isParameter(tool, name));
  return objectSchema(told.length > 0 ? told : [['result', text]]);
}

type Member = [name: string, schema: JsonSchema];
const text: JsonSchema = { type: 'string' };

interface Command {
  action: Action;
  object: string;
}

function commandOf({ name, description }: Pick<Tool, 'name' | 'description'>): Command {
  const named = wordsOf(name);
  const opening = wordsOf(/^[^.!?\n]*/.exec(description)![0]);
  return imperative(named) ?? imperative(opening) ?? { action: 'read', object: objectOf(named) ?? 'result' };
}

/** Reads words that start with a verb, as `get user` and `retrieves the user` do. */
function imperative(words: readonly string[]): Command | undefined {
  const [verb = '', ...others] = words;
  const action = actions.get(verb) ?? actions.get(singular(verb));
  const object = objectOf(others);
  return action === undefined || object === undefined ? undefined : { action, object };
}

/** The last noun before a turning word, where English puts the head of a compound. */
function objectOf(words: readonly string[]): string | undefined {
  const end = words.findIndex((word) => turningWords.has(word));
  const told = end === -1 ? words : words.slice(0, end);
  return told.slice(0, 6).findLast((word) => !emptyWords.has(word) && !actions.has(word) && /^[a-z]/.test(word));
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
  return [
    [plural(noun), { type: 'array', items: objectSchema(recordOf(noun)) }],
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
