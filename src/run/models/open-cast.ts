import { isAbsolute, join } from 'node:path';
import { misuse } from '../../core/errors.ts';
import type { Tool } from '../../core/tool.ts';
import { type AnswerCache, type Clock, openCache } from '../../model/index.ts';
import { loadPrompts, type Prompts } from '../../teacher/model/index.ts';
import { judgeTurn } from '../../teacher/scripted/index.ts';
import type { RunConfig } from '../config-schema.ts';
import type { CallLog } from './call-log.ts';
import { type Cast, castIdentity, createCast } from './cast.ts';
import { InFlight } from './in-flight.ts';
import type { ModelConfig } from './model-config.ts';
import { castOf } from './model-reference.ts';
import { type OpenModel, openModels } from './open-models.ts';
import type { RoleName } from './role-names.ts';

/** The models of a run before anything is asked of them. */
export interface Casting {
  models: ReadonlyMap<RoleName, ModelConfig>;
  prompts: Prompts;
  /** What decides what the models answer; part of the run's fingerprint. */
  identity: string;
}

/** Reads who plays what, and the prompts. Undefined where all roles are scripted. Throws as `castOf` and `loadPrompts`. */
export async function readCasting(config: RunConfig, cwd: string): Promise<Casting | undefined> {
  const models = castOf(config);
  if (models.size === 0) return undefined;
  const prompts = await loadPrompts(config.prompts === null ? undefined : placed(config.prompts, cwd));
  return { models, prompts, identity: castIdentity(models, prompts) };
}

/** What a cast is opened with. */
export interface OpenCastOptions {
  config: RunConfig;
  cwd: string;
  openModel?: OpenModel | undefined;
  log: CallLog;
  /** Whether answers are kept on disk. Default: true. */
  keepsAnswers?: boolean | undefined;
  /** What pauses are measured by. Default: the time of this machine. */
  clock?: Clock | undefined;
}

/** A cast whose answers are kept in a cache as long as it is open. */
export interface OpenCast {
  cast(tool: (id: string) => Tool): Promise<Cast>;
  /** Ends it: asks nothing more, and waits for the answers that are under way. */
  close(): Promise<void>;
}

/** Opens the models of a casting, and the cache of their answers. */
export async function openCasting(
  { models, prompts }: Casting,
  { config, cwd, openModel, log, keepsAnswers = true, clock }: OpenCastOptions,
): Promise<OpenCast> {
  if (!openModel) {
    return misuse('the configuration gives roles to models, and nobody opens them', {
      where: 'synthesize',
      expected: 'the option openModel, such as ({ model, baseUrl }) => createChatModel({ model, baseUrl })',
    });
  }
  const cache: AnswerCache | undefined = keepsAnswers ? await openCache(placed(config.cache, cwd)) : undefined;
  const inFlight = new InFlight();
  const opened = await openModels(models, { config, openModel, log, cache, inFlight, clock });
  return {
    cast: async (tool) => createCast({ models: opened, prompts, tool, rules: judgeTurn, samples: config.samples }),
    close: async () => {
      await inFlight.close();
      await cache?.close();
    },
  };
}

function placed(path: string, cwd: string): string {
  return isAbsolute(path) ? path : join(cwd, path);
}
