import type { ToolErrorKind } from '../../core/call.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { fromJson, PythonDict, PythonError, type PythonValue, str, toJson } from '../../python/index.ts';
import { failure, ToolFailure } from '../define.ts';
import type { NativeClass } from './native.ts';
import { bindArguments } from './signature.ts';

/** How a native refusal is told under our own face: the first whose pattern fits the native text. */
export interface Refusal {
  native: RegExp;
  kind: ToolErrorKind;
  /** Our own words; `$1` and so on stand for groups of the pattern. */
  says: string;
}

/** What the tools of our own face ask a class for. */
export interface Face {
  /** The state that a scenario gives, as a world keeps it. */
  seed(config: JsonObject): JsonObject;
  /** Runs a method that changes nothing: its answer as JSON, or the failure. */
  look(state: JsonObject, method: string, given?: JsonObject): JsonObject | ToolFailure;
  /** Runs a method and keeps what it changed in `state`: its answer as JSON, or the failure, which changes nothing. */
  act(state: JsonObject, method: string, given?: JsonObject): JsonObject | ToolFailure;
  /** What a method that changes nothing answers where it cannot refuse. Throws when it does refuse. */
  know(state: JsonObject, method: string, given?: JsonObject): JsonObject;
}

/**
 * Our own face of a class: synthesis calls it under names and words of our own, so that nothing of the benchmark's text
 * reaches training data. An answer that is no dict comes back as `{ answer }`.
 */
export function faceOf<State>(native: NativeClass<State>, refusals: readonly Refusal[]): Face {
  return {
    seed: (config) => native.save(native.load(fromJson(config) as PythonDict, { today: '2026-01-01' })),
    look: (state, method, given = {}) => ask(native, refusals, native.restore(state), method, given),
    act: (state, method, given = {}) => {
      const restored = native.restore(state);
      const answer = ask(native, refusals, restored, method, given);
      if (!(answer instanceof ToolFailure)) Object.assign(state, native.save(restored));
      return answer;
    },
    know: (state, method, given = {}) => {
      const answer = ask(native, refusals, native.restore(state), method, given);
      if (answer instanceof ToolFailure) throw new Error(`${method} refuses: ${answer.message}`);
      return answer;
    },
  };
}

function ask<State>(
  { className, methods }: NativeClass<State>,
  refusals: readonly Refusal[],
  state: State,
  name: string,
  given: JsonObject,
): JsonObject | ToolFailure {
  const method = methods.get(name)!;
  const named = new Map(Object.entries(given).map(([parameter, value]) => [parameter, fromJson(value)]));
  try {
    const values = bindArguments(`${className}.${name}`, method.parameters, { positional: [], named });
    return answerOf(method.run(state, ...values), refusals);
  } catch (error) {
    if (error instanceof PythonError) return refused(error.message, refusals);
    throw error;
  }
}

function answerOf(value: PythonValue, refusals: readonly Refusal[]): JsonObject | ToolFailure {
  const error = errorOf(value);
  if (error !== undefined) return refused(str(error), refusals);
  return value instanceof PythonDict ? (toJson(value) as JsonObject) : { answer: toJson(value) };
}

// A method that lists things refuses with a list that holds nothing but the error.
function errorOf(value: PythonValue): PythonValue | undefined {
  if (value instanceof PythonDict) return value.get('error');
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  return only instanceof PythonDict && only.size === 1 ? only.get('error') : undefined;
}

function refused(text: string, refusals: readonly Refusal[]): ToolFailure {
  for (const { native, kind, says } of refusals) {
    if (native.test(text)) return failure(kind, text.replace(native, says));
  }
  return failure('refused', 'The request could not be carried out.');
}

/** Turns the answer of a call into the output of a tool; a failure stays one. */
export function answered(
  answer: JsonObject | ToolFailure,
  output: (answer: Readonly<Record<string, Json>>) => JsonObject,
): JsonObject | ToolFailure {
  return answer instanceof ToolFailure ? answer : output(answer);
}
