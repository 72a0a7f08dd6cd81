import { mean } from './contrasts.ts';
import type { Plan, TrainingFigures } from './records.ts';
import { stageTitles } from './tables.ts';

/** What was run, in a sentence. */
export function planText({ device, torch, minutes, seconds_an_update: seconds, updates }: Plan): string {
  const { base, sft, preference, tokens, pairs } = updates;
  return `On ${device} with torch ${torch}, in at most ${minutes} minutes: ${base} updates of base and ${sft} of each SFT arm, of up to ${tokens} tokens (${(1000 * seconds).toFixed(1)} ms each), and at most ${preference} of each preference arm, of ${pairs} pairs.`;
}

/** How training went: the last losses of every stage, and for mDPO what became of the log-ratios. */
export function trainingText(figures: readonly TrainingFigures[]): string {
  const lines = Object.keys(stageTitles).flatMap((stage) => {
    const of = figures.filter((one) => one.stage === stage);
    const tested = of.filter(({ record }) => record === 'test-loss').map(({ loss }) => Number(loss));
    if (tested.length === 0) return [];
    const last = lastOfEachSeed(of.filter(({ record }) => record === 'figures'));
    return [`| ${[stageTitles[stage], ...cells(last), mean(tested).toFixed(3)].join(' | ')} |`];
  });
  const header = [
    'model',
    'updates',
    'SFT loss',
    'mDPO loss',
    'accuracy',
    'log-ratio chosen',
    'log-ratio rejected',
    'loss on the test',
  ];
  const table = [`| ${header.join(' | ')} |`, `| ${header.map(() => '---').join(' | ')} |`, ...lines].join('\n');
  return `At the end of each stage, mean over seeds:\n\n${table}\n\n${pairsText(figures)}`;
}

function lastOfEachSeed(figures: readonly TrainingFigures[]): TrainingFigures[] {
  return [...new Map(figures.map((one) => [one.seed, one])).values()];
}

function cells(last: readonly TrainingFigures[]): string[] {
  const of = (name: string, digits: number) => {
    const values = last.map((one) => one[name]).filter((value) => typeof value === 'number');
    return values.length === 0 ? '' : mean(values).toFixed(digits);
  };
  return [
    of('update', 0),
    of('sft_loss', 3) || of('loss', 3),
    of('mdpo_loss', 3),
    of('accuracy', 2),
    of('chosen_ratio', 1),
    of('rejected_ratio', 1),
  ];
}

function pairsText(figures: readonly TrainingFigures[]): string {
  const pairs = figures.filter(({ record }) => record === 'pairs');
  if (pairs.length === 0) return 'No pairs were made.';
  const total = (name: string) => pairs.reduce((sum, one) => sum + Number(one[name]), 0);
  return `Of ${total('samples')} samples of the SFT models at temperature 1, ${total('given_up')} did not come to an end and ${total('wrong')} held a wrong call; they gave ${total('targeted')} targeted and ${total('random')} random pairs.`;
}
