import type { RunEvent } from '../run/events.ts';
import { countText } from '../run/report-tables.ts';
import type { Context } from './context.ts';

/** Shows how a run goes on. */
export interface Progress {
  hear(event: RunEvent): void;
  /** Clears what moves; to be called at the end, however that comes. */
  stop(): void;
}

/** A bar with rate and time left on a terminal, plain lines elsewhere. */
export async function createProgress(context: Pick<Context, 'isTTY' | 'stderr' | 'tell'>): Promise<Progress> {
  const pace = new Pace();
  const display = context.isTTY ? await barDisplay(context.stderr) : lineDisplay(context.tell);
  return {
    hear(event) {
      pace.hear(event);
      if (event.type === 'stage-finished') display.note(stageText(event));
      if (event.type === 'run-started' && event.resumedAt > 0) {
        display.note(`going on after ${countText(event.resumedAt)} finished paths`);
      }
      if (event.type === 'items-committed') display.update(pace.now());
    },
    stop: () => display.stop(),
  };
}

/** How far a run is. */
export interface Standing {
  /** Training rows that are made. */
  made: number;
  /** Rows that are wanted, or null when nobody knows. */
  wanted: number | null;
  dropped: number;
  /** Rows a second since this start of the program, or null before the first. */
  rate: number | null;
  /** Seconds that are left at this rate, or null when nobody can say. */
  left: number | null;
  /** Milliseconds since the run was started. */
  elapsed: number;
}

interface Display {
  note(text: string): void;
  update(standing: Standing): void;
  stop(): void;
}

/** Follows the events of a run; all times are those of the events. */
class Pace {
  #started: number | undefined;
  #wanted: number | null = null;
  #madeBefore: number | undefined;
  #standing: Standing = { made: 0, wanted: null, dropped: 0, rate: null, left: null, elapsed: 0 };

  hear(event: RunEvent): void {
    const time = Date.parse(event.time);
    this.#started ??= time;
    if (event.type === 'run-started') this.#wanted = event.wanted;
    if (event.type !== 'items-committed') return;
    const { trajectories, dropped } = event.files;
    const made = trajectories.lines;
    const elapsed = time - this.#started;
    this.#madeBefore ??= made;
    const rate = elapsed > 0 && made > this.#madeBefore ? ((made - this.#madeBefore) * 1000) / elapsed : null;
    const left = rate === null || this.#wanted === null ? null : Math.max(0, this.#wanted - made) / rate;
    this.#standing = { made, wanted: this.#wanted, dropped: dropped.lines, rate, left, elapsed };
  }

  now(): Standing {
    return this.#standing;
  }
}

const interval = 5_000;

// Logs keep every line, so a line comes at most every five seconds.
function lineDisplay(tell: (text: string) => void): Display {
  let next = interval;
  return {
    note: tell,
    update(standing) {
      if (standing.elapsed < next) return;
      next = standing.elapsed + interval;
      tell(standingText(standing));
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
    update(standing) {
      const text = standingText(standing);
      const total = standing.wanted ?? standing.made;
      if (!running) bar.start(total, standing.made, { text });
      running = true;
      bar.update(Math.min(standing.made, total), { text });
    },
    stop: clear,
  };
}

function standingText({ made, wanted, dropped, rate, left }: Standing): string {
  const parts = [
    `${countText(made)}${wanted === null ? '' : ` of ${countText(wanted)}`} rows`,
    ...(rate === null ? [] : [`${rate < 10 ? rate.toFixed(1) : countText(Math.round(rate))}/s`]),
    ...(left === null ? [] : [`${durationText(left)} left`]),
    ...(dropped === 0 ? [] : [`${countText(dropped)} dropped`]),
  ];
  return parts.join(', ');
}

function stageText({ stage, count, milliseconds }: Extract<RunEvent, { type: 'stage-finished' }>): string {
  const unit = stage === 'pool' ? 'tools' : stage === 'graph' ? 'edges' : stage === 'paths' ? 'paths' : 'items';
  return `${stage}: ${countText(count)} ${unit} in ${durationText(milliseconds / 1000)}`;
}

/** A length of time as a person reads it: `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
