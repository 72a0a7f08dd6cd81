import { parentPort, workerData } from 'node:worker_threads';
import { builtInWorlds } from '../worlds/built-in.ts';
import { equip } from './equipment.ts';
import type { ProcessedItem } from './process-item.ts';
import type { MadeText, ThreadAnswer, ThreadData, ThreadRequest } from './thread-work.ts';
import { localWork } from './work.ts';

const { config, tools } = workerData as ThreadData;
const work = localWork(config, equip(tools, { worlds: builtInWorlds, heldOut: config.holdout.what }));
let answers: ThreadAnswer[] = [];

parentPort!.on('message', (request: ThreadRequest) => {
  void answer(request).then(post);
});

async function answer({ id, item }: ThreadRequest): Promise<ThreadAnswer> {
  try {
    return { id, made: writeMade(await work.process(item)) };
  } catch (error) {
    return { id, error };
  }
}

// Answers that are ready together go together: each message has its price.
function post(ready: ThreadAnswer): void {
  if (answers.length === 0) {
    setImmediate(() => {
      parentPort!.postMessage(answers);
      answers = [];
    });
  }
  answers.push(ready);
}

function writeMade({ path, task, trajectory, pairs, dropped }: ProcessedItem): MadeText {
  return {
    path: path && JSON.stringify(path),
    task: task && JSON.stringify(task),
    trajectory: trajectory && JSON.stringify(trajectory),
    pairs: pairs.map((pair) => JSON.stringify(pair)),
    dropped: dropped.map((drop) => JSON.stringify(drop)),
  };
}
