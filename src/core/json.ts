/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
/** A JSON object. */
export type JsonObject = { [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// These four run millions of times in a large run: plain loops, no closures.

/** JSON text with object keys in code-unit order, so that equal values give equal text. */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return canonicalList(value);
  const keys = Object.keys(value);
  if (keys.length > 1) keys.sort();
  let text = '';
  for (const key of keys) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function canonicalList(items: readonly Json[]): string {
  let text = '';
  for (const [at, item] of items.entries()) text += at === 0 ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${text}]`;
}

/** Structural equality; the order of object keys does not matter. */
export function jsonEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false;
  if (Array.isArray(left) || Array.isArray(right)) return listsEqual(left, right);
  let keys = 0;
  for (const key in left) {
    keys += 1;
    if (!Object.hasOwn(right, key) || !jsonEqual(left[key], right[key])) return false;
  }
  return keys === Object.keys(right).length;
}

function listsEqual(left: Json, right: Json): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) {
    if (!jsonEqual(left[at], right[at])) return false;
  }
  return true;
}

/** A deep copy of a JSON value. */
export function cloneJson<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(cloneJson) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    if (key === '__proto__') defineMember(copy, key, cloneJson(value[key]));
    else copy[key] = cloneJson(value[key]);
  }
  return copy as Value;
}

// A plain assignment to "__proto__" would set the prototype instead of a member.
function defineMember(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Splits a JSON pointer (RFC 6901) into its unescaped tokens. */
export function pointerTokens(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins tokens to a JSON pointer (RFC 6901). */
export function pointerOf(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a JSON pointer, or undefined where there is none. */
export function readPointer(value: Json, pointer: string): Json | undefined {
  let current: Json | undefined = value;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(current)) current = current[Number(token)];
    else if (isJsonObject(current) && Object.hasOwn(current, token)) current = current[token];
    else return undefined;
  }
  return current;
}

/**
 * All places that a pointer pattern matches, in document order. A pattern is a JSON pointer in which the token `*`
 * stands for every element of an array: `/flights/*\/id`.
 */
export function matchPointer(value: Json, pattern: string): { pointer: string; value: Json }[] {
  let places: { tokens: (string | number)[]; value: Json }[] = [{ tokens: [], value }];
  for (const token of pointerTokens(pattern)) {
    places = places.flatMap((place) => step(place, token));
  }
  return places.map((place) => ({ pointer: pointerOf(place.tokens), value: place.value }));
}

function step(
  place: { tokens: (string | number)[]; value: Json },
  token: string,
): { tokens: (string | number)[]; value: Json }[] {
  const { tokens, value } = place;
  if (token === '*') {
    return Array.isArray(value) ? value.map((item, at) => ({ tokens: [...tokens, at], value: item })) : [];
  }
  const next = readPointer(value, pointerOf([token]));
  return next === undefined ? [] : [{ tokens: [...tokens, token], value: next }];
}

/** Every scalar in a JSON value, with its pointer, in document order. */
export function* scalarLeaves(
  value: Json,
  at = '',
): Generator<{ pointer: string; value: string | number | boolean | null }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* scalarLeaves(item, `${at}/${index}`);
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* scalarLeaves(item, at + pointerOf([key]));
  } else yield { pointer: at, value };
}
