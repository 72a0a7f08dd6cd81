import type { ChatRequest } from '../core/chat-model.ts';
import { systemPrompt } from '../core/system-prompt.ts';
import type { RoleName } from '../run/models/role-names.ts';
import { type PromptName, type Prompts, promptNames } from '../teacher/model/index.ts';

/** Who a request speaks to, by its system message; undefined where that is none of a run. */
export function askedRole({ messages: [system] }: ChatRequest, prompts: Prompts): RoleName | undefined {
  if (system?.role !== 'system') return undefined;
  if (system.content.startsWith(systemPrompt)) return 'student';
  const name = promptNames.find((one) => opensWith(system.content, one, prompts));
  return name === 'act-misled' ? 'student' : name;
}

// The rest of a prompt may hold parts that were filled in, and the form of the answer or tools may stand behind it.
function opensWith(text: string, name: PromptName, prompts: Prompts): boolean {
  const [opening = ''] = prompts.prompt(name).system.trim().split('{{', 1);
  return opening !== '' && text.startsWith(opening);
}
