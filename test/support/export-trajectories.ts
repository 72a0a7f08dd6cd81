import type { ToolCall } from '../../src/core/call.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Tool } from '../../src/core/tool.ts';
import type { PreferencePair, Step, Trajectory } from '../../src/core/trajectory.ts';
import { exportTool } from './export-rows.ts';

const tools = ['find', 'book', 'pay'].map((name) => exportTool(name));

/** The tools of the hand-made conversations. Throws for any other id. */
export function findExportTool(id: string): Tool {
  const tool = tools.find((tool) => tool.id === id);
  if (!tool) throw new Error(`no tool ${id}`);
  return tool;
}

/** A step of one call that gives back its own arguments. */
export function callStep(id: string, name: string, values: JsonObject = {}): Step {
  const call: ToolCall = { id, name, arguments: values };
  return { content: null, calls: [call], results: [{ ok: true, output: values }] };
}

/** A step that only speaks. */
export function textStep(content: string): Step {
  return { content, calls: [], results: [] };
}

/** Two turns: `find` and then `book`, where the second turn adds `pay`. */
export function exportTrajectory(id = 'r1'): Trajectory {
  return {
    id,
    task: 'task',
    kind: 'multi-turn',
    polarity: 'positive',
    tools: ['test/book', 'test/find'],
    turns: [
      { id: 't1', user: 'Find it', addsTools: [], steps: [callStep('c1', 'find', { id: 7 }), textStep('Found 7.')] },
      {
        id: 't2',
        user: 'Book it',
        addsTools: ['test/pay'],
        steps: [callStep('c2', 'book', { id: 7 }), textStep('Booked.')],
      },
    ],
    verdicts: [],
    generator: 'hand',
  };
}

/** A pair whose rejected side books another one in the second turn. */
export function exportPair(id = 'p1'): PreferencePair {
  const rejected = exportTrajectory();
  rejected.polarity = 'negative';
  rejected.turns[0]!.steps[0] = callStep('x1', 'find', { id: 7 });
  rejected.turns[1]!.steps = [callStep('x2', 'book', { id: 8 }), textStep('Booked 8.')];
  return {
    id,
    task: 'task',
    kind: 'multi-turn',
    mistake: 'long-dependency',
    divergesAt: { turn: 't2', step: 0 },
    chosen: exportTrajectory(),
    rejected,
  };
}
