import type { ToolResult } from '../core/call.ts';
import type { Session } from '../core/executor.ts';
import type { Turn } from '../core/trajectory.ts';
import type { Replay, ReplayedTurn, VerifyInput } from '../core/verifier.ts';

/** Runs every call of a trajectory again, in order, in one fresh session. Injected failures are left out. */
export async function replayTrajectory(input: VerifyInput): Promise<Replay> {
  const session = input.open();
  try {
    const stateBefore = session.stateHash();
    const turns: ReplayedTurn[] = [];
    let state = stateBefore;
    for (const turn of input.trajectory.turns) {
      const results = await replayTurn(session, turn);
      // A hash of the whole state is dear, and a turn that only reads leaves it as it was. A tool that writes against
      // its word shows in the task's own hashes, or in the next turn that is hashed.
      if (mayWrite(input, turn)) state = session.stateHash();
      turns.push({ results, stateAfter: state });
    }
    return { stateBefore, turns };
  } finally {
    session.close();
  }
}

async function replayTurn(session: Session, turn: Turn): Promise<(ToolResult | null)[][]> {
  const results: (ToolResult | null)[][] = [];
  for (const step of turn.steps) {
    const answers: (ToolResult | null)[] = [];
    for (const [at, call] of step.calls.entries()) {
      const recorded = step.results[at];
      const injected = recorded !== undefined && !recorded.ok && recorded.injected === true;
      answers.push(injected ? null : await session.execute(call));
    }
    results.push(answers);
  }
  return results;
}

function mayWrite(input: VerifyInput, turn: Turn): boolean {
  return turn.steps.some((step) => step.calls.some((call) => !input.toolNamed(call.name)?.annotations.readOnly));
}
