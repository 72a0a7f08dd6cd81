import { PythonDict, type PythonValue } from '../../../python/index.ts';
import { type CallRules, checkCall } from './call-check.ts';
import { type CheckFailure, failure } from './failure.ts';

/** What calls are checked with. */
export interface CallsCase {
  documents: readonly PythonDict[];
  /** The reference calls, each {name: {parameter: accepted values}}. */
  answers: readonly PythonDict[];
  /** The calls that were made, each {name: arguments}. */
  calls: readonly PythonDict[];
  rules: CallRules;
}

/** Checks the one call of a question that offers one function. */
export function checkSimple({ documents, answers, calls, rules }: CallsCase): CheckFailure | undefined {
  if (calls.length !== 1) return failure('simple_function_checker:wrong_count', `${calls.length} calls, not one`);
  return checkCall(documents[0]!, calls[0]!, answers[0]!, rules);
}

/** Checks the one call of a question that offers several functions. */
export function checkMultiple({ documents, answers, calls, rules }: CallsCase): CheckFailure | undefined {
  if (calls.length !== answers.length) {
    return failure('multiple_function_checker:wrong_count', `${calls.length} calls, not ${answers.length}`);
  }
  return checkCall(documentOf(answers[0]!, documents), calls[0]!, answers[0]!, rules);
}

/**
 * Checks calls in any order: every answer, in turn, takes the first call that fits and is not taken. There is no going
 * back, so an answer may take a call that a later one would have needed.
 */
export function checkParallel({ documents, answers, calls, rules }: CallsCase): CheckFailure | undefined {
  if (calls.length !== answers.length) {
    return failure('parallel_function_checker_no_order:wrong_count', `${calls.length} calls, not ${answers.length}`);
  }
  const left = [...calls];
  for (const [at, answer] of answers.entries()) {
    const failures = new Set<string>();
    const document = documentOf(answer, documents);
    const found = left.findIndex((call) => {
      const wrong = checkCall(document, call, answer, rules);
      if (wrong) failures.add(wrong.detail);
      return wrong === undefined;
    });
    if (found === -1) return noMatch(at, failures);
    left.splice(found, 1);
  }
  return undefined;
}

function noMatch(at: number, failures: ReadonlySet<string>): CheckFailure {
  const detail = `no call fits answer ${at + 1}: ${[...failures].join('; ')}`;
  return failure('parallel_function_checker_no_order:cannot_find_match', detail);
}

// An answer for which there is no document fits no call: no function has the empty name.
function documentOf(answer: PythonDict, documents: readonly PythonDict[]): PythonDict {
  const name: PythonValue = answer.keys()[0] ?? null;
  return documents.find((document) => document.get('name') === name) ?? new PythonDict([['name', '']]);
}
