import { resultContent } from '../core/call.ts';
import { isJsonObject, type Json } from '../core/json.ts';
import { isSameNumber, numbersInText } from '../core/number-text.ts';
import { parametersOf } from '../core/tool.ts';
import { plainWords } from '../core/value-text.ts';
import type { VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText } from './verdicts.ts';

/**
 * The first value in the agent's own words that neither the user nor a tool said before: a number, a word with digits
 * in it, or a quotation that begins with a capital. Numbers may be rounded, grouped, counted from a list, or a time of
 * the other half of the day. The name of a parameter that the agent asks for
 * is no value.
 */
export function findUnsaidValue(request: VerifyRequest): Problem | null {
  const { trajectory } = request;
  const said = new Said();
  for (const turn of trajectory.turns) {
    said.add(turn.user);
    for (const [at, step] of turn.steps.entries()) {
      const unsaid =
        step.content === null
          ? undefined
          : claimsIn(step.content).find((claim) => !said.holds(claim) && !isParameter(request, claim));
      if (unsaid !== undefined) {
        return { reason: 'unsaid-value', where: `${placeText({ turn: turn.id, step: at })}: ${unsaid}` };
      }
      for (const call of step.calls) said.add(call.arguments);
      for (const result of step.results) said.add(resultContent(result));
    }
  }
  return null;
}

function isParameter({ task, trajectory, tool }: VerifyRequest, claim: string): boolean {
  if (!/^[A-Za-z_]+\d+\w*$/.test(claim)) return false;
  return [...trajectory.tools, ...task.withheld].some((id) =>
    parametersOf(tool(id)).some(([name]) => name.split(/[_-]/).includes(claim) || name === claim),
  );
}

function claimsIn(text: string): string[] {
  const plain = text.replace(/^\s*\d+[.)]\s/gm, '');
  const quoted = [...plain.matchAll(/["“`]([^"”`\n]{2,80})["”`]|(?<!\w)'([^'\n]{2,80})'(?!\w)/g)]
    .map((match) => match[1] ?? match[2]!)
    .filter((quotation) => /^[A-Z]/.test(quotation));
  return [...(plain.match(/[\p{L}\p{N}_#-]*\d(?:[\p{L}\p{N}_@#:/.,-]*[\p{L}\p{N}])?/gu) ?? []), ...quoted];
}

/** What user and tools have said so far. Texts are gathered at once and read only when a claim asks. */
class Said {
  readonly #pending: Json[] = [];
  readonly #counts = new Set<number>();
  #text = '';
  #numbers: Set<number> | undefined;

  add(piece: Json): void {
    this.#pending.push(piece);
  }

  holds(claim: string): boolean {
    this.#read();
    if (holdsWhole(this.#text, claim)) return true;
    if (!/\d/.test(claim)) return ` ${plainWords(this.#text)} `.includes(` ${plainWords(claim)} `);
    if (/\p{L}/u.test(claim) && !/^[\d.,:/-]+(?:st|nd|rd|th|[ap]m|[\p{L}°]{1,3})$/iu.test(claim)) {
      return this.#text.toLowerCase().includes(claim.toLowerCase());
    }
    const grouped = claim.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '');
    return (grouped.match(/\d+(?:\.\d+)?/g) ?? []).every((digits) => this.#holdsNumber(digits));
  }

  #read(): void {
    if (this.#pending.length === 0) return;
    for (const piece of this.#pending) {
      this.#text += typeof piece === 'string' ? `${piece}\n` : `${JSON.stringify(piece)}\n`;
      countLists(piece, this.#counts);
    }
    this.#pending.length = 0;
    this.#numbers = undefined;
  }

  #holdsNumber(digits: string): boolean {
    const number = Number(digits);
    if (this.#counts.has(number) || holdsWhole(this.#text, digits)) return true;
    this.#numbers ??= allNumbers(this.#text);
    if (this.#numbers.has(number) || this.#numbers.has(number + 12)) return true;
    const decimals = digits.split('.')[1]?.length ?? 0;
    for (const known of this.#numbers) {
      if (known.toFixed(decimals) === digits || isSameNumber(known * 100, number)) return true;
    }
    return false;
  }
}

function allNumbers(text: string): Set<number> {
  const groups = [...(text.match(/\d+(?:\.\d+)?/g) ?? []), ...(text.match(/\d+/g) ?? [])];
  return new Set([...groups.map(Number), ...numbersInText(text)]);
}

function countLists(value: Json, counts: Set<number>): void {
  if (Array.isArray(value)) {
    counts.add(value.length);
    for (const item of value) countLists(item, counts);
  } else if (isJsonObject(value)) {
    for (const key in value) countLists(value[key]!, counts);
  }
}

function holdsWhole(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + part.length, at + part.length + 2)];
    if (!/[\p{L}\d.]/u.test(before) && !/^(?:[\p{L}\d]|\.\d)/u.test(after)) return true;
  }
  return false;
}
