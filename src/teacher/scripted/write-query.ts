import type { ToolPhrases } from '../../core/phrases.ts';
import type { ReferenceStep } from '../../core/task.ts';
import type { Mention, QueryRequest, Refusal, WriteQuery, WrittenQuery } from '../../core/teacher.ts';
import { isRefusal } from '../../core/teacher.ts';
import { parameterSchema, type Tool } from '../../core/tool.ts';
import { type PlannedNode, planTurn } from '../plan/plan-turn.ts';
import { saysAnyway } from '../plan/says-anyway.ts';
import { voices } from '../plan/voice.ts';
import { type Composition, composeWish, leavableParameters, type Wish } from './compose.ts';
import { capitalise, frameAddition, frameSupply, frameWish, joinWishes } from './frames.ts';
import type { Distance } from './refer.ts';
import { speakAlone } from './speak.ts';
import { type NodeCalls, type TakenFrom, whichCall } from './which-call.ts';

/** What a tool's words are. */
export type PhrasesOf = (tool: Tool) => ToolPhrases;

/**
 * Back-translation without a model (METHOD §8, §12.8): plans the calls of the turn and words them. Hidden helpers are
 * described by what they find, merged wishes are all stated, old results are referred to and never copied.
 */
export function writeQueryWith(phrasesOf: PhrasesOf): WriteQuery {
  return async (request) => {
    const planned = await planTurn(request);
    if (isRefusal(planned)) return planned;
    if (request.completes) return completeQuery(request, request.completes, planned, phrasesOf);
    const composition = compositionOf(request, planned, phrasesOf);
    return request.missing === 'parameter'
      ? writeWithout(request, composition)
      : writeWhole(request, composition, null);
  };
}

function compositionOf(request: QueryRequest, planned: readonly PlannedNode[], phrasesOf: PhrasesOf): Composition {
  const last = request.history.filter(({ steps }) => steps.length > 0).at(-1);
  const steps = request.history.flatMap((turn) => turn.steps);
  const here = new Map(planned.map((plan) => [plan.node.id, plan]));
  const made = new Map(steps.map((step) => [step.node, madeCalls(step, steps, request)]));
  for (const plan of planned) made.set(plan.node.id, plannedCalls(plan));
  const callsOf = (node: string) => made.get(node);
  return {
    turn: request.turn,
    planned: here,
    phrasesOf,
    distance: (node): Distance => {
      if (here.has(node)) return 'this-turn';
      return last?.steps.some((step) => step.node === node) ? 'last-turn' : 'earlier';
    },
    toolOfNode: (node) => callsOf(node)!.tool,
    which: (node, call) => whichCall(node, call, callsOf),
    random: request.random.fork(`words/${request.turn}`),
  };
}

function madeCalls({ tool, calls }: ReferenceStep, steps: readonly ReferenceStep[], request: QueryRequest): NodeCalls {
  return {
    tool: request.tool(tool),
    calls: calls.map(({ call, sources }) => {
      const taken = Object.entries(sources).flatMap(([name, source]): [string, TakenFrom][] => {
        if (source.by !== 'output') return [];
        const provider = steps.find((step) => step.node === source.node);
        const index = provider?.calls.findIndex((made) => made.call.id === source.call) ?? 0;
        return [[name, { node: source.node, call: index, pointer: source.pointer }]];
      });
      return { arguments: call.arguments, taken: new Map(taken) };
    }),
  };
}

function plannedCalls({ tool, calls }: PlannedNode): NodeCalls {
  return {
    tool,
    calls: calls.map(({ arguments: given, bound }) => ({
      arguments: given,
      taken: new Map(
        [...bound].map(([name, { from, fromCall, pointer }]) => [name, { node: from, call: fromCall, pointer }]),
      ),
    })),
  };
}

function writeWhole(
  request: QueryRequest,
  composition: Composition,
  leave: { node: string; parameter: string } | null,
): WrittenQuery | Refusal {
  const wishes: { wish: Wish; plan: PlannedNode }[] = [];
  for (const plan of composition.planned.values()) {
    if (plan.node.hidden) continue;
    const wish = composeWish(plan, composition, leave?.node === plan.node.id ? leave.parameter : undefined);
    if (isRefusal(wish)) return wish;
    wishes.push({ wish, plan });
  }
  return {
    text: sentence(request, joinAll(wishes, composition)),
    mentions: wishes.flatMap(({ wish }) => wish.mentions),
    references: wishes.flatMap(({ wish }) => wish.references),
    missing:
      request.missing === 'function'
        ? { kind: 'function', tools: [...composition.planned.values()].map(({ tool }) => tool.id) }
        : null,
  };
}

function writeWithout(request: QueryRequest, composition: Composition): WrittenQuery | Refusal {
  const visible = [...composition.planned.values()].filter(({ node }) => !node.hidden);
  const leavable = visible.flatMap((plan) =>
    leavableParameters(plan, composition.phrasesOf(plan.tool)).map((parameter) => ({ plan, parameter })),
  );
  let refusal: Refusal = { refused: 'nothing-to-leave-out', detail: visible.map(({ tool }) => tool.id).join(', ') };
  for (const { plan, parameter } of composition.random.fork('leave').shuffle(leavable)) {
    const query = writeWhole(request, composition, { node: plan.node.id, parameter });
    if (isRefusal(query)) refusal = query;
    else if (saysAnyway(query.text, plan.calls[0]!.arguments[parameter]!)) refusal = saidForAnother(plan, parameter);
    else return { ...query, missing: { kind: 'parameter', tools: [plan.tool.id], parameter } };
  }
  return refusal;
}

// Another wish has the same value, so that nobody could say that it is missing.
function saidForAnother({ tool }: PlannedNode, parameter: string): Refusal {
  return { refused: 'cannot-leave-out', detail: `the ${parameter} of ${tool.id} is said for another reason` };
}

function joinAll(wishes: readonly { wish: Wish; plan: PlannedNode }[], composition: Composition): string {
  const random = composition.random.fork('join');
  return wishes.slice(1).reduce((text, { wish, plan }, at) => {
    const independent =
      wishes.length === 2 && ![...plan.calls[0]!.bound.values()].some(({ from }) => composition.planned.has(from));
    return joinWishes(text, wish.clause, independent, random.fork(at));
  }, wishes[0]!.wish.clause);
}

function sentence(request: QueryRequest, wish: string): string {
  const voice = request.random.fork('voice').pick(voices);
  return capitalise(frameWish(wish, voice, request.history.length, request.random.fork('frames')));
}

/** The turn after a missing turn supplies what was lacking, and nothing else is said again. */
function completeQuery(
  request: QueryRequest,
  held: WrittenQuery,
  planned: readonly PlannedNode[],
  phrasesOf: PhrasesOf,
): WrittenQuery | Refusal {
  const random = request.random.fork(`words/${request.turn}`);
  const { mentions, references, missing } = held;
  if (missing?.kind !== 'parameter') return { text: frameAddition(random), mentions, references, missing: null };
  const plan = planned.find(({ tool }) => tool.id === missing.tools[0])!;
  const supplied = supplyValue(request.turn, plan, missing.parameter!, phrasesOf, random);
  return { text: supplied.text, mentions: [...mentions, ...supplied.mentions], references, missing: null };
}

function supplyValue(
  turn: string,
  plan: PlannedNode,
  parameter: string,
  phrasesOf: PhrasesOf,
  random: QueryRequest['random'],
): { text: string; mentions: Mention[] } {
  const phrases = phrasesOf(plan.tool).parameters[parameter];
  const schema = parameterSchema(plan.tool, parameter) ?? {};
  const value = plan.calls[0]!.arguments[parameter]!;
  const noun = phrases?.noun ?? parameter.replaceAll('_', ' ');
  const said = speakAlone(value, schema, phrases);
  const template = random.pick(phrases?.supply ?? [`the ${noun} is {value}`]);
  const text = frameSupply(
    template.replace('{value}', () => said),
    random.fork('frame'),
  );
  // A value at the start of a sentence gets a capital.
  const words = text.includes(said) ? said : capitalise(said);
  return {
    text,
    mentions: plan.calls.map((_, call) => ({ node: plan.node.id, call, parameter, value, turn, text: words })),
  };
}
