import type { ChatMessage, ChatModel, ChatTool, Usage } from '../../core/chat-model.ts';
import type { Executor } from '../../core/executor.ts';
import type { HeldOutQuestion } from '../../core/held-out.ts';
import type { Json } from '../../core/json.ts';
import type { Tool } from '../../core/tool.ts';
import { fromJson, repr, writeJson } from '../../python/index.ts';
import { Conversation, type ConversationOptions } from '../conversation.ts';
import { promptingInstructions } from '../prompting.ts';
import { callsIn } from './read-calls.ts';
import { type MadeCall, Stage } from './stage.ts';

/** What a model made of a question. */
export interface Played {
  /** By turn and step, the model's calls. Turns after a forced stop are absent. */
  turns: MadeCall[][][];
  /** Every message that was said. */
  transcript: readonly ChatMessage[];
  usage: Usage;
}

/** After this many steps with calls in one turn the conversation is stopped. */
const mostSteps = 20;

/** Asks a model a question, turn by turn, and runs what it calls. Throws what the model throws. */
export async function playQuestion(
  question: HeldOutQuestion,
  model: ChatModel,
  { executor, ...options }: ConversationOptions & { executor: Executor },
): Promise<Played> {
  const conversation = new Conversation(model, options);
  conversation.say({ role: 'system', content: systemOf(question, options) });
  conversation.offer(question.tools.map(chatTool));
  const stage = new Stage(question, executor);
  const turns: MadeCall[][][] = [];
  try {
    for (const [at, { user, addsTools }] of question.turns.entries()) {
      stage.begin(at);
      conversation.offer(addsTools.map(chatTool));
      conversation.say({ role: 'user', content: user });
      const { steps, stopped } = await playTurn(conversation, stage);
      turns.push(steps);
      if (stopped) break;
    }
  } finally {
    stage.close();
  }
  return { turns, transcript: conversation.messages, usage: conversation.usage };
}

async function playTurn(conversation: Conversation, stage: Stage): Promise<{ steps: MadeCall[][]; stopped: boolean }> {
  const steps: MadeCall[][] = [];
  while (steps.length < mostSteps) {
    const calls = callsIn(await conversation.ask(), conversation.options.mode);
    if (calls.length === 0) return { steps, stopped: false };
    const results: string[] = [];
    for (const call of calls) results.push(JSON.stringify(await stage.run(call)));
    conversation.tell(calls.map(callText), results);
    steps.push(calls);
  }
  return { steps, stopped: true };
}

function callText({ name, arguments: given }: MadeCall): string {
  const texts = Object.entries(given ?? {}).map(([parameter, value]) => `${parameter}=${valueText(value)}`);
  return `${name}(${texts.join(', ')})`;
}

function valueText(value: Json): string {
  return repr(fromJson(value));
}

function systemOf({ system, tools }: HeldOutQuestion, { mode }: ConversationOptions): string {
  return mode === 'fc' ? system : promptingInstructions(writeJson(tools.map(chatTool).map(asPython)));
}

function asPython({ name, description, parameters }: ChatTool) {
  return fromJson({ name, description, parameters });
}

function chatTool({ name, description, inputSchema }: Tool): ChatTool {
  return { name, description, parameters: inputSchema };
}
