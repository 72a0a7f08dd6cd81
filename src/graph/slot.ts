import { isJsonObject } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';
import { readName } from './slot-name.ts';
import { dimensionOf } from './units.ts';
import { nameWords, textWords } from './words.ts';

export type ValueType = 'text' | 'number' | 'boolean' | 'array' | 'object' | 'unknown';

/** Where the knowledge of a head comes from, surest first. */
export type HeadSource = 'name' | 'description' | 'unit';

/** What a field or a parameter is about, as far as its schema says. Both ends of a binding are slots. */
export interface Slot {
  /** The kinds of thing that the value may be: `id`, `city`, `price`. */
  heads: ReadonlyMap<string, HeadSource>;
  /** Words that say whose value it is: `booking` in `booking_id`, `flight` in `/flights/*\/id`. */
  own: ReadonlySet<string>;
  /** Words of the tool's name and of what the value lies in. */
  around: ReadonlySet<string>;
  /** Words of the description. */
  spoken: ReadonlySet<string>;
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
  const spoken = textWords(typeof schema.description === 'string' ? schema.description : '');
  const type = typeOf(schema);
  const measured = type === 'number' ? (unit ?? spoken.find((word) => dimensionOf(word) !== undefined)) : undefined;
  const heads = new Map<string, HeadSource>();
  if (measured !== undefined && !rate) heads.set(dimensionOf(measured)!, 'unit');
  for (const described of leadingNouns(schema.description)) heads.set(described, 'description');
  if (head !== undefined) heads.set(head, 'name');
  return {
    heads,
    own: new Set(own.length > 0 ? own : outer),
    around: new Set([...tool, ...outer]),
    spoken: new Set(spoken),
    role,
    unit: measured,
    rate,
    type,
    items: isJsonObject(schema.items) ? typeOf(schema.items) : 'unknown',
    format: textMember(schema, 'format'),
    pattern: textMember(schema, 'pattern'),
    choices: Array.isArray(schema.enum) ? new Set(schema.enum.map(String)) : undefined,
  };
}

const breaks =
  /[.,;:()]|\b(?:of|to|for|in|where|that|which|from|with|by|on|when|if|is|was|after|before|as|at|and|or|per)\b/i;

// "City where the drive starts" and "The distance to convert" begin with what the value is.
function leadingNouns(description: unknown): string[] {
  if (typeof description !== 'string') return [];
  const start = description
    .slice(0, 128)
    .replace(/^(?:the|an?|id|name|code|list|number|optional|required)\b\s*(?:of\b)?\s*(?:the|an?)?\s*/i, '');
  const words = textWords(start.split(breaks)[0]!);
  const last = words.at(-1);
  return last === undefined || words.length > 3 ? [] : [last];
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
