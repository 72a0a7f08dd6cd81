import { resultContent, type ToolCall } from '../../core/call.ts';
import { type Json, jsonEqual, scalarLeaves } from '../../core/json.ts';
import { SaidValues } from '../../core/said-values.ts';
import type { ArgumentSource, ReferenceCall, TaskTurn } from '../../core/task.ts';
import type { JudgeRequest, TurnJudgement } from '../../core/teacher.ts';
import { parametersOf } from '../../core/tool.ts';
import type { Mistake, Step } from '../../core/trajectory.ts';

/**
 * Judges one turn of a student by rules (METHOD §10, §12.6): where text and call are mixed up it is `missed`; a wrong
 * argument is named by where the right value comes from; a closing text that invents a value or tells none is
 * `summary`. Arguments that hold the schema's default are no fault.
 */
export function judgeTurn(request: JudgeRequest): TurnJudgement {
  const { turn, steps } = request;
  if (turn.missing) return judgeMissingTurn(steps);
  return judgeCalls(request) ?? judgeText(request) ?? { correct: true };
}

function judgeMissingTurn(steps: readonly Step[]): TurnJudgement {
  const at = steps.findIndex(({ calls }) => calls.length > 0);
  if (at < 0) return { correct: true };
  return wrong('missed', at, `called ${steps[at]!.calls[0]!.name} where only words are right`);
}

function judgeCalls(request: JudgeRequest): TurnJudgement | null {
  const { turn, steps } = request;
  const open = turn.steps.flatMap(({ calls }) => calls);
  const made: ReferenceCall[] = [];
  for (const [at, { calls, results }] of steps.entries()) {
    for (const [index, call] of calls.entries()) {
      const match = open.find((reference) => sameCall(call, reference.call, request));
      if (match && !results[index]!.ok) continue;
      if (match) {
        open.splice(open.indexOf(match), 1);
        made.push(match);
      } else if (!made.some((reference) => sameCall(call, reference.call, request))) {
        return judgeWrongCall(call, at, open, made, turn);
      }
    }
  }
  if (open.length === 0) return null;
  const last = Math.max(0, steps.length - 1);
  return wrong('missed', last, `answered in words where ${open[0]!.call.name} was to be called`);
}

function judgeWrongCall(
  call: ToolCall,
  at: number,
  open: readonly ReferenceCall[],
  made: readonly ReferenceCall[],
  turn: TaskTurn,
): TurnJudgement {
  const meant = open.find((reference) => reference.call.name === call.name);
  if (!meant) return wrong(null, at, `called ${call.name}, which nothing asks for`);
  const parameter = Object.keys({ ...meant.call.arguments, ...call.arguments }).find(
    (name) => !jsonEqual(meant.call.arguments[name], call.arguments[name]),
  );
  const source = meant.sources[parameter ?? ''];
  const mistake = source ? mistakeAbout(source, made, turn) : null;
  return wrong(mistake, at, `${call.name} has the wrong ${parameter}`);
}

function mistakeAbout(source: ArgumentSource, made: readonly ReferenceCall[], turn: TaskTurn): Mistake | null {
  if (source.by === 'query') return source.turn === turn.id ? null : 'long-dependency';
  if (source.by !== 'output') return null;
  if (!turn.steps.some(({ node }) => node === source.node)) return 'long-dependency';
  return made.some(({ call }) => call.id === source.call) ? 'short-dependency' : 'nested';
}

function sameCall(call: ToolCall, reference: ToolCall, request: JudgeRequest): boolean {
  if (call.name !== reference.name) return false;
  if (jsonEqual(call.arguments, reference.arguments)) return true;
  const step = request.turn.steps.find(({ calls }) => calls.some((made) => made.call === reference));
  const defaults = new Map(
    step ? parametersOf(request.tool(step.tool)).map(([name, schema]) => [name, schema.default]) : [],
  );
  const names = new Set([...Object.keys(call.arguments), ...Object.keys(reference.arguments)]);
  return [...names].every((name) =>
    jsonEqual(call.arguments[name] ?? defaults.get(name), reference.arguments[name] ?? defaults.get(name)),
  );
}

function judgeText(request: JudgeRequest): TurnJudgement | null {
  const { turn, steps } = request;
  const at = steps.length - 1;
  const text = steps[at]?.content;
  if (typeof text !== 'string') return null;
  const tools = () => turn.steps.map(({ tool }) => request.tool(tool));
  const invented = saidBefore(request).firstUnsaidIn(text, tools);
  if (invented !== undefined) return wrong('summary', at, `the text says ${invented}, which nobody said before`);
  const tellable = turn.steps
    .filter(({ hidden }) => !hidden)
    .flatMap(({ calls }) => calls.flatMap(({ result }) => (result.ok ? leafTexts(result.output) : [])));
  if (tellable.length > 0 && !tellable.some((value) => text.includes(value))) {
    return wrong('summary', at, 'the text tells nothing of what the tools answered');
  }
  return null;
}

function saidBefore({ turn, history, steps }: JudgeRequest): SaidValues {
  const said = new SaidValues();
  for (const past of history) {
    said.add(past.query);
    for (const { call, result } of past.steps.flatMap(({ calls }) => calls)) {
      said.add(call.arguments);
      said.add(resultContent(result));
    }
  }
  said.add(turn.query);
  for (const { calls, results } of steps) {
    for (const call of calls) said.add(call.arguments);
    for (const result of results) said.add(resultContent(result));
  }
  return said;
}

// A sentence may end without its own full stop where it is quoted.
function leafTexts(output: Json): string[] {
  return [...scalarLeaves(output)].flatMap(({ value }) =>
    value === null || typeof value === 'boolean' ? [] : [String(value).replace(/[.!?]$/, '')],
  );
}

function wrong(mistake: Mistake | null, step: number, reason: string): TurnJudgement {
  return { correct: false, mistake, step, reason };
}
