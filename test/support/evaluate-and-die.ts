/**
 * Begins an evaluation of fifty questions, several at a time, in a process of its own: `FOLDER ANSWERS`. It kills itself
 * without warning while the question after so many answers is asked.
 */
import { evaluate } from '../../src/eval/benchmark.ts';
import { EvaluationFolder } from '../../src/eval/folder.ts';
import { nodeFileSystem } from '../../src/store/file-system.ts';
import { riddles } from './riddles.ts';
import { answerOf } from './scripted-model.ts';

const [path, answers] = process.argv.slice(2);
const folder = new EvaluationFolder(path!, riddles.manifest, nodeFileSystem);
const model = {
  name: 'mortal',
  async generate() {
    if (folder.answers.size >= Number(answers)) process.kill(process.pid, 'SIGKILL');
    await new Promise((resolve) => setImmediate(resolve));
    return answerOf('an answer');
  },
};
await evaluate(riddles, { model, folder, concurrency: 4, temperature: 0 });
