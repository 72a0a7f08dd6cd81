import type { ChatAnswer, ChatCall } from '../../core/chat-model.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { AgentMessage, Refusal } from '../../core/teacher.ts';
import { readJsonAnswer } from '../../model/index.ts';

/** A step with more calls than this is no plan but a loop. */
const mostCalls = 16;

/**
 * An answer as a message of the agent; a refusal when it is cut off, empty, or has calls that cannot be read. Text beside calls
 * is left out: the messages of training rows hold either, and what a student says on the way must not tell the sides of a
 * pair apart.
 */
export function agentMessage({ content, calls, finishReason }: ChatAnswer): AgentMessage | Refusal {
  if (finishReason === 'content-filter') return unusable('the model declined to answer');
  if (finishReason === 'length') return unusable('the answer was cut off at its greatest length');
  if (calls.length > mostCalls) return unusable(`the answer makes ${calls.length} calls at once`);
  const text = content.trim();
  if (text === '' && calls.length === 0) return unusable('the answer is empty');
  const made: { name: string; arguments: JsonObject }[] = [];
  for (const call of calls) {
    const given = argumentsOf(call);
    if (!given) return unusable(`the arguments of ${call.name} are no JSON object`);
    made.push({ name: call.name, arguments: given });
  }
  return { content: made.length > 0 ? null : text, calls: made };
}

// Made once, because it is compiled once.
const objectSchema = { type: 'object' };

function argumentsOf({ arguments: text }: ChatCall): JsonObject | undefined {
  if (text.trim() === '') return {};
  const found = readJsonAnswer(text, objectSchema);
  return 'value' in found && isJsonObject(found.value) ? found.value : undefined;
}

function unusable(detail: string): Refusal {
  return { refused: 'unusable-answer', detail: `act: ${detail}` };
}
