import type { Json } from '../core/json.ts';
import type { RoleName } from '../run/models/role-names.ts';
import type { SaidMessage } from './answer-book.ts';

/** What a model that does no harm answers where nothing is known: nothing is nested, nobody is wrong, nothing can be done. */
const usual: Partial<Record<RoleName, Json>> = {
  'label-tool': { category: 'misc' },
  'judge-dependencies': { dependents: [] },
  'judge-nested': { nested: false, reason: 'Nothing says that they are.' },
  'fill-call': { impossible: 'The message does not say enough.' },
  'judge-turn': { correct: true },
  'check-label': { verdict: 'student-wrong', reason: 'The reference answers the message.' },
};

/** The usual answer of a role to a request that nobody rehearsed. */
export function usualAnswer(role: RoleName | undefined): SaidMessage {
  const says = role && usual[role];
  return { content: says === undefined ? 'I am afraid I cannot do that.' : JSON.stringify(says), calls: [] };
}
