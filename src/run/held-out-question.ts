import type { HeldOutQuestion, HeldOutTask } from '../core/held-out.ts';
import type { Tool } from '../core/tool.ts';
import { conversationRow } from '../export/rows.ts';

/** A held-out task as a model is asked it: in the very words of the training rows. */
export function heldOutQuestion(
  { id, heldOut, task, trajectory }: HeldOutTask,
  tool: (id: string) => Tool,
): HeldOutQuestion {
  const { tools, messages } = conversationRow(trajectory, tool);
  const texts = (role: 'system' | 'user') =>
    messages.flatMap((message) => (message.role === role ? [message.content] : []));
  const users = texts('user');
  const turns = trajectory.turns.map(({ addsTools }, at) => ({ user: users[at]!, addsTools: addsTools.map(tool) }));
  return { id, heldOut, task, tools, system: texts('system').join('\n'), turns };
}
