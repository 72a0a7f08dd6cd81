import { z } from 'zod';
import { type Json, jsonEqual, readPointer, scalarLeaves } from '../../core/json.ts';
import type { ArgumentSource, ReferenceCall, ReferenceStep } from '../../core/task.ts';
import type { FillRequest } from '../../core/teacher.ts';
import { onlyValue, parameterSchema } from '../../core/tool.ts';
import { textHoldsValue } from '../../core/value-text.ts';
import { wordsThatSay } from './query-words.ts';

/** Where a model says that a value comes from. Loose: what is wrong in it is looked up. */
export const namedSourceSchema = z.object({
  from: z.string(),
  words: z.string().optional(),
  call: z.string().optional(),
  pointer: z.string().optional(),
});
type NamedSource = z.infer<typeof namedSourceSchema>;

/** An argument whose source is looked for. */
export interface SourceRequest {
  name: string;
  value: Json;
  /** Index of the call among those that the words were written for. */
  call: number;
  /** What the model says. */
  named: NamedSource | undefined;
  request: FillRequest;
}

/**
 * The source of an argument: the one that the model names where it holds, else the one that the words were written with, else
 * any that holds. Null when there is none, so that the value is invented.
 */
export function findSource(request: SourceRequest): ArgumentSource | null {
  return namedSource(request) ?? writtenSource(request) ?? fixedSource(request) ?? saidSource(request) ?? null;
}

function namedSource({ value, named, request }: SourceRequest): ArgumentSource | null {
  if (named?.from === 'answer' && named.call !== undefined) {
    const found = stepsOf(request)
      .flatMap(callsOf)
      .find(({ made }) => made.call.id === named.call);
    const pointer = named.pointer ?? '';
    if (!found?.made.result.ok || !isPointer(pointer)) return null;
    if (!jsonEqual(readPointer(found.made.result.output, pointer), value)) return null;
    return { by: 'output', node: found.node, call: named.call, pointer };
  }
  if (named?.from === 'user' && named.words) return saidIn(request, named.words, value);
  return null;
}

/** The source that the words of this turn were written with. */
function writtenSource({ name, value, call, request }: SourceRequest): ArgumentSource | null {
  const { node, query } = request;
  const isMeant = (one: { node: string; call: number; parameter: string }) =>
    one.node === node.id && one.call === call && one.parameter === name;
  const reference = query.references.find(isMeant);
  const made = reference && stepsOf(request).find((step) => step.node === reference.from)?.calls[reference.fromCall];
  if (reference && made?.result.ok && jsonEqual(readPointer(made.result.output, reference.pointer), value)) {
    return { by: 'output', node: reference.from, call: made.call.id, pointer: reference.pointer };
  }
  const mention = query.mentions.find(isMeant);
  return mention && jsonEqual(mention.value, value) ? { by: 'query', turn: mention.turn, text: mention.text } : null;
}

function fixedSource({ name, value, request: { tool } }: SourceRequest): ArgumentSource | null {
  const schema = parameterSchema(tool, name);
  if (jsonEqual(onlyValue(schema), value)) return { by: 'constant' };
  return jsonEqual(schema?.default, value) ? { by: 'default' } : null;
}

function saidSource({ value, request }: SourceRequest): ArgumentSource | null {
  for (const { id, text } of queriesOf(request).reverse()) {
    if (textHoldsValue(text, value)) return { by: 'query', turn: id, text: wordsThatSay(text, value) };
  }
  for (const { node, made } of stepsOf(request).flatMap(callsOf).reverse()) {
    if (!made.result.ok) continue;
    for (const leaf of scalarLeaves(made.result.output)) {
      if (jsonEqual(leaf.value, value)) return { by: 'output', node, call: made.call.id, pointer: leaf.pointer };
    }
  }
  return null;
}

function saidIn(request: FillRequest, words: string, value: Json): ArgumentSource | null {
  if (!textHoldsValue(words, value)) return null;
  const found = queriesOf(request)
    .reverse()
    .find(({ text }) => text.includes(words));
  return found ? { by: 'query', turn: found.id, text: words } : null;
}

/** What the user said, in order; the words of a turn whose value was left out belong to their own turn. */
function queriesOf({ query, history, turn }: FillRequest): { id: string; text: string }[] {
  return [...history.map(({ id, query: text }) => ({ id, text })), { id: turn, text: query.text }];
}

function stepsOf({ history, done }: FillRequest): ReferenceStep[] {
  return [...history.flatMap((turn) => turn.steps), ...done];
}

function callsOf({ node, calls }: ReferenceStep): { node: string; made: ReferenceCall }[] {
  return calls.map((made) => ({ node, made }));
}

function isPointer(text: string): boolean {
  return text === '' || text.startsWith('/');
}
