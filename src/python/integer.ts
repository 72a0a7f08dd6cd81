import { raise } from './value.ts';

const digitLimit = 4300;

/** The decimal text of an int. Raises ValueError beyond Python's limit of 4,300 digits. */
export function intText(value: bigint): string {
  const text = value.toString();
  if (text.length > digitLimit + (value < 0n ? 1 : 0)) {
    raise('ValueError', `Exceeds the limit (${digitLimit} digits) for integer string conversion`);
  }
  return text;
}

/** An int as a float. Raises OverflowError when it is too large for one. */
export function intToFloat(value: bigint): number {
  const float = Number(value);
  return Number.isFinite(float) ? float : raise('OverflowError', 'int too large to convert to float');
}
