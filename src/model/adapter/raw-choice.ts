import { z } from 'zod';

// What the AI SDK leaves in the body of a chat completion.
const bodySchema = z.object({
  choices: z
    .tuple([
      z.object({
        message: z.object({ refusal: z.string().nullish() }).nullish(),
        logprobs: z
          .object({ content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish() })
          .nullish(),
      }),
    ])
    .rest(z.unknown()),
});

/** Of a chat completion's first choice, what the AI SDK does not read. */
export interface RawChoice {
  /** Why the model refuses, in place of an answer. */
  refusal?: string | undefined;
  tokens?: readonly { token: string; logprob: number }[] | undefined;
}

/** Reads the body of an answer; those of other APIs hold no such choice. */
export function rawChoiceOf(body: unknown): RawChoice {
  const choice = bodySchema.safeParse(body).data?.choices[0];
  return { refusal: choice?.message?.refusal || undefined, tokens: choice?.logprobs?.content ?? undefined };
}
