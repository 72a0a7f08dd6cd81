import { join } from 'node:path';
import { type Command, Option } from '@commander-js/extra-typings';
import { type BatchEvent, createChatModel, keyNameOf } from '../model/index.ts';
import { type NegativeChoice, negativeChoices } from '../rollout/index.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { countText } from '../run/figure-text.ts';
import type { OpenModel } from '../run/models/open-models.ts';
import type { Context } from './context.ts';
import { numberAtLeast, repeated, wholeNumber } from './numbers.ts';

/** What those flags give. */
export interface ModelFlags {
  teacher?: string;
  student?: string;
  role?: string[];
  budget?: number;
  prices?: string;
  prompts?: string;
  batches?: true;
  cache?: string;
  negatives?: NegativeChoice;
  samples?: number;
}

/** Adds the flags that say which models play what, and what they may cost. */
export function withModelFlags<Arguments extends unknown[], Options extends Record<string, unknown>>(
  command: Command<Arguments, Options>,
): Command<Arguments, Options & ModelFlags> {
  // Said aloud: the type that follows from flags added to a command of any kind takes the compiler minutes to write down.
  return (command as unknown as Command)
    .option('--teacher <model>', 'scripted, a name under models, or provider:model, with @URL where it is elsewhere')
    .option('--student <model>', 'whose mistakes become rejected sides (default: scripted)')
    .option(
      '--role <role=model>',
      'another model for one role, such as judge-nested=scripted; can be repeated',
      repeated,
    )
    .option('--budget <money>', 'ask nothing more that could cost more than this in all', numberAtLeast(0))
    .option('--prices <file>', 'prices of a million tokens, by provider:model, as YAML or JSON')
    .option('--prompts <folder>', 'prompts that go before those of Magnet')
    .option('--batches', "send requests through the providers' batch interfaces: within a day, for half of the price")
    .option('--cache <folder>', 'where answers of models are kept (default: .magnet-cache)')
    .addOption(new Option('--negatives <how>', 'how rejected sides are chosen').choices(negativeChoices))
    .option(
      '--samples <number>',
      'samples of the student for each task with pairs',
      wholeNumber(1),
    ) as unknown as Command<Arguments, Options & ModelFlags>;
}

/** Opens models with the keys of the environment. What is out in batches is written down beside the cache. */
export function modelOpener({ cache }: Pick<RunConfig, 'cache'>, { env, path, tell }: Context): OpenModel {
  const onBatch = (event: BatchEvent) => tell(batchText(event));
  return ({ model, baseUrl, keyVariable, batches }) => {
    const variable = keyVariable ?? keyNameOf(model, baseUrl);
    return createChatModel({
      model,
      baseUrl,
      key: variable === undefined ? undefined : env[variable],
      batches: batches ? { folder: join(path(cache), 'batches'), onBatch } : undefined,
    });
  };
}

function batchText(event: BatchEvent): string {
  if (event.type === 'submitted') return `Batch ${event.batch}: ${countText(event.requests)} requests are handed in.`;
  const again = event.unanswered > 0 ? `, ${countText(event.unanswered)} are to be asked again` : '';
  return `Batch ${event.batch}: ${countText(event.answered)} requests are answered${again}.`;
}
