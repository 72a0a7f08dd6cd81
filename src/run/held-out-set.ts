import type { Executor } from '../core/executor.ts';
import type { HeldOutQuestion, HeldOutTask } from '../core/held-out.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { conversationRow } from '../export/rows.ts';
import { createToolPool } from '../pool/index.ts';
import { builtInWorlds } from '../worlds/built-in.ts';
import { executorOf } from './equipment.ts';
import type { RunReader } from './reader.ts';

/** What a run held out, and what its calls run on. */
export interface HeldOutSet {
  questions: HeldOutQuestion[];
  executor: Executor;
}

/** Reads what a run held out; nothing where it held nothing out. Throws `bad-file` when a file cannot be read. */
export async function readHeldOut(run: RunReader, worlds: readonly World[] = builtInWorlds): Promise<HeldOutSet> {
  const tools: Tool[] = [];
  for await (const tool of run.tools()) tools.push(tool);
  const { tool } = createToolPool(tools);
  const questions: HeldOutQuestion[] = [];
  for await (const task of run.records('heldout')) questions.push(heldOutQuestion(task, tool));
  return { questions, executor: executorOf(tools, worlds) };
}

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
