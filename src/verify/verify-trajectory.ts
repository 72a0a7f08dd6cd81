import type { Verdict } from '../core/verdict.ts';
import type { Replay, Verifier, VerifyInput, VerifyRequest } from '../core/verifier.ts';
import { executionVerifier } from './execution.ts';
import { failureWordsVerifier } from './failure-words.ts';
import { leakageVerifier } from './leakage.ts';
import { missingVerifier } from './missing.ts';
import { provenanceVerifier } from './provenance.ts';
import { referenceVerifier } from './reference.ts';
import { replayTrajectory } from './replay.ts';
import { schemaVerifier } from './schema.ts';
import { solvedEarlyVerifier } from './solved-early.ts';
import { stateVerifier } from './state.ts';

/** Every check that a kept trajectory passes, rules before anything that costs more (PEERS §7). */
export const defaultVerifiers: readonly Verifier[] = [
  schemaVerifier,
  provenanceVerifier,
  referenceVerifier,
  missingVerifier,
  solvedEarlyVerifier,
  leakageVerifier,
  failureWordsVerifier(),
  executionVerifier,
  stateVerifier,
];

/** What every verifier says of one trajectory, in the order of the verifiers. The calls run again at most once. */
export async function verifyTrajectory(
  input: VerifyInput,
  verifiers: readonly Verifier[] = defaultVerifiers,
): Promise<Verdict[]> {
  let replay: Promise<Replay> | undefined;
  const request: VerifyRequest = {
    task: input.task,
    trajectory: input.trajectory,
    tool: (id) => input.tool(id),
    toolNamed: (name) => input.toolNamed(name),
    open: () => input.open(),
    replay() {
      replay ??= replayTrajectory(input);
      return replay;
    },
  };
  const verdicts: Verdict[] = [];
  for (const verifier of verifiers) verdicts.push(await verifier.verify(request));
  return verdicts;
}
