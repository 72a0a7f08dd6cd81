import { isJsonObject, type Json } from '../../core/json.ts';
import { repairJson } from '../json/repair-json.ts';
import { scanBrackets } from '../json/scan-brackets.ts';
import type { WrittenCall } from './call-format.ts';

/** Calls that were read, and the place where the text goes on. */
export interface ReadCalls {
  calls: WrittenCall[];
  end: number;
}

const separators = /[\s,;[\]]*/y;
const listEnd = /\s*\]/y;

/** Reads the JSON objects that follow each other from a place on, in a list or not, up to the first that is no call. */
export function readJsonCalls(text: string, start: number, limit = text.length): ReadCalls {
  const calls: WrittenCall[] = [];
  let end = start;
  for (;;) {
    const next = placeAfter(separators, text, end);
    const object = next < limit && text[next] === '{' ? readJsonObject(text, next, limit) : undefined;
    const call = object && callIn(object.value);
    if (!call) return { calls, end: calls.length === 0 ? start : placeAfter(listEnd, text, end) };
    calls.push(call);
    end = object.end;
  }
}

/** The place after what a sticky pattern matches at a place, which is that place where it does not match. */
export function placeAfter(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Reads the JSON object, or what nearly is one, that begins at a place and must end before `limit` if it is not whole. */
export function readJsonObject(
  text: string,
  start: number,
  limit = text.length,
): { value: Json; end: number } | undefined {
  const { end = limit } = scanBrackets(text, start);
  // Quotes that nobody escaped may hide where the object ends; then it ends where the calls do.
  for (const guess of new Set([end, limit])) {
    const source = text.slice(start, guess).trimEnd();
    const value = parsed(source) ?? repairJson(source);
    if (value !== undefined) return { value, end: start + source.length };
  }
  return undefined;
}

/** The call that a JSON value stands for, in the forms that models write; undefined where it is none. */
function callIn(value: Json): WrittenCall | undefined {
  if (!isJsonObject(value)) return undefined;
  // As in the chat completions API: `{ type: 'function', function: { name, arguments } }`.
  if (isJsonObject(value.function)) return callIn(value.function);
  const { name, arguments: given = value.parameters } = value;
  if (typeof name !== 'string' || name === '') return undefined;
  if (given === undefined && Object.keys(value).length > 1) return undefined;
  return { name, arguments: argumentsText(given ?? {}) };
}

// Some write the arguments as a text that holds JSON.
function argumentsText(given: Json): string {
  if (typeof given !== 'string') return JSON.stringify(given);
  const held = parsed(given) ?? repairJson(given);
  return isJsonObject(held) ? JSON.stringify(held) : given;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
