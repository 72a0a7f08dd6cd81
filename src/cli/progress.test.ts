import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../run/events.ts';
import { durationText } from './durations.ts';
import { createProgress } from './progress.ts';

const none = { bytes: 0, lines: 0 };

function committed(second: number, rows: number, dropped = 0): RunEvent {
  const files = {
    paths: none,
    tasks: none,
    trajectories: { bytes: 0, lines: rows },
    pairs: none,
    dropped: { bytes: 0, lines: dropped },
    heldout: none,
  };
  return {
    type: 'items-committed',
    time: new Date(second * 1000).toISOString(),
    items: rows + dropped,
    counts: {},
    files,
  };
}

async function linesOf(events: RunEvent[]): Promise<string[]> {
  const lines: string[] = [];
  const tell = (text: string) => lines.push(text);
  const progress = await createProgress({ isTTY: false, stderr: { write: tell }, tell });
  for (const event of events) progress.hear(event);
  progress.stop();
  return lines;
}

describe('createProgress away from a terminal', () => {
  test('a line at most every five seconds, with rate, time left and drops', async () => {
    const started: RunEvent = { type: 'run-started', time: new Date(0).toISOString(), resumedAt: 0, wanted: 1200 };
    const events = Array.from({ length: 13 }, (_, second) => committed(second, second * 50, second));
    expect(await linesOf([started, ...events])).toEqual([
      '250 of 1,200 rows, 50/s, 19 s left, 5 dropped',
      '500 of 1,200 rows, 50/s, 14 s left, 10 dropped',
    ]);
  });

  test('a resumed run counts its rate from where it went on', async () => {
    const started: RunEvent = { type: 'run-started', time: new Date(0).toISOString(), resumedAt: 1000, wanted: 2000 };
    expect(await linesOf([started, committed(0, 1000), committed(10, 1020)])).toEqual([
      'going on after 1,000 finished paths',
      '1,020 of 2,000 rows, 2.0/s, 8 min 10 s left',
    ]);
  });

  test('a finished stage has a line', async () => {
    const time = new Date(0).toISOString();
    const event: RunEvent = { type: 'stage-finished', time, stage: 'graph', count: 1234, milliseconds: 450 };
    expect(await linesOf([event])).toEqual(['graph: 1,234 edges in 0.5 s']);
  });
});

test('on a terminal a bar is drawn and cleared', async () => {
  let written = '';
  const stderr = {
    write: (text: string) => (written += text),
    isTTY: true,
    columns: 80,
    cursorTo: () => {},
    clearLine: () => {},
    moveCursor: () => {},
  };
  const progress = await createProgress({ isTTY: true, stderr, tell: () => {} });
  progress.hear({ type: 'run-started', time: new Date(0).toISOString(), resumedAt: 0, wanted: 100 });
  progress.hear(committed(1, 40));
  progress.stop();
  expect(written).toContain('40 of 100 rows');
});

test.each([
  [0.04, '0.0 s'],
  [9.9, '9.9 s'],
  [42.4, '42 s'],
  [185, '3 min 5 s'],
  [7800, '2 h 10 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
