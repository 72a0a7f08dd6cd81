import type { Json } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import type { JsonSchema } from '../core/tool.ts';
import { plausibleInput } from './values.ts';

/** How often an example of the schema is taken as it stands. */
const exampleShare = 0.6;

/** A value that a person could give for a parameter: an example of its schema, one in the form of it, or an invented one. */
export function drawInput(name: string, schema: JsonSchema, random: Random): Json {
  if (schema.const !== undefined || Array.isArray(schema.enum)) return plausibleInput(name, schema, random);
  const example = exampleOf(schema, random.chance(0.5));
  if (example === undefined) return plausibleInput(name, schema, random);
  if (random.chance(exampleShare)) return example;
  return inTheFormOf(example, random) ?? plausibleInput(name, schema, random);
}

// A default is an example as much as a default in real tool files, so it is used only half of the time.
function exampleOf(schema: JsonSchema, useDefault: boolean): Json | undefined {
  const [first] = Array.isArray(schema.examples) ? schema.examples : [];
  const stated = first ?? schema.example ?? schema.example_value ?? describedExample(schema.description);
  return ofType(schema.type, stated ?? (useDefault ? schema.default : undefined));
}

// Descriptions say "(e.g., AAPL)" or "for example: 'AAPL'".
function describedExample(description: unknown): string | undefined {
  if (typeof description !== 'string') return undefined;
  const found = /\b(?:e\.g\.|for example|example),?:?\s+["'`]?([\w.@:/#&+-]{2,40})(?=["'`)\s,;]|\.?$)/i.exec(
    description,
  );
  return found?.[1]?.replace(/[.,]$/, '');
}

/** The example as a value of the type, or undefined when it is none: files are careless with types. */
function ofType(type: unknown, example: Json | undefined): Json | undefined {
  if (example === undefined || example === null || example === '' || isPlaceholder(example)) return undefined;
  if (type === 'string') return typeof example === 'object' ? undefined : String(example);
  if (type === 'integer' || type === 'number') {
    const number = typeof example === 'boolean' || typeof example === 'object' ? Number.NaN : Number(example);
    return Number.isFinite(number) && (type === 'number' || Number.isInteger(number)) ? number : undefined;
  }
  if (type === 'boolean') return typeof example === 'boolean' ? example : undefined;
  if (type === 'array') return Array.isArray(example) && example.length > 0 ? example : undefined;
  return typeof example === 'object' && !Array.isArray(example) ? example : undefined;
}

// "ENTER_YOUR_TOKEN", "<id>", "your-api-key": what a writer left for the reader to fill in.
function isPlaceholder(example: Json): boolean {
  return typeof example === 'string' && /\b(?:enter|your|xxx+)(?![a-z])|^<.*>$/i.test(example.replaceAll(/[_-]/g, ' '));
}

/** Another value of the same form, for examples that are numbers or hold digits. */
function inTheFormOf(example: Json, random: Random): Json | undefined {
  if (typeof example === 'number') {
    const other = example * (0.5 + random.next());
    return Number.isInteger(example) ? Math.round(other) : Math.round(other * 100) / 100;
  }
  if (typeof example !== 'string' || !/\d/.test(example) || /^https?:|\d{4}-\d{2}-\d{2}/.test(example))
    return undefined;
  if (/^-?\d+\.\d+$/.test(example)) return String(Math.round(Number(example) * (90 + random.integer(0, 20))) / 100);
  return example.replace(/\d+$|\d(?=\D*$)/, (digits) =>
    digits.replaceAll(/\d/g, (digit, at) =>
      String(at === 0 ? random.integer(1, 9) : (Number(digit) + random.integer(0, 9)) % 10),
    ),
  );
}
