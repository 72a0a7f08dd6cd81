import { resultContent } from '../../core/call.ts';
import type { ChatMessage, ChatTool } from '../../core/chat-model.ts';
import type { Tool } from '../../core/tool.ts';
import type { Step } from '../../core/trajectory.ts';

/** A step as the messages of a chat: what the agent said and called, then the results. */
export function stepMessages({ content, calls, results }: Step): ChatMessage[] {
  const made = calls.map(({ id, name, arguments: given }) => ({ id, name, arguments: JSON.stringify(given) }));
  const answers = calls.map(
    ({ id, name }, at): ChatMessage => ({
      role: 'tool',
      callId: id,
      name,
      content: JSON.stringify(resultContent(results[at]!)),
    }),
  );
  return [{ role: 'assistant', content: content ?? '', calls: made }, ...answers];
}

/** A tool as a chat offers it. */
export function chatTool({ name, description, inputSchema }: Tool): ChatTool {
  return { name, description, parameters: inputSchema };
}
