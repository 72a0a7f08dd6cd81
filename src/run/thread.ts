import { parentPort, workerData } from 'node:worker_threads';
import { worlds } from '../worlds/index.ts';
import { equip } from './equipment.ts';
import type { ThreadAnswer, ThreadData, ThreadRequest } from './thread-work.ts';
import { localWork } from './work.ts';

const { config, tools } = workerData as ThreadData;
const work = localWork(config, equip(tools, worlds));

parentPort!.on('message', (request: ThreadRequest) => {
  void answer(request).then((text) => parentPort!.postMessage(text));
});

async function answer({ id, item }: ThreadRequest): Promise<ThreadAnswer> {
  try {
    return { id, made: JSON.stringify(await work.process(item)) };
  } catch (error) {
    return { id, error };
  }
}
