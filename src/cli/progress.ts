import type { RunEvent } from '../run/events.ts';
import { countText } from '../run/figure-text.ts';
import type { Context } from './context.ts';
import { type DisplayedStanding, openDisplay } from './display.ts';
import { durationText } from './durations.ts';

/** Shows how a run goes on. */
export interface Progress {
  hear(event: RunEvent): void;
  /** Clears what moves; to be called at the end, however that comes. */
  stop(): void;
}

/** A bar with rate and time left on a terminal, plain lines elsewhere. */
export async function createProgress(context: Pick<Context, 'isTTY' | 'stderr' | 'tell'>): Promise<Progress> {
  const pace = new Pace();
  const display = await openDisplay(context);
  return {
    hear(event) {
      pace.hear(event);
      if (event.type === 'stage-finished') display.note(stageText(event));
      if (event.type === 'run-started' && event.resumedAt > 0) {
        display.note(`going on after ${countText(event.resumedAt)} finished paths`);
      }
      if (event.type === 'items-committed') display.update(displayed(pace.now()));
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

function displayed(standing: Standing): DisplayedStanding {
  const { made, wanted, elapsed } = standing;
  return { done: made, total: wanted, elapsed, text: standingText(standing) };
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
