import type { Context } from './context.ts';

/** How far something is, and how that is said. */
export interface DisplayedStanding {
  done: number;
  /** Null when nobody knows. */
  total: number | null;
  /** Milliseconds since the start. */
  elapsed: number;
  text: string;
}

/** Where a long command shows how far it is. */
export interface Display {
  /** A line that stays. */
  note(text: string): void;
  update(standing: DisplayedStanding): void;
  /** Clears what moves. */
  stop(): void;
}

/** A bar on a terminal, plain lines elsewhere. */
export async function openDisplay(context: Pick<Context, 'isTTY' | 'stderr' | 'tell'>): Promise<Display> {
  return context.isTTY ? await barDisplay(context.stderr) : lineDisplay(context.tell);
}

const interval = 5_000;

// Logs keep every line, so a line comes at most every five seconds.
function lineDisplay(tell: (text: string) => void): Display {
  let next = interval;
  return {
    note: tell,
    update({ elapsed, text }) {
      if (elapsed < next) return;
      next = elapsed + interval;
      tell(text);
    },
    stop: () => {},
  };
}

async function barDisplay(stream: Context['stderr']): Promise<Display> {
  const { default: cliProgress } = await import('cli-progress');
  const format = '{bar} {text}';
  const options = { format, stream: stream as NodeJS.WriteStream, clearOnComplete: true, stopOnComplete: false };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  let running = false;
  const clear = () => {
    if (running) bar.stop();
    running = false;
  };
  return {
    note(text) {
      clear();
      stream.write(`${text}\n`);
    },
    update({ done, total, text }) {
      const end = total ?? done;
      if (!running) bar.start(end, done, { text });
      running = true;
      bar.update(Math.min(done, end), { text });
    },
    stop: clear,
  };
}
