import { z } from 'zod';
import { closestNames } from '../core/closest-names.ts';

/** One thing that is wrong with a value that a person wrote. */
export interface Problem {
  /** Keys and indexes that lead to the value. */
  path: (string | number)[];
  what: string;
  expected?: string | undefined;
  hint?: string | undefined;
}

/** What is wrong with a value according to a schema whose parts say by `describe` what would be right. */
export function problemsOf(schema: z.ZodType, value: unknown): Problem[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, schema, value));
}

/** A path as a person would write it: `paths.merge`, `pool[2]`. */
export function pathText(path: readonly (string | number)[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text.replace(/^\./, '');
}

function problemsOfIssue(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown): Problem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const holder = schemaAt(schema, path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, holder));
  const what = issue.code === 'custom' ? issue.message : `found ${describeValue(valueAt(value, path))}`;
  return [{ path, what, expected: holder?.description }];
}

function unknownKey(key: string, path: (string | number)[], holder: z.ZodType | undefined): Problem {
  const known = holder instanceof z.ZodObject ? Object.keys(holder.shape) : [];
  const close = closestNames(key, known);
  return {
    path: [...path, key],
    what: 'there is no such key',
    ...(close.length > 0
      ? { hint: `Did you mean ${close.join(' or ')}?` }
      : { expected: `one of ${known.join(', ')}` }),
  };
}

// The schema without what wraps it, found by the keys; its description is what would be right there.
function schemaAt(schema: z.ZodType, path: readonly (string | number)[]): z.ZodType | undefined {
  let current: z.ZodType | undefined = described(schema);
  for (const key of path) {
    if (current instanceof z.ZodObject) current = current.shape[key] as z.ZodType | undefined;
    else if (current instanceof z.ZodArray) current = current.element as z.ZodType;
    else return undefined;
    current = current && described(current);
  }
  return current;
}

function described(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable;
  if (!isWrapper) return schema;
  const inner = described(schema.unwrap() as z.ZodType);
  return schema.description === undefined ? inner : inner.describe(schema.description);
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of path) current = (current as Record<string | number, unknown> | undefined)?.[key];
  return current;
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 60))}`;
  return `${String(value)}`;
}
