import type { Json } from '../../core/json.ts';
import type { TaskTurn } from '../../core/task.ts';
import { NamingText, namingWords } from '../../core/tool-names.ts';
import { plainWords, textHoldsValue } from '../../core/value-text.ts';
import { saysAnyway } from '../plan/says-anyway.ts';
import type { QueryContent } from './query-answer.ts';
import type { QueryStep } from './query-steps.ts';
import { wordsThatSay } from './query-words.ts';

/** More words than this are no message of a user. */
const longest = 1500;

/** What is wrong with the words of a query, said to whoever wrote them, or null. */
export function queryProblem(
  query: string,
  steps: readonly QueryStep[],
  content: QueryContent,
  history: readonly TaskTurn[],
): string | null {
  if (query.trim() === '') return 'The message is empty.';
  if (!/\p{L}/u.test(query)) return 'The message has no words.';
  if (query.length > longest) return `The message is longer than ${longest} characters.`;
  if (history.some((turn) => plainWords(turn.query) === plainWords(query)))
    return 'The message repeats an earlier one.';
  return (
    namedFunction(query, steps) ??
    unreadableValue(query, content) ??
    copiedValue(query, steps, content, history) ??
    unleftValue(query, content)
  );
}

function namedFunction(query: string, steps: readonly QueryStep[]): string | null {
  const text = new NamingText(query);
  for (const { plan } of steps) {
    const { node, tool } = plan;
    if (text.names(tool, namingWords.tool)) return `The message names the function ${tool.name}.`;
    if (node.hidden && text.names(tool, namingWords.helper)) {
      return `The message gives the hidden step ${tool.name} away.`;
    }
  }
  return null;
}

function unreadableValue(query: string, { stated }: QueryContent): string | null {
  for (const { parameter, values } of stated) {
    const lost = values.find((value) => !textHoldsValue(wordsThatSay(query, value), value));
    if (lost !== undefined) return `The value ${JSON.stringify(lost)} of ${parameter} cannot be read from the message.`;
  }
  return null;
}

function copiedValue(
  query: string,
  steps: readonly QueryStep[],
  { stated }: QueryContent,
  history: readonly TaskTurn[],
): string | null {
  // What the user says for another reason, or said before, is no copy.
  const said = [...stated.flatMap(({ values }) => values.map(String)), ...history.map((turn) => turn.query)].join('\n');
  for (const { wishes } of steps) {
    for (const [parameter, wish] of wishes) {
      if (wish.type !== 'refer') continue;
      const copied = wish.values.find(
        (value) => isTelling(value) && textHoldsValue(query, value) && !textHoldsValue(said, value),
      );
      if (copied !== undefined) {
        return `The message must point at ${parameter} and not write its value ${JSON.stringify(copied)}.`;
      }
    }
  }
  return null;
}

// Small numbers and plain words stand in a message by chance.
function isTelling(value: Json): boolean {
  return typeof value === 'string'
    ? /\d/.test(value) && value.length > 3
    : typeof value === 'number' && value >= 10_000;
}

function unleftValue(query: string, { leftOut }: QueryContent): string | null {
  if (!leftOut) return null;
  const { step, parameter } = leftOut;
  const value = step.plan.calls[0]!.arguments[parameter]!;
  const isSaid = step.wishes.get(parameter)!.type === 'say' && saysAnyway(query, value);
  return isSaid ? `The message must leave out ${parameter}, but ${JSON.stringify(value)} can be read from it.` : null;
}
