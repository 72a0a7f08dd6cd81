import { defectsOf, Judge } from '../eval/bfcl/index.ts';
import { countText } from '../run/figure-text.ts';
import { openBfclData, today } from './bfcl-data.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';

/** Scores every question with its own ground truth and prints those that fail. Exit code 1 when any does. */
export async function validateBfcl(flags: { data?: string; json?: true }, context: Context): Promise<void> {
  const data = openBfclData(flags.data, context);
  const { checked, defects } = defectsOf(data, new Judge(data, today()));
  if (defects.length > 0) context.exitCode = exitCodes.someFailed;
  if (flags.json) {
    context.print(JSON.stringify({ data: data.identity, checked, defects }, null, 2));
    return;
  }
  const lines = defects.map(
    ({ id, errorType, detail }) => `${id}: ${errorType}${detail === null ? '' : ` (${detail})`}`,
  );
  const { commit, fingerprint } = data.identity;
  context.print(
    [
      ...lines,
      `Data: ${commit} (files ${fingerprint})`,
      `${countText(checked)} questions scored with their own ground truth, ${countText(defects.length)} refused`,
    ].join('\n'),
  );
}
