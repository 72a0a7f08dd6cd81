import { misuse } from '../core/errors.ts';
import { BfclData, howToGetData } from '../eval/bfcl/index.ts';
import type { Context } from './context.ts';

/** Opens the data of BFCL that a flag or the environment names. Throws `misuse` with the way to get it when none does. */
export function openBfclData(given: string | undefined, context: Context): BfclData {
  const folder = given ?? context.env.BFCL_DATA;
  if (folder === undefined) return misuse('the data of BFCL is not given', { where: '--data', hint: howToGetData });
  return new BfclData(context.path(folder));
}

/** The date of today as `YYYY-MM-DD`, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
