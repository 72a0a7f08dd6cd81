import { type Command, Option } from '@commander-js/extra-typings';
import { numberAtLeast, wholeNumber } from './numbers.ts';

/** Adds the flags that every evaluation of a model takes. `out` is where its folder is by default. */
export function withEvaluationFlags(command: Command, out: string) {
  return command
    .option('--model <name>', 'provider:model, such as ollama:qwen3:8b; with --base-url also the name alone')
    .option('--base-url <url>', 'where the server is, such as http://127.0.0.1:8000/v1; default: the provider’s own')
    .option('--api-key-env <name>', 'the environment variable that holds the key; default: the provider’s')
    .option('--out <folder>', 'where answers, transcripts and scores are kept', out)
    .option('--limit <number>', 'so many questions at most, of each category where there are such', wholeNumber(1))
    .option('--concurrency <number>', 'questions in work at the same time', wholeNumber(1), 8)
    .option('--temperature <number>', 'sampling temperature', numberAtLeast(0), 0.001)
    .option('--seed <number>', 'seed that is sent with every request', wholeNumber(0))
    .option('--max-tokens <number>', 'the most tokens of one answer', wholeNumber(1))
    .option('--price-in <dollars>', 'price of a million input tokens, for the cost', numberAtLeast(0))
    .option('--price-out <dollars>', 'price of a million output tokens, for the cost', numberAtLeast(0))
    .option('--budget <dollars>', 'ask nothing more that could cost more than this in all', numberAtLeast(0))
    .option('--json', 'print the scores as JSON');
}

/** `--mode`, for benchmarks that ask in both ways. */
export function modeOption() {
  return new Option('--mode <mode>', 'fc: the server makes the calls; prompting: the model writes them')
    .choices(['fc', 'prompting'] as const)
    .default('fc' as const);
}

/** What those flags give. */
export type EvaluationFlags = ReturnType<ReturnType<typeof withEvaluationFlags>['opts']>;
