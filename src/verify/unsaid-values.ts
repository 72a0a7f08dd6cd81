import { resultContent } from '../core/call.ts';
import { SaidValues } from '../core/said-values.ts';
import type { VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText } from './verdicts.ts';

/** The first value in the agent's own words that neither the user nor a tool said before, as `SaidValues` reads it. */
export function findUnsaidValue({ task, trajectory, tool }: VerifyRequest): Problem | null {
  const said = new SaidValues();
  const tools = () => [...trajectory.tools, ...task.withheld].map(tool);
  for (const turn of trajectory.turns) {
    said.add(turn.user);
    for (const [at, step] of turn.steps.entries()) {
      const unsaid = step.content === null ? undefined : said.firstUnsaidIn(step.content, tools);
      if (unsaid !== undefined) {
        return { reason: 'unsaid-value', where: `${placeText({ turn: turn.id, step: at })}: ${unsaid}` };
      }
      for (const call of step.calls) said.add(call.arguments);
      for (const result of step.results) said.add(resultContent(result));
    }
  }
  return null;
}
