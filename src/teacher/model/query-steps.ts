import type { Json } from '../../core/json.ts';
import type { QueryRequest, WrittenQuery } from '../../core/teacher.ts';
import { type JsonSchema, onlyValue, parameterSchema, requiredOf } from '../../core/tool.ts';
import type { PlannedNode } from '../plan/plan-turn.ts';

/** What the words of a query are to do about one parameter of a step. */
export type Wish =
  /** The words state these values, one for each call; a single one when all calls share it. */
  | { type: 'say'; values: readonly Json[]; leavable: boolean }
  /** Whoever writes the words makes the values up, so many. */
  | { type: 'choose'; count: number; schema: JsonSchema; leavable: boolean }
  /** The words point at an earlier answer. */
  | { type: 'refer'; values: readonly Json[]; from: readonly string[] }
  /** The value is found by an earlier step of the same turn. */
  | { type: 'found'; step: number; output: string }
  /** Nobody has to say it: the parameter allows one value, or an earlier turn said it. */
  | { type: 'silent' };

/** A planned node as the writer of the words sees it. */
export interface QueryStep {
  /** From 1 on, in call order. */
  number: number;
  plan: PlannedNode;
  wishes: ReadonlyMap<string, Wish>;
}

/** The steps that the words of a turn must lead to, with what the words are to do about every argument. */
export function querySteps(planned: readonly PlannedNode[], request: QueryRequest): QueryStep[] {
  return planned.map((plan, at) => {
    const names = Object.keys(plan.calls[0]!.arguments);
    const wishes = new Map(names.map((name) => [name, wishFor(name, plan, planned, request)]));
    return { number: at + 1, plan, wishes };
  });
}

function wishFor(name: string, plan: PlannedNode, planned: readonly PlannedNode[], request: QueryRequest): Wish {
  const { tool, calls, node } = plan;
  const schema = parameterSchema(tool, name) ?? {};
  const [first] = calls;
  const bound = first!.bound.get(name);
  if (bound && request.completes) return { type: 'silent' };
  if (bound) {
    const step = planned.findIndex((other) => other.node.id === bound.from);
    if (step >= 0) return { type: 'found', step: step + 1, output: bound.pattern };
    const values = calls.map((call) => call.arguments[name]!);
    return { type: 'refer', values: distinct(values), from: sourcesOf(name, plan, request) };
  }
  if (onlyValue(schema) !== undefined || isSaid(name, node.id, request.completes)) return { type: 'silent' };
  const values = distinct(calls.map((call) => call.arguments[name]!));
  const isShared = values.length === 1 && !node.hidden && requiredOf(tool).includes(name);
  const leavable = request.missing === 'parameter' && isShared && typeof values[0] !== 'boolean';
  // Only who knows the state knows which values there are; for other tools any fitting value is as good.
  if (tool.source.kind === 'world') return { type: 'say', values, leavable };
  return { type: 'choose', count: values.length, schema, leavable };
}

function distinct(values: readonly Json[]): Json[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return seen.size === 1 ? [...seen.values()] : [...values];
}

// A turn that completes an earlier one says only what that one lacked.
function isSaid(name: string, node: string, completes: WrittenQuery | null): boolean {
  return completes?.mentions.some((mention) => mention.node === node && mention.parameter === name) ?? false;
}

function sourcesOf(name: string, { calls }: PlannedNode, { history }: QueryRequest): string[] {
  const steps = history.flatMap((turn, at) => turn.steps.map((step) => ({ turn: at + 1, step })));
  return calls.flatMap(({ bound }) => {
    const { from, fromCall, pointer } = bound.get(name)!;
    const found = steps.find(({ step }) => step.node === from);
    const made = found?.step.calls[fromCall];
    return made ? [`${pointer} of the answer of ${made.call.id} (${made.call.name}, turn ${found.turn})`] : [];
  });
}

/** The steps as the writer of the words reads them. */
export function queryStepsText(steps: readonly QueryStep[]): string {
  return steps.map(stepText).join('\n');
}

function stepText({ number, plan: { node, tool, calls }, wishes }: QueryStep): string {
  const hidden = node.hidden ? ' (hidden: never mention that this happens)' : '';
  const times = calls.length > 1 ? `, ${calls.length} calls` : '';
  const lines = [...wishes].flatMap(([name, wish]) => {
    const text = wishText(wish);
    return text === null ? [] : [`  ${name}: ${text}${describe(tool.inputSchema, name)}`];
  });
  return [`Step ${number}${hidden}: ${tool.name}${times}: ${tool.description}`, ...lines].join('\n');
}

function wishText(wish: Wish): string | null {
  switch (wish.type) {
    case 'say':
      return `say ${wish.values.map((value) => JSON.stringify(value)).join(', ')}${leaveText(wish.leavable)}`;
    case 'choose': {
      const { description: _, ...form } = wish.schema;
      const amount = wish.count > 1 ? ` ${wish.count} different values` : '';
      return `choose${amount} (${JSON.stringify(form)})${leaveText(wish.leavable)}`;
    }
    case 'refer':
      return `refer to ${wish.from.join(' and ')}; it is ${wish.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'found':
      return `from step ${wish.step} (${wish.output === '' ? 'the whole answer' : wish.output})`;
    case 'silent':
      return null;
  }
}

function leaveText(leavable: boolean): string {
  return leavable ? ' - or leave out' : '';
}

function describe(inputSchema: JsonSchema, name: string): string {
  const description = parameterSchema({ inputSchema }, name)?.description;
  return typeof description === 'string' && description !== '' ? ` - ${description}` : '';
}
