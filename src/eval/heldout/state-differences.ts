import { isJsonObject, type Json, jsonEqual, pointerOf } from '../../core/json.ts';

/** How deep places are named; what lies below is one place. */
const deepest = 4;
/** More places than this help nobody. */
const most = 8;

/** JSON pointers to the places in which two states differ. */
export function stateDifferences(left: Json, right: Json): string[] {
  return [...differences(left, right, [])].slice(0, most);
}

function* differences(
  left: Json | undefined,
  right: Json | undefined,
  at: readonly (string | number)[],
): Generator<string> {
  if (jsonEqual(left, right)) return;
  const areObjects = isJsonObject(left) && isJsonObject(right);
  const areLists = Array.isArray(left) && Array.isArray(right) && left.length === right.length;
  if (at.length === deepest || !(areObjects || areLists)) {
    yield pointerOf(at);
    return;
  }
  const one = left as Record<string, Json>;
  const other = right as Record<string, Json>;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    yield* differences(one[key], other[key], [...at, key]);
  }
}
