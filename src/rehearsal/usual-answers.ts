import type { ChatRequest } from '../core/chat-model.ts';
import type { Json } from '../core/json.ts';
import type { PromptName, Prompts } from '../teacher/model/index.ts';
import type { SaidMessage } from './answer-book.ts';

/** What a model that does no harm answers where nothing is known: nothing is nested, nobody is wrong, nothing can be done. */
const usual: Partial<Record<PromptName, Json>> = {
  'label-tool': { category: 'misc' },
  'judge-dependencies': { dependents: [] },
  'judge-nested': { nested: false, reason: 'Nothing says that they are.' },
  'fill-call': { impossible: 'The message does not say enough.' },
  'judge-turn': { correct: true },
  'check-label': { verdict: 'student-wrong', reason: 'The reference answers the message.' },
};

/** The usual answer to a request that nobody rehearsed. */
export function usualAnswer({ messages, tools }: ChatRequest, prompts: Prompts): SaidMessage {
  if (tools) return { content: 'I am afraid I cannot do that.', calls: [] };
  const [system] = messages;
  const names = Object.keys(usual) as PromptName[];
  const name = names.find((one) => prompts.prompt(one).system.trim() === system?.content);
  return { content: name === undefined ? 'I am afraid I cannot answer that.' : JSON.stringify(usual[name]), calls: [] };
}
