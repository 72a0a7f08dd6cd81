import { jsonEqual } from '../../core/json.ts';
import type { ToolPhrases } from '../../core/phrases.ts';
import type { Random } from '../../core/random.ts';
import type { Mention, Reference, Refusal } from '../../core/teacher.ts';
import { onlyValue, parameterSchema, requiredOf, type Tool } from '../../core/tool.ts';
import type { BoundParameter } from '../plan/bind.ts';
import type { PlannedCall } from '../plan/choose-calls.ts';
import type { PlannedNode } from '../plan/plan-turn.ts';
import { deriveOutput } from './derive.ts';
import { stammers } from './plain-words.ts';
import { type Distance, referTo, referToEach } from './refer.ts';
import { quoted, speakAlone, speakList, speakValue } from './speak.ts';
import { droppableSlots, renderTemplate, type Slot } from './template.ts';

/** What the words of one node are made from. */
export interface Composition {
  turn: string;
  /** The nodes of this turn, by id. */
  planned: ReadonlyMap<string, PlannedNode>;
  phrasesOf(tool: Tool): ToolPhrases;
  /** How far back the node of an earlier output lies. */
  distance(node: string): Distance;
  /** The tool of an earlier or a planned node. */
  toolOfNode(node: string): Tool;
  /** Words that tell a call of a node from its parallel calls, or null when there are none. */
  which(node: string, call: number): string | null;
  random: Random;
}

/** One wish in words: an imperative clause, and what it carries. */
export interface Wish {
  clause: string;
  mentions: Mention[];
  references: Reference[];
}

/** Words one visible node, with the hidden helpers that feed it. `withheld` is a parameter that the words leave out. */
export function composeWish(plan: PlannedNode, composition: Composition, withheld?: string): Wish | Refusal {
  const phrases = composition.phrasesOf(plan.tool);
  const random = composition.random.fork(plan.node.id);
  const nested = [...plan.calls[0]!.bound.values()].some(({ from }) => composition.planned.get(from)?.node.hidden);
  const goals = nested ? random.shuffle(phrases.goals ?? []) : [];
  const templates = [...goals, ...random.shuffle(phrases.requests)];
  for (const template of templates) {
    if (withheld !== undefined && !droppableSlots(template).includes(withheld)) continue;
    const wish = wordTemplate(template, plan, composition, withheld);
    if (wish) return wish;
  }
  return withheld === undefined
    ? {
        refused: 'no-phrase-fits',
        detail: `no request of ${plan.tool.id} can say all of ${Object.keys(plan.calls[0]!.arguments).join(', ')}`,
      }
    : { refused: 'cannot-leave-out', detail: `no request of ${plan.tool.id} reads without ${withheld}` };
}

/** Required parameters that a user states and that some request can leave out. */
export function leavableParameters(plan: PlannedNode, phrases: ToolPhrases): string[] {
  const droppable = new Set(phrases.requests.flatMap(droppableSlots));
  const [first, ...others] = plan.calls;
  const isSame = (name: string) => others.every((call) => jsonEqual(call.arguments[name], first!.arguments[name]));
  return requiredOf(plan.tool).filter((name) => droppable.has(name) && !first!.bound.has(name) && isSame(name));
}

function wordTemplate(
  template: string,
  plan: PlannedNode,
  composition: Composition,
  withheld: string | undefined,
): Wish | null {
  const speaker = new Speaker(plan, composition, withheld);
  const rendered = renderTemplate(template, (slot, inClause) => speaker.say(slot, inClause));
  if (!rendered || !speaker.saidAll() || stammers(rendered.text)) return null;
  return { clause: rendered.text, mentions: speaker.mentions, references: speaker.references() };
}

/** Fills the slots of one template and keeps account of what was said. */
class Speaker {
  readonly mentions: Mention[] = [];
  readonly #said = new Set<string>();
  readonly #helpers: Speaker[] = [];
  /** The first call; parallel calls differ from it in what is repeated. */
  readonly #first: PlannedCall;

  constructor(
    private readonly plan: PlannedNode,
    private readonly composition: Composition,
    private readonly withheld?: string,
  ) {
    this.#first = plan.calls[0]!;
  }

  say({ name, only }: Slot, inClause: boolean): string | null {
    if (name === this.withheld) return null;
    const bound = this.#first.bound.get(name);
    if (bound) return only === 'stated' ? null : this.#sayBound(name, bound, inClause);
    return name in this.#first.arguments && only !== 'referred' ? this.#sayValue(name) : null;
  }

  /** True when every drawn value was said, and of every earlier output at least one use. */
  saidAll(): boolean {
    const { arguments: given, bound } = this.#first;
    const drawn = Object.keys(given).filter(
      (name) => !bound.has(name) && onlyValue(parameterSchema(this.plan.tool, name)) === undefined,
    );
    const sources = new Set([...bound.values()].map(({ from }) => from));
    return (
      drawn.every((name) => name === this.withheld || this.#said.has(name)) &&
      [...sources].every((source) => this.#saidSource(source)) &&
      this.#helpers.every((helper) => helper.saidAll())
    );
  }

  references(): Reference[] {
    const own = this.plan.calls.flatMap(({ bound }, call) =>
      [...bound].map(([parameter, { from, fromCall, pointer }]) => ({
        node: this.plan.node.id,
        call,
        parameter,
        from,
        fromCall,
        pointer,
      })),
    );
    return [...own, ...this.#helpers.flatMap((helper) => helper.references())];
  }

  #saidSource(source: string): boolean {
    return [...this.#first.bound].some(([name, { from }]) => from === source && this.#said.has(name));
  }

  // Of several outputs of one source only the first is said; the others stay silent where the phrase allows it.
  #sayBound(slot: string, bound: BoundParameter, inClause: boolean): string | null {
    if (inClause && this.#saidSource(bound.from)) return null;
    const helper = this.composition.planned.get(bound.from);
    const text = helper?.node.hidden ? this.#imply(helper, bound) : this.#refer(bound);
    if (text !== null) this.#said.add(slot);
    return text;
  }

  #imply(helper: PlannedNode, bound: BoundParameter): string | null {
    const implied = this.composition.phrasesOf(helper.tool).outputs[bound.pattern]?.implied;
    if (implied === undefined) return null;
    const speaker = new Speaker(helper, this.composition);
    const rendered = renderTemplate(implied, (slot, inClause) => speaker.say(slot, inClause));
    if (!rendered) return null;
    this.#helpers.push(speaker);
    this.mentions.push(...speaker.mentions);
    return rendered.text;
  }

  #refer({ from, fromCall, pattern, ordinal }: BoundParameter): string | null {
    const { composition, plan } = this;
    const tool = composition.toolOfNode(from);
    const phrases = composition.phrasesOf(tool).outputs[pattern] ?? deriveOutput(tool, pattern);
    const random = composition.random.fork(`${plan.node.id}/${from}`);
    const distance = composition.distance(from);
    const taken = plan.calls.flatMap(({ bound }) => [...bound.values()].filter((one) => one.from === from));
    if (taken.some((one) => one.fromCall !== fromCall)) {
      return referToEach(ordinal === null ? phrases : { ...phrases, noun: `first ${phrases.noun}` }, distance, random);
    }
    const elements = new Set(taken.filter((one) => one.pattern === pattern).map((one) => one.ordinal));
    // "The first two" is all that can be said of several elements.
    if (elements.size > 1 && ![...elements].every((element, at) => element === at)) return null;
    const words = referTo({ phrases, distance, ordinal, count: elements.size }, random);
    const which = composition.which(from, fromCall);
    return which === null ? words : `${words} for ${which}`;
  }

  #sayValue(slot: string): string {
    const { tool, calls, node } = this.plan;
    const schema = parameterSchema(tool, slot) ?? {};
    const words = this.composition.phrasesOf(tool).parameters[slot];
    const { turn } = this.composition;
    this.#said.add(slot);
    const values = calls.map((call) => call.arguments[slot]!);
    const repeated = values.some((value) => !jsonEqual(value, values[0]));
    const texts = values.map((value) =>
      repeated ? speakAlone(value, schema, words) : speakValue(value, schema, words),
    );
    for (const [call, value] of values.entries()) {
      this.mentions.push({ node: node.id, call, parameter: slot, value, turn, text: texts[call]! });
    }
    if (!repeated) return texts[0]!;
    const stated = words?.stated === undefined || words.stated === quoted ? '{value}' : words.stated;
    return stated.replace('{value}', () => speakList(texts));
  }
}
