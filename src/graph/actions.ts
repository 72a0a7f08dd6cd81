import type { Tool } from '../core/tool.ts';
import { isWrapper } from './slot-name.ts';
import { nameWords } from './words.ts';

/** What a tool does, by the verb of its name. `enter` opens the way for others: to log in, to connect. */
export type ActionKind = 'check' | 'enter' | 'make' | 'read' | 'change' | 'other';

const verbLines: Readonly<Record<Exclude<ActionKind, 'other'>, string>> = {
  check: 'check validate verify is can has exist test confirm ensure inspect',
  enter: 'login authenticate signin authorize connect unlock',
  make: 'create add new make place book schedule register open start insert post upload draft generate reserve issue submit',
  read: 'get list find search fetch read show view lookup query retrieve describe browse count estimate compute calculate convert plan',
  change:
    'update set change edit cancel delete remove send pay transfer move ship close complete finish stop return refund renew extend approve reject assign apply reschedule rename withdraw deposit download execute run write adjust checkout',
};

const kinds = new Map<string, ActionKind>(
  Object.entries(verbLines).flatMap(([kind, verbs]) =>
    verbs.split(' ').map((verb) => [verb, kind as ActionKind] as const),
  ),
);
const particles = new Set('by for from to of in on with and all the a an my at up via per id name log sign'.split(' '));

/** What kind of action the name of a tool says. */
export function actionOf(tool: Pick<Tool, 'name'>): ActionKind {
  const words = nameWords(tool.name);
  if ((words[0] === 'log' || words[0] === 'sign') && words[1] === 'in') return 'enter';
  if (words[0] === 'check' && (words[1] === 'in' || words[1] === 'out')) return 'change';
  for (const word of words.slice(0, 3)) {
    const kind = kinds.get(word);
    if (kind) return kind;
  }
  return 'other';
}

/** The nouns of a tool's name: `flight` and `booking` of `cancel_flight_booking`. */
export function toolNouns(tool: Pick<Tool, 'name'>): string[] {
  return nameWords(tool.name).filter((word) => !kinds.has(word) && !particles.has(word) && !isWrapper(word));
}
