import { isJsonObject, type Json } from '../../core/json.ts';

/** What the body of an error says, in any of the forms that servers have. */
export interface ErrorBody {
  /** In the server's words, at most 400 characters; undefined when it has none. */
  words: string | undefined;
  /** Every code and text in it, without what it repeats of the request. */
  told: string;
  /** The status that it holds, where it has one. */
  status: number | undefined;
  /** Whether it is a page for people. */
  isPage: boolean;
  /** Whether it is JSON with an `error` in it; OpenRouter and LM Studio answer so with status 200. */
  isError: boolean;
}

/** Reads the body of an error. */
export function readErrorBody(body: string): ErrorBody {
  const isPage = /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body);
  if (isPage) return { words: undefined, told: '', status: undefined, isPage, isError: false };
  const value = parsed(body) ?? body;
  const isError = isJsonObject(value) && value.error !== undefined && value.error !== null;
  const told = [...textsIn(value)].join('\n');
  return { words: shortened(wordsIn(value)), told, status: statusIn(value), isPage, isError };
}

// `{ error: { message } }`, `{ error }`, `{ message }`, `{ detail }`, or a list with one of these in it.
function wordsIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return wordsIn(value[0]);
  if (!isJsonObject(value)) return undefined;
  return wordsIn(value.error ?? value.message ?? value.detail ?? value.msg);
}

const repeated: ReadonlySet<string> = new Set(['input', 'flagged_input', 'failed_generation']);

function* textsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) if (!repeated.has(key)) yield* textsIn(member);
  }
}

function statusIn(value: Json): number | undefined {
  const code = isJsonObject(value) && isJsonObject(value.error) ? value.error.code : undefined;
  return typeof code === 'number' && code >= 400 && code < 600 ? code : undefined;
}

const longest = 400;

function shortened(text: string | undefined): string | undefined {
  const flat = text?.replace(/\s+/g, ' ').trim();
  if (!flat) return undefined;
  return flat.length <= longest ? flat : `${flat.slice(0, longest)}…`;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
