import { z } from 'zod';
import { callFormats } from '../../model/index.ts';
import { roleNames } from './role-names.ts';

const bound = z.number().min(1).describe('a number of at least 1');
const amount = z.number().min(0).describe('a number of at least 0');

export const priceSchema = z
  .strictObject({ input: amount, output: amount })
  .describe('the price of a million tokens: input and output');

/** A model as a configuration describes it. */
export const modelSchema = z
  .strictObject({
    /** `provider:model`, or the name at the server of `baseUrl`. */
    model: z.string().min(1).describe('provider:model, such as openai:gpt-5-mini or ollama:qwen3:8b'),
    /** The server's address, where it is not the provider's own. */
    baseUrl: z.string().min(1).optional().describe('an address such as http://127.0.0.1:8000/v1'),
    /** The environment variable that holds the key, where it is not the provider's usual one. */
    keyVariable: z.string().min(1).optional().describe('the name of an environment variable'),
    /** How the model calls functions: by its server, or written as text in the format of its family. */
    calls: z
      .enum(['native', ...callFormats])
      .default('native')
      .describe(`native, or a format: ${callFormats.join(', ')}`),
    /** Goes before the temperature that a role asks for; null sends none. */
    temperature: z.number().min(0).max(2).nullable().optional().describe('a number from 0 to 2, or null'),
    /** Goes before the most tokens of an answer that a role asks for. */
    maxTokens: z.number().int().min(1).optional().describe('a whole number of at least 1'),
    /** Requests in flight. */
    concurrency: z.number().int().min(1).max(10_000).default(64).describe('a whole number from 1 to 10000'),
    /** Whether requests go through the provider's batch interface: within a day, for half of the price. */
    batches: z.boolean().optional().describe('true or false'),
    requestsPerMinute: bound.optional(),
    tokensPerMinute: bound.optional(),
    price: priceSchema.optional(),
  })
  .describe('a model: model, and what else is to be said of it');
export type ModelConfig = z.output<typeof modelSchema>;

const reference = z.string().min(1).describe('scripted, the name of a model under models, or provider:model');

/** Who plays which role. A role that is not named is the teacher's; the student and simulated calls are scripted. */
export const rolesSchema = z
  .strictObject(
    Object.fromEntries(['teacher', ...roleNames].map((role) => [role, reference.optional()])) as Record<
      'teacher' | (typeof roleNames)[number],
      z.ZodOptional<typeof reference>
    >,
  )
  .describe(`roles, each with who plays it: teacher, ${roleNames.join(', ')}`);
export type RolesConfig = z.output<typeof rolesSchema>;

/** The keys of a configuration that are about models. */
export const modelKeys = {
  /** Models by a name of one's own. */
  models: z.record(z.string(), modelSchema).default({}).describe('models by name'),
  roles: rolesSchema.prefault({}),
  /** Prices of models that are named as `provider:model`. */
  prices: z.record(z.string(), priceSchema).default({}).describe('prices by provider:model'),
  /** What models may take in all; nothing is asked beyond it. */
  budget: z
    .strictObject({ money: amount.optional(), tokens: amount.optional(), calls: amount.optional() })
    .nullable()
    .default(null)
    .describe('the most that may be spent: money, tokens, calls'),
  /** Whether every model whose provider has a batch interface is asked through it, unless it says otherwise itself. */
  batches: z.boolean().default(false).describe('true or false'),
  /** A folder of prompts that go before those that ship with Magnet. */
  prompts: z.string().min(1).nullable().default(null).describe('the path of a folder of prompts'),
  /** Where answers of models are kept, so that none is paid twice. */
  cache: z.string().min(1).default('.magnet-cache').describe('the path of a folder'),
  /** Samples of the student for each task that pairs are wanted of; null for ten of a model, three of the scripted one. */
  samples: z.number().int().min(1).max(100).nullable().default(null).describe('a whole number from 1 to 100'),
};
