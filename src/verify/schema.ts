import type { ToolCall } from '../core/call.ts';
import { compileSchema, type SchemaCheck } from '../core/schema.ts';
import type { JsonSchema } from '../core/tool.ts';
import type { Step } from '../core/trajectory.ts';
import type { Verifier, VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText, verifierOf } from './verdicts.ts';

// Compiling costs a thousand times what checking does, and a schema object stands for itself.
const checks = new WeakMap<JsonSchema, SchemaCheck>();

/**
 * Every call has an id of its own and a result, its tool exists and is offered at that moment, and its arguments fit
 * the tool's input schema. Reasons: `result-missing`, `call-id-repeated`, `unknown-tool`, `tool-not-offered`,
 * `arguments-do-not-fit`.
 */
export const schemaVerifier: Verifier = verifierOf('schema', (request) => {
  const offered = new Set(request.trajectory.tools);
  const ids = new Set<string>();
  for (const turn of request.trajectory.turns) {
    for (const id of turn.addsTools) offered.add(id);
    for (const [at, step] of turn.steps.entries()) {
      const where = { turn: turn.id, step: at };
      if (step.calls.length !== step.results.length) return { reason: 'result-missing', where: placeText(where) };
      const problem = findInStep(request, step, offered, ids);
      if (problem) return { reason: problem.reason, where: `${placeText(where)}, ${problem.where}` };
    }
  }
  return null;
});

function findInStep(request: VerifyRequest, step: Step, offered: Set<string>, ids: Set<string>): Problem | null {
  for (const call of step.calls) {
    const where = `call ${call.id}`;
    if (ids.has(call.id)) return { reason: 'call-id-repeated', where };
    ids.add(call.id);
    const problem = findInCall(request, call, offered);
    if (problem) return { reason: problem.reason, where: problem.where === '' ? where : `${where}: ${problem.where}` };
  }
  return null;
}

function findInCall(request: VerifyRequest, call: ToolCall, offered: ReadonlySet<string>): Problem | null {
  const tool = request.toolNamed(call.name);
  if (!tool) return { reason: 'unknown-tool', where: call.name };
  if (!offered.has(tool.id)) return { reason: 'tool-not-offered', where: call.name };
  const misfit = schemaCheck(tool.inputSchema)(call.arguments);
  return misfit === null ? null : { reason: 'arguments-do-not-fit', where: misfit };
}

function schemaCheck(schema: JsonSchema): SchemaCheck {
  let check = checks.get(schema);
  if (!check) {
    check = compileSchema(schema);
    checks.set(schema, check);
  }
  return check;
}
