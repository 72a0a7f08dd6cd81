import type { ChatMessage, ChatModel, Usage } from '../../core/chat-model.ts';
import type { AskOptions } from '../benchmark.ts';
import { Conversation, type Mode } from '../conversation.ts';
import type { Episode } from './episode.ts';
import { callingMessages, chatTools, firstLineOf, textMessages } from './prompt.ts';
import type { ToolQueryTask } from './task.ts';
import type { ToolDocument } from './tool-document.ts';

/** What is played, and how. */
export interface PlayOptions extends AskOptions {
  task: ToolQueryTask;
  tools: readonly ToolDocument[];
  /** `fc`: the server makes the calls; `prompting`: the model writes actions as text, one a step. */
  mode: Mode;
}

/** What was said, and what it took. */
export interface Played {
  transcript: ChatMessage[];
  usage: Usage;
}

/** Plays an episode to its end with a model. Throws what the model throws, and `SourceError`. */
export async function playEpisode(episode: Episode, model: ChatModel, options: PlayOptions): Promise<Played> {
  return options.mode === 'fc' ? playCalls(episode, model, options) : playActions(episode, model, options);
}

async function playCalls(episode: Episode, model: ChatModel, options: PlayOptions): Promise<Played> {
  const { task, tools } = options;
  const conversation = new Conversation(model, options);
  conversation.say(...callingMessages(task, episode.firstObservation));
  conversation.offer(chatTools(task.environment, tools));
  while (!episode.ended) {
    const { content, calls } = await conversation.ask();
    if (calls.length === 0) {
      // Words without a call are read as a written action, so that they take a step as such a reply does in text mode.
      const { observation } = await episode.act(content);
      conversation.say({ role: 'user', content: observation });
      continue;
    }
    const observations: string[] = [];
    for (const { name, arguments: given } of calls) {
      if (!episode.ended) observations.push((await episode.call(name, given)).observation);
    }
    conversation.tell([], observations);
  }
  return { transcript: conversation.messages, usage: conversation.usage };
}

// Every step is a prompt of its own, in which the memory stands as text.
async function playActions(episode: Episode, model: ChatModel, options: PlayOptions): Promise<Played> {
  const { task, tools } = options;
  const usage: Usage = { inputTokens: 0, outputTokens: 0 };
  const transcript = textMessages({ task, tools, memory: episode.memory });
  while (!episode.ended) {
    const conversation = new Conversation(model, options);
    conversation.say(...textMessages({ task, tools, memory: episode.memory }));
    const { content } = await conversation.ask();
    usage.inputTokens += conversation.usage.inputTokens;
    usage.outputTokens += conversation.usage.outputTokens;
    const { observation } = await episode.act(firstLineOf(content));
    transcript.push({ role: 'assistant', content, calls: [] }, { role: 'user', content: observation });
  }
  return { transcript, usage };
}
