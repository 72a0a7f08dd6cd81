import type { Json } from '../core/json.ts';
import type { ArgumentSource } from '../core/task.ts';
import {
  type AgentMessage,
  type FilledCalls,
  type FillRequest,
  isRefusal,
  type JudgedDependency,
  type QueryRequest,
  type Refusal,
  type WrittenQuery,
} from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { SaidMessage } from './answer-book.ts';

// What the scripted teacher answers in each role, written as a model would write it.

/** A query as the answer to `write-query`. */
export function writtenQueryAnswer(query: WrittenQuery | Refusal, { turn, nodes }: QueryRequest): Json {
  // Words that the teacher cannot find, a model does not find either.
  if (isRefusal(query)) return { query: '' };
  const own = query.mentions.filter((mention) => mention.turn === turn);
  const stepOf = (node: string) => nodes.findIndex(({ id }) => id === node) + 1;
  const places = new Map(own.map(({ node, parameter }) => [`${node} ${parameter}`, { node, parameter }]));
  const values = [...places.values()].map(({ node, parameter }) => {
    const said = own.filter((mention) => mention.node === node && mention.parameter === parameter);
    const distinct = new Map(said.map(({ value }) => [JSON.stringify(value), value]));
    const value = distinct.size === 1 ? said[0]!.value : said.map((mention) => mention.value);
    return { step: stepOf(node), parameter, value };
  });
  const { missing, text } = query;
  if (missing?.kind !== 'parameter') return { query: text, values };
  const left = nodes.find(({ tool, hidden }) => tool === missing.tools[0] && !hidden);
  return { query: text, values, leftOut: { step: stepOf(left!.id), parameter: missing.parameter! } };
}

/** The next call of a node as the answer to `fill-call`. */
export function filledCallAnswer(filled: FilledCalls | Refusal, { made }: FillRequest): Json {
  if (isRefusal(filled)) return { impossible: filled.detail };
  const next = filled.calls[made.length];
  if (!next) return { impossible: 'all calls are made' };
  const sources = Object.entries(next.sources).map(([name, source]) => [name, namedSource(source)]);
  return {
    thought: 'The values stand where the sources say.',
    arguments: next.arguments,
    sources: Object.fromEntries(sources),
  };
}

function namedSource(source: ArgumentSource): Json {
  switch (source.by) {
    case 'query':
      return { from: 'user', words: source.text };
    case 'output':
      return { from: 'answer', call: source.call, pointer: source.pointer };
    case 'default':
    case 'constant':
      return { from: 'default' };
  }
}

/** Dependencies as the answer to `judge-dependencies`. */
export function dependenciesAnswer(judged: readonly JudgedDependency[], candidates: readonly Tool[]): Json {
  const nameOf = new Map(candidates.map(({ id, name }) => [id, name]));
  return {
    dependents: judged.map(({ to, kind, bindings, reason }) => ({ name: nameOf.get(to)!, kind, bindings, reason })),
  };
}

/** A simulated answer as the answer to `simulate-call`. */
export function simulatedAnswer(answer: { output: Json } | Refusal): Json {
  return isRefusal(answer) ? { impossible: answer.detail } : { output: answer.output };
}

/** An answer in JSON as a model says it. */
export function jsonAnswer(says: Json): SaidMessage {
  return { content: JSON.stringify(says), calls: [] };
}

/** A message of the agent as a chat has it. An agent that can say nothing gives an empty answer. */
export function agentAnswer(message: AgentMessage | Refusal): SaidMessage {
  if (isRefusal(message)) return { content: '', calls: [] };
  const { content, calls } = message;
  const made = calls.map(({ name, arguments: given }) => ({ name, arguments: JSON.stringify(given) }));
  return { content: content ?? '', calls: made };
}
