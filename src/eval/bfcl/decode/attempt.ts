import { PythonError } from '../../../python/index.ts';

/**
 * What a decoder gives, or undefined where the output cannot be decoded. A range error is one too: an output may ask
 * for a number or a text that is too large to make.
 */
export function attempt<Decoded>(decode: () => Decoded): Decoded | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof PythonError || error instanceof RangeError) return undefined;
    throw error;
  }
}
