import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ChatModel } from '../../src/core/chat-model.ts';
import type { SynthesizeOptions } from '../../src/index.ts';

/** Makes runs in processes, and kills them (kill -9) when a model has been asked so often, once for each number. */
export class RunProcesses {
  readonly #kills: readonly number[];
  #asked = 0;
  #running: ChildProcess | undefined;

  constructor(kills: readonly number[]) {
    this.#kills = kills;
  }

  /** The model that is counted. */
  counted(model: ChatModel): ChatModel {
    return {
      name: model.name,
      generate: (request) => {
        this.#asked += 1;
        if (this.#kills.includes(this.#asked)) this.#running?.kill('SIGKILL');
        return model.generate(request);
      },
    };
  }

  /** Makes a run, or goes on with it. Gives the exit code, or the signal that killed it. */
  async run(out: string, config: SynthesizeOptions['config']): Promise<number | string> {
    const program = join(import.meta.dirname, 'run-with-model.ts');
    const argv = ['--import', 'tsx', program, out, JSON.stringify(config)];
    this.#running = spawn(process.execPath, argv, { stdio: 'inherit' });
    const [code, signal] = (await once(this.#running, 'exit')) as [number | null, string | null];
    return signal ?? code!;
  }
}
