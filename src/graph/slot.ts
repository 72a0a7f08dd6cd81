import { isJsonObject } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';
import { leadingNoun } from './leading-noun.ts';
import { readName } from './slot-name.ts';
import { type Dimension, readMeasure } from './units.ts';
import { nameWords, textWords } from './words.ts';

export type ValueType = 'text' | 'number' | 'boolean' | 'array' | 'object' | 'unknown';

/** Where the knowledge of a head comes from, surest first. */
export type HeadSource = 'name' | 'description' | 'unit';

/** One kind of thing that a value may be. */
export interface Head {
  word: string;
  source: HeadSource;
}

/** What a field or a parameter is about, as far as its schema says. Both ends of a binding are slots. */
export interface Slot {
  /** The kinds of thing that the value may be: `id`, `city`, `price`. */
  heads: readonly Head[];
  /** Words that say whose value it is: `booking` in `booking_id`, `flight` in `/flights/*\/id`. */
  own: readonly string[];
  /** Words of the tool's name and of what the value lies in. */
  around: readonly string[];
  /** Words of the description. */
  spoken: readonly string[];
  /** The part that the value plays: `start` in `start_date`. */
  role: string | undefined;
  unit: string | undefined;
  /** Whether it is a value per something. */
  rate: boolean;
  type: ValueType;
  /** Type of the elements, for an array. */
  items: ValueType;
  format: string | undefined;
  pattern: string | undefined;
  choices: ReadonlySet<string> | undefined;
}

/** Reads one property. `outer` are the nouns of what it lies in, `tool` those of the tool's name. */
export function readSlot(
  name: string,
  schema: JsonSchema,
  { outer, tool }: { outer: readonly string[]; tool: readonly string[] },
): Slot {
  const { head, own, role, unit, rate } = readName(nameWords(name));
  const description = textMember(schema, 'description') ?? '';
  const spoken = textWords(description);
  const type = typeOf(schema);
  const measure = type === 'number' && !rate ? readMeasure({ head, unit, description }) : undefined;
  return {
    heads: headsOf({ head, described: leadingNoun(description), dimension: measure?.dimension }),
    own: own.length > 0 ? own : outer,
    around: outer.length > 0 ? [...tool, ...outer] : tool,
    spoken,
    role,
    unit: measure?.unit,
    rate,
    type,
    items: isJsonObject(schema.items) ? typeOf(schema.items) : 'unknown',
    format: textMember(schema, 'format'),
    pattern: textMember(schema, 'pattern'),
    choices: Array.isArray(schema.enum) ? new Set(schema.enum.map(String)) : undefined,
  };
}

function headsOf({
  head,
  described,
  dimension,
}: {
  head: string | undefined;
  described: string | undefined;
  dimension: Dimension | undefined;
}): Head[] {
  const heads: Head[] = [];
  addHead(heads, head, 'name');
  addHead(heads, described, 'description');
  if (dimension !== undefined) addHead(heads, dimension, 'unit');
  return heads;
}

function addHead(heads: Head[], word: string | undefined, source: HeadSource): void {
  if (word !== undefined && !heads.some((known) => known.word === word)) heads.push({ word, source });
}

function typeOf(schema: JsonSchema): ValueType {
  const declared = Array.isArray(schema.type) ? schema.type.find((type) => type !== 'null') : schema.type;
  switch (declared) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
    case 'array':
    case 'object':
      return declared;
    default:
      return 'unknown';
  }
}

function textMember(schema: JsonSchema, member: string): string | undefined {
  const value = schema[member];
  return typeof value === 'string' ? value : undefined;
}
