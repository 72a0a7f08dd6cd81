import type { Json, JsonObject } from '../../core/json.ts';
import { fromJson, MersenneTwister, type PythonValue, toJson } from '../../python/index.ts';
import { fromNotation, toNotation } from './notation.ts';

/** A state whose attributes are values or generators, as JSON. */
export function saveState(state: object): JsonObject {
  const saved = Object.entries(state as Record<string, PythonValue | MersenneTwister>);
  return Object.fromEntries(saved.map(([name, value]) => [name, saveAttribute(value)]));
}

function saveAttribute(value: PythonValue | MersenneTwister): Json {
  if (value instanceof MersenneTwister) return { $generator: [String(value.seed), value.drawn] };
  return toJson(toNotation(value));
}

/** The state that was saved by `saveState`. */
export function restoreState(saved: JsonObject): object {
  return Object.fromEntries(Object.entries(saved).map(([name, value]) => [name, restoreAttribute(value)]));
}

function restoreAttribute(saved: Json): PythonValue | MersenneTwister {
  if (saved !== null && typeof saved === 'object' && !Array.isArray(saved) && '$generator' in saved) {
    const [seed, drawn] = saved.$generator as [string, number];
    return MersenneTwister.at(BigInt(seed), drawn);
  }
  return fromNotation(fromJson(saved));
}
