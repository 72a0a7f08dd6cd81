import { z } from 'zod';

export const verdictSchema = z.discriminatedUnion('pass', [
  z.strictObject({
    verifier: z.string(),
    pass: z.literal(true),
    /** Figures that the verifier measured, between 0 and 1, such as coverage and order. */
    measures: z.record(z.string(), z.number()).optional(),
  }),
  z.strictObject({
    verifier: z.string(),
    pass: z.literal(false),
    reason: z.string(),
    /** Turn id, step, call or pointer, as precise as it is known. */
    where: z.string(),
    measures: z.record(z.string(), z.number()).optional(),
  }),
]);
/** What one verifier says of one trajectory. */
export type Verdict = z.infer<typeof verdictSchema>;
