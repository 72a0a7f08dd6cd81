import { misuse } from '../core/errors.ts';

/** Throws misuse unless a number is between 0 and 1. */
export function checkShare(value: number, name: string): void {
  if (!(value >= 0 && value <= 1)) {
    misuse(`${value} is not a probability`, { where: name, expected: 'a number from 0 to 1' });
  }
}

/** Throws misuse unless a number is a whole number of at least `least`. */
export function checkCount(value: number, name: string, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    misuse(`${value} does not fit`, { where: name, expected: `a whole number of at least ${least}` });
  }
}
