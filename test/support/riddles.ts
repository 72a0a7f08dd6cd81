import type { Benchmark } from '../../src/eval/benchmark.ts';

/** A benchmark of fifty questions, with the manifest of its evaluation. */
export const riddles: Benchmark<{ id: string }, string> & { manifest: { benchmark: string } } = {
  manifest: { benchmark: 'riddles' },
  questions: Array.from({ length: 50 }, (_, at) => ({ id: `riddle_${at}` })),
  async ask({ id }, model, { temperature }) {
    const { content, usage } = await model.generate({ messages: [{ role: 'user', content: id }], temperature });
    return { record: { id, result: content, usage: { ...usage } }, transcript: [] };
  },
  judge: ({ id }, { result }) => `${id}: ${String(result)}`,
};
