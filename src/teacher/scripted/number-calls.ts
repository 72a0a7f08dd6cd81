import type { ToolCall } from '../../core/call.ts';
import type { ActRequest } from '../../core/teacher.ts';

/** Gives calls the ids that follow those already used in the conversation. */
export function numberCalls(
  { history, turn }: Pick<ActRequest, 'history' | 'turn'>,
  calls: readonly Pick<ToolCall, 'name' | 'arguments'>[],
): ToolCall[] {
  const steps = [...history.flatMap((finished) => finished.steps), ...turn.steps];
  const used = steps.reduce((sum, step) => sum + step.calls.length, 0);
  return calls.map(({ name, arguments: given }, at) => ({ id: `call_${used + at + 1}`, name, arguments: given }));
}
