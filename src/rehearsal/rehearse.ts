import type { ChatAnswer, ChatModel, ChatRequest } from '../core/chat-model.ts';
import type { World } from '../core/world.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { castOf } from '../run/models/model-reference.ts';
import { prepare } from '../run/prepare.ts';
import { loadPrompts } from '../teacher/model/index.ts';
import { builtInWorlds } from '../worlds/built-in.ts';
import { AnswerBook, type SaidMessage } from './answer-book.ts';
import { chatAnswer } from './chat-answer.ts';
import { ItemsInAdvance } from './items-in-advance.ts';
import { rehearsedCast } from './rehearsed-cast.ts';
import { rehearsalScript } from './script.ts';
import { usualAnswer } from './usual-answers.ts';

/** What is rehearsed. */
export interface RehearsalOptions {
  /** The configuration of the run, with the roles that models play. */
  config: RunConfig;
  /** Default: the built-in worlds. */
  worlds?: readonly World[];
  /** The folder that relative paths start from. Default: the current one. */
  cwd?: string;
}

/**
 * A model for a run of one configuration: it answers each role with what the scripted teacher would say, written as a model would
 * write it, so that the run makes what it would make with scripted roles. It knows the run by making it beforehand, a few items
 * ahead of the requests; a request that is no part of the run gets the usual answer of its role. Throws as `prepare` does.
 */
export async function rehearse({ config, worlds = builtInWorlds, cwd = '.' }: RehearsalOptions): Promise<ChatModel> {
  const prompts = await loadPrompts(config.prompts ?? undefined);
  const book = new AnswerBook();
  const roles = new Set(castOf(config.roles, config.models).keys());
  const samples = config.samples ?? defaultSamples;
  const prepared = await prepare(config, {
    worlds,
    cwd,
    openCast: async (tool) =>
      rehearsedCast({ roles, script: rehearsalScript(worlds, tool), prompts, book, tool, samples }),
  });
  const items = new ItemsInAdvance(config, prepared);
  const find = async (request: ChatRequest): Promise<SaidMessage> => {
    for (;;) {
      const found = book.find(request);
      if (found) return found;
      if (!(await items.makeMore())) return usualAnswer(request, prompts);
    }
  };
  return {
    name: 'rehearsal',
    generate: async (request): Promise<ChatAnswer> => chatAnswer(await find(request), request),
  };
}

/** As many as a model is asked (METHOD §10). */
const defaultSamples = 10;
