import { isJsonObject, type Json, type JsonObject, scalarLeaves } from '../core/json.ts';
import { type Classified, classifyStatus, classifyWords, type ResponseKind } from './failure-rules.ts';
import { readPythonLiteral } from './python-literal.ts';

/** Longer texts are data or prose, in which single words prove nothing. */
const shortText = 300;
const messageMembers = ['error', 'message', 'msg', 'detail'];
// Films and books have titles too, so a title counts only when it is the name of a status.
const statusTitle = /^(?:bad request|unauthorized|forbidden|not found|too many requests|internal server error)$/i;

/**
 * What kind of answer a tool gave, by rules: whole status values, words in short texts and in the members that carry
 * messages, and emptiness. Reads the `{ error, response }` envelope of ToolBench, JSON, and the text of Python dicts.
 */
export function classifyResponse(response: Json): ResponseKind {
  return explainResponse(response).kind;
}

/** The same, with the rule that decided. */
export function explainResponse(response: Json): Classified {
  const value = typeof response === 'string' ? readText(response) : response;
  if (typeof value === 'string') return classifyText(value);
  if (isEnvelope(value)) return classifyEnvelope(value);
  const failure = isJsonObject(value) ? classifyMembers(value) : null;
  return failure ?? (isEmpty(value) ? { kind: 'empty', rule: 'no-content' } : usable);
}

const usable: Classified = { kind: 'usable', rule: 'none' };

function readText(text: string): Json {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Not JSON: many collections hold what Python printed.
    return readPythonLiteral(text) ?? text;
  }
}

function isEnvelope(value: Json): value is { error: string; response: Json } {
  return (
    isJsonObject(value) && typeof value.error === 'string' && 'response' in value && Object.keys(value).length === 2
  );
}

function classifyEnvelope({ error, response }: { error: string; response: Json }): Classified {
  // The proxy writes this one whenever the answer holds the word "error" anywhere, in a film's plot too.
  if (error === '' || error === 'Message error...') return explainResponse(response);
  // In the envelope a bad status is all that is known: the request never gave an answer.
  if (error.includes('status_code=')) return { kind: 'service_error', rule: 'envelope-status' };
  return classifyWords(error) ?? { kind: 'service_error', rule: 'envelope-error' };
}

function classifyText(text: string): Classified {
  if (text.trim() === '') return { kind: 'empty', rule: 'no-content' };
  const opening = text.length <= shortText ? text : firstSentence(text);
  // A text that was cut off in the middle of a JSON value is data.
  const failure = /^\s*[[{]/.test(text) ? null : classifyWords(opening);
  if (failure) return failure;
  return isProse(text) ? { kind: 'prose', rule: 'sentences' } : usable;
}

function firstSentence(text: string): string {
  return text.slice(0, shortText).split(/(?<=[.!?])\s/, 1)[0]!;
}

function isProse(text: string): boolean {
  return !/^\s*[[{<]/.test(text) && text.length > shortText && /\w{2,}[.!?](?:\s|$)/.test(text);
}

function classifyMembers(value: JsonObject): Classified | null {
  const texts = messageMembers.map((name) => value[name]).filter((text) => typeof text === 'string' && text !== '');
  const status = value.status ?? value.statusCode ?? value.status_code ?? (texts.length > 0 ? value.code : undefined);
  const byStatus = isStatus(status) ? classifyStatus(Number(status)) : null;
  if (byStatus) return byStatus;
  if (typeof value.title === 'string' && statusTitle.test(value.title)) return classifyWords(value.title);
  for (const text of texts) {
    const failure = String(text).length <= shortText ? classifyWords(String(text)) : null;
    if (failure) return failure;
  }
  if (typeof value.error === 'string' && value.error !== '') return { kind: 'service_error', rule: 'error-member' };
  return value.success === false ? { kind: 'service_error', rule: 'success-false' } : null;
}

function isStatus(status: Json | undefined): boolean {
  return typeof status === 'number' || (typeof status === 'string' && /^\d{3}$/.test(status));
}

/** Whether every list is empty and no other member says anything. */
function isEmpty(value: Json): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0 || value.every(isEmpty);
  if (!isJsonObject(value)) return false;
  const members = Object.values(value);
  const lists = members.filter(Array.isArray);
  if (lists.length === 0) return members.every(saysNothing);
  return (
    lists.every((list) => list.length === 0) && members.every((member) => typeof member !== 'string' || member === '')
  );
}

function saysNothing(value: Json): boolean {
  return [...scalarLeaves(value)].every((leaf) => leaf.value === null || leaf.value === '');
}
