import { type Command, Option } from '@commander-js/extra-typings';
import { createChatModel, keyNameOf } from '../model/index.ts';
import { negativeChoices } from '../rollout/index.ts';
import type { OpenModel } from '../run/models/open-models.ts';
import type { Context } from './context.ts';
import { numberAtLeast, repeated, wholeNumber } from './numbers.ts';

/** Adds the flags that say which models play what, and what they may cost. */
export function withModelFlags<Arguments extends unknown[], Options extends Record<string, unknown>>(
  command: Command<Arguments, Options>,
) {
  return command
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
    .option('--cache <folder>', 'where answers of models are kept (default: .magnet-cache)')
    .addOption(new Option('--negatives <how>', 'how rejected sides are chosen').choices(negativeChoices))
    .option('--samples <number>', 'samples of the student for each task with pairs', wholeNumber(1));
}

/** Opens models with the keys of the environment. */
export function modelOpener({ env }: Pick<Context, 'env'>): OpenModel {
  return ({ model, baseUrl, keyVariable }) => {
    const variable = keyVariable ?? keyNameOf(model, baseUrl);
    return createChatModel({ model, baseUrl, key: variable === undefined ? undefined : env[variable] });
  };
}
