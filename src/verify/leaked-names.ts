import type { TaskTurn } from '../core/task.ts';
import type { Tool } from '../core/tool.ts';
import type { VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText } from './verdicts.ts';

const smallWords = new Set('a an and at by for from in is my of on or our that the their this to with your'.split(' '));

/** The ways in which a tool's name can stand in a text. */
interface NameForms {
  /** The name as it is, in lower case; null when it is a plain word that people use. */
  exact: string | null;
  /** The words of the name without its small words. */
  words: readonly string[];
  /** The words with blanks around each. */
  phrase: string;
}

const forms = new WeakMap<Tool, NameForms>();

/**
 * The first user text that names a tool of the conversation: as it is written, when nobody writes like that by
 * chance (`get_cost`, `getCost`), or its words in a row, small words aside, when there are three or more
 * (`get_flight_cost` in "get the flight cost"). A hidden helper is named by two words in its own turn already.
 */
export function findNamedTool(request: VerifyRequest): Problem | null {
  const tools = toolsOf(request);
  for (const [at, turn] of request.trajectory.turns.entries()) {
    const text = new SpokenText(turn.user);
    const named = tools.find((tool) => text.names(tool, 3));
    if (named) return { reason: 'function-named', where: `${placeText({ turn: turn.id })}: ${named.name}` };
    const helper = hiddenTools(request, request.task.turns[at]).find((tool) => text.names(tool, 2));
    if (helper) return { reason: 'hidden-helper-named', where: `${placeText({ turn: turn.id })}: ${helper.name}` };
  }
  return null;
}

function toolsOf({ task, trajectory, tool }: VerifyRequest): Tool[] {
  const ids = new Set([...trajectory.tools, ...task.withheld, ...trajectory.turns.flatMap((turn) => turn.addsTools)]);
  return [...ids].map(tool);
}

function hiddenTools(request: VerifyRequest, turn: TaskTurn | undefined): Tool[] {
  return turn?.steps.filter((step) => step.hidden).map((step) => request.tool(step.tool)) ?? [];
}

class SpokenText {
  readonly #tokens: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;
  readonly #phrase: string;

  constructor(text: string) {
    const lower = text.toLowerCase();
    const words = (lower.match(/[a-z0-9]+/g) ?? []).filter((word) => !smallWords.has(word));
    this.#tokens = new Set(lower.match(/[a-z0-9_-]+/g));
    this.#words = new Set(words);
    this.#phrase = ` ${words.join(' ')} `;
  }

  /** Whether the text has the tool's name, or its words in a row when they are at least so many. */
  names(tool: Tool, least: number): boolean {
    const { exact, words, phrase } = formsOf(tool);
    if (exact !== null && this.#tokens.has(exact)) return true;
    return words.length >= least && this.#words.has(words[0]!) && this.#phrase.includes(phrase);
  }
}

function formsOf(tool: Tool): NameForms {
  let found = forms.get(tool);
  if (!found) {
    found = nameForms(tool.name);
    forms.set(tool, found);
  }
  return found;
}

function nameForms(name: string): NameForms {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const words = (spaced.match(/[a-z0-9]+/g) ?? []).filter((word) => !smallWords.has(word));
  const written = name.includes('_') || /[a-z0-9][A-Z]/.test(name) || name.split('-').length > 2;
  return { exact: written ? name.toLowerCase() : null, words, phrase: ` ${words.join(' ')} ` };
}
