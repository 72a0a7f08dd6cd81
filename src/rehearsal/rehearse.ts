import type { ChatModel, ChatRequest } from '../core/chat-model.ts';
import type { World } from '../core/world.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { readCasting } from '../run/models/open-cast.ts';
import { prepare } from '../run/prepare.ts';
import { loadPrompts } from '../teacher/model/index.ts';
import { builtInWorlds } from '../worlds/built-in.ts';
import { AnswerBook, type SaidMessage } from './answer-book.ts';
import { askedRole } from './asked-role.ts';
import { chatAnswer, inputTokensOf } from './chat-answer.ts';
import { ItemsInAdvance } from './items-in-advance.ts';
import type { Disturb } from './mouth.ts';
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
  /**
   * What will become of each answer before the run gets it: the rehearsal takes the same course. The model that `rehearse`
   * gives answers undisturbed. Default: nothing.
   */
  disturb?: Disturb;
  /** Hears of a request that is no part of the run. */
  onUnknown?: (request: ChatRequest) => void;
}

/**
 * A model for a run of one configuration: it answers each role with what the scripted teacher would say, written as a model would
 * write it, so that the run makes what it would make with scripted roles. It knows the run by making it beforehand, a few items
 * ahead of the requests; a request that is no part of the run gets the usual answer of its role. Throws as `prepare` does.
 */
export async function rehearse({
  config,
  worlds = builtInWorlds,
  cwd = '.',
  disturb = (answer) => answer,
  onUnknown = () => {},
}: RehearsalOptions): Promise<ChatModel> {
  const { models: roles, prompts } = (await readCasting(config, cwd)) ?? {
    models: new Map(),
    prompts: await loadPrompts(),
  };
  const book = new AnswerBook();
  const samples = config.samples ?? defaultSamples;
  const prepared = await prepare(config, {
    worlds,
    cwd,
    openCast: async (tool) =>
      rehearsedCast({ roles, script: rehearsalScript(worlds, tool), prompts, book, disturb, tool, samples }),
  });
  const items = new ItemsInAdvance(config, prepared);
  const find = async (request: ChatRequest): Promise<SaidMessage> => {
    const role = askedRole(request, prompts);
    let found = book.find(request);
    while (!found && role && (await items.makeMore())) found = book.find(request);
    if (!found) onUnknown(request);
    return found ?? usualAnswer(role);
  };
  return {
    name: 'rehearsal',
    generate: async (request) => chatAnswer(await find(request), request, { inputTokens: inputTokensOf(request) }),
  };
}

/** As many as a model is asked (METHOD §10). */
const defaultSamples = 10;
