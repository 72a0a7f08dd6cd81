import type { JsonObject } from '../../core/json.ts';
import type { ParameterPhrases, ToolPhrases } from '../../core/phrases.ts';
import type { Random } from '../../core/random.ts';
import type { Mention, Reference, Refusal } from '../../core/teacher.ts';
import { type JsonSchema, parametersOf, requiredOf, type Tool } from '../../core/tool.ts';
import type { BoundParameter, PlannedNode } from './plan.ts';
import { type Distance, referTo } from './refer.ts';
import { speakList, speakValue } from './speak.ts';
import { droppableSlots, renderTemplate } from './template.ts';

/** What the words of one node are made from. */
export interface Composition {
  turn: string;
  /** The nodes of this turn, by id. */
  planned: ReadonlyMap<string, PlannedNode>;
  phrasesOf(tool: Tool): ToolPhrases;
  /** How far back the node of an earlier output lies. */
  distance(node: string): Distance;
  /** The tool of an earlier node. */
  toolOfNode(node: string): Tool;
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
  const nested = [...plan.bound.values()].some(({ from }) => composition.planned.get(from)?.node.hidden);
  const templates = random.shuffle(nested && phrases.goals ? phrases.goals : phrases.requests);
  for (const template of templates) {
    if (withheld !== undefined && !droppableSlots(template).includes(withheld)) continue;
    const wish = wordTemplate(template, plan, composition, withheld);
    if (wish) return wish;
  }
  return withheld === undefined
    ? {
        refused: 'no-phrase-fits',
        detail: `no request of ${plan.tool.id} can say all of ${Object.keys(plan.calls[0]!).join(', ')}`,
      }
    : { refused: 'cannot-leave-out', detail: `no request of ${plan.tool.id} reads without ${withheld}` };
}

/** Required parameters that a user states and that some request can leave out. */
export function leavableParameters(plan: PlannedNode, phrases: ToolPhrases): string[] {
  const droppable = new Set(phrases.requests.flatMap(droppableSlots));
  return requiredOf(plan.tool).filter(
    (name) => droppable.has(name) && !plan.bound.has(name) && plan.calls.length === 1,
  );
}

function wordTemplate(
  template: string,
  plan: PlannedNode,
  composition: Composition,
  withheld: string | undefined,
): Wish | null {
  const speaker = new Speaker(plan, composition, withheld);
  const rendered = renderTemplate(template, (slot, inClause) => speaker.say(slot, inClause));
  if (!rendered || !speaker.saidAll()) return null;
  return { clause: rendered.text, mentions: speaker.mentions, references: speaker.references() };
}

/** Fills the slots of one template and keeps account of what was said. */
class Speaker {
  readonly mentions: Mention[] = [];
  readonly #said = new Set<string>();
  readonly #helpers: Speaker[] = [];

  constructor(
    private readonly plan: PlannedNode,
    private readonly composition: Composition,
    private readonly withheld?: string,
  ) {}

  say(slot: string, inClause: boolean): string | null {
    if (slot === this.withheld) return null;
    const bound = this.plan.bound.get(slot);
    if (bound) return this.#sayBound(slot, bound, inClause);
    return slot in this.plan.calls[0]! ? this.#sayValue(slot) : null;
  }

  /** True when every drawn value was said, and of every earlier output at least one use. */
  saidAll(): boolean {
    const drawn = Object.keys(this.plan.calls[0]!).filter(
      (name) => !this.plan.bound.has(name) && !isConstant(this.plan.tool, name),
    );
    const sources = new Set([...this.plan.bound.values()].map(({ from }) => from));
    return (
      drawn.every((name) => name === this.withheld || this.#said.has(name)) &&
      [...sources].every((source) => this.#saidSource(source)) &&
      this.#helpers.every((helper) => helper.saidAll())
    );
  }

  references(): Reference[] {
    const own = [...this.plan.bound].map(([parameter, { from, pointer }]) => ({
      node: this.plan.node.id,
      parameter,
      from,
      pointer,
    }));
    return [...own, ...this.#helpers.flatMap((helper) => helper.references())];
  }

  #saidSource(source: string): boolean {
    return [...this.plan.bound].some(([name, { from }]) => from === source && this.#said.has(name));
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

  #refer({ from, pattern, ordinal }: BoundParameter): string | null {
    const { composition } = this;
    const phrases = composition.phrasesOf(composition.toolOfNode(from)).outputs[pattern];
    if (!phrases) return null;
    return referTo(
      { phrases, distance: composition.distance(from), ordinal },
      composition.random.fork(`${this.plan.node.id}/${from}`),
    );
  }

  #sayValue(slot: string): string {
    const { tool, calls, node } = this.plan;
    const schema = schemaOf(tool, slot);
    const words = this.composition.phrasesOf(tool).parameters[slot];
    this.#said.add(slot);
    const texts =
      slot === tool.repeatBy && calls.length > 1
        ? this.#sayRepeated(slot, schema)
        : speakValue(calls[0]![slot]!, schema, words);
    for (const [call, given] of calls.entries()) {
      this.mentions.push({
        node: node.id,
        call,
        parameter: slot,
        value: given[slot]!,
        turn: this.composition.turn,
        text: mentionText(given, slot, schema, texts, words),
      });
    }
    return texts;
  }

  #sayRepeated(slot: string, schema: JsonSchema): string {
    return speakList(this.plan.calls.map((given) => speakValue(given[slot]!, schema)));
  }
}

function mentionText(
  given: JsonObject,
  slot: string,
  schema: JsonSchema,
  said: string,
  words: ParameterPhrases | undefined,
): string {
  const full = speakValue(given[slot]!, schema, words);
  return said.includes(full) ? full : speakValue(given[slot]!, schema);
}

function schemaOf(tool: Tool, parameter: string): JsonSchema {
  return parametersOf(tool).find(([name]) => name === parameter)?.[1] ?? {};
}

/** True for a parameter that allows one value only, which nobody needs to say. */
export function isConstant(tool: Tool, parameter: string): boolean {
  const schema = schemaOf(tool, parameter);
  return schema.const !== undefined || (Array.isArray(schema.enum) && schema.enum.length === 1);
}
