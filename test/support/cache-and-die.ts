/**
 * Asks a cached model a hundred questions, several at a time, in a process of its own: `FOLDER ANSWERS`. It says which
 * were sent to the model and which answered, and kills itself without warning after so many answers (0: never).
 */
import { writeSync } from 'node:fs';
import { openCache, withCache } from '../../src/model/index.ts';

const [folder, answers] = process.argv.slice(2);
let left = Number(answers);
const cache = await openCache(folder!);
const model = withCache(
  {
    name: 'slow',
    async generate({ messages: [question] }) {
      writeSync(1, `asked ${question!.content}\n`);
      await new Promise((resolve) => setImmediate(resolve));
      const content = `${question!.content} by ${process.pid}`;
      return { content, calls: [], usage: { inputTokens: 1, outputTokens: 1 }, finishReason: 'stop' };
    },
  },
  cache,
);

const questions = Array.from({ length: 100 }, (_, number) => number).values();
async function work(): Promise<void> {
  for (const number of questions) {
    const { content } = await model.generate({ messages: [{ role: 'user', content: String(number) }] });
    writeSync(1, `answered ${content}\n`);
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  }
}
await Promise.all([work(), work(), work(), work(), work()]);
await cache.close();
