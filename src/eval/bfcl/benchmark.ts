import type { Json } from '../../core/json.ts';
import { fromJson } from '../../python/index.ts';
import type { Benchmark } from '../benchmark.ts';
import type { BfclData, Entry } from './data/index.ts';
import type { Mode } from './decode/index.ts';
import type { EntryVerdict, Judge } from './judge.ts';
import { answerEntry } from './run/answer.ts';

/** BFCL v3 as a benchmark to run: the chosen questions, asked in one of its two modes. */
export function bfclBenchmark({
  data,
  judge,
  entries,
  mode,
}: {
  data: BfclData;
  judge: Judge;
  entries: readonly Entry[];
  mode: Mode;
}): Benchmark<Entry, EntryVerdict> {
  const form = { mode, names: mode === 'fc' ? ('underscore' as const) : ('dot' as const) };
  return {
    questions: entries,
    ask: async (entry, model, options) => {
      const asked = { ...options, mode, today: judge.today };
      const { result, transcript, usage } = await answerEntry(entry, model, data, asked);
      return { record: { id: entry.id, category: entry.category, result, usage: { ...usage } }, transcript };
    },
    judge: (entry, answer) => judge.verdict(entry, fromJson(answer.result as Json), form),
  };
}
