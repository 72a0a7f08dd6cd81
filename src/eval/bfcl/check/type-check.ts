import { type PythonValue, typeName } from '../../../python/index.ts';
import type { ExpectedType } from './declared-type.ts';
import { type CheckFailure, failure } from './failure.ts';

/**
 * Whether the accepted values are of another type than the document says, as when a variable's name is accepted for a
 * number. The first accepted value that is not the mark `''` decides.
 */
export function isVariable(accepted: readonly PythonValue[], { type }: ExpectedType): boolean {
  const acceptedType = typeOfAccepted(accepted);
  return acceptedType !== undefined && acceptedType !== type;
}

function typeOfAccepted(accepted: readonly PythonValue[]): string | undefined {
  const first = accepted.find((value) => value !== '');
  return first === undefined ? undefined : typeName(first);
}

/** Checks that a value has the type that the document says, or else the type of the accepted values. */
export function checkType(
  value: PythonValue,
  accepted: readonly PythonValue[],
  expected: ExpectedType,
): CheckFailure | undefined {
  const type = typeName(value);
  const isAccepted = type === typeOfAccepted(accepted);
  const detail = `the value is a ${type}, not a ${expected.type}`;
  if (type !== expected.type) return isAccepted ? undefined : failure('type_error:simple', detail);
  if (expected.itemType === undefined || accepted.some((list) => itemsFit(value, list, expected.itemType)))
    return undefined;
  return failure(isAccepted ? 'type_error:nested' : 'type_error:simple', `not every item is a ${expected.itemType}`);
}

// An accepted value that is no list, as the mark `''`, fits every value.
function itemsFit(value: PythonValue, list: PythonValue, type: string | undefined): boolean {
  if (!Array.isArray(list) || !Array.isArray(value)) return true;
  return value.every((item) => checkType(item, list, { type, itemType: undefined }) === undefined);
}
