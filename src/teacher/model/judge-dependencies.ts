import { z } from 'zod';
import { edgeKinds } from '../../core/graph.ts';
import { isRefusal, type JudgeDependencies, type JudgedDependency } from '../../core/teacher.ts';
import { ask, type RoleModel } from './ask.ts';
import { toolText } from './texts.ts';

const dependentSchema = z.object({
  name: z.string(),
  kind: z.enum(edgeKinds),
  bindings: z.array(z.object({ output: z.string(), input: z.string() })).default([]),
  reason: z.string().default(''),
});

const answerSchema = z.object({ dependents: z.array(dependentSchema) });

/**
 * Says which candidates depend on a tool (METHOD §12.4). Names that were not asked about and flows that do not exist are left
 * to `buildGraph`, which drops them with the reason.
 */
export function judgeDependenciesBy(role: RoleModel): JudgeDependencies {
  return async ({ target, candidates }) => {
    const idOf = new Map(candidates.map(({ name, id }) => [name, id]));
    const answered = await ask(role, {
      name: 'judge-dependencies',
      parts: { target: toolText(target), candidates: candidates.map(toolText).join('\n') },
      schema: answerSchema,
      read: ({ dependents }) => ({
        judged: dependents
          .filter(({ name }) => name !== target.name)
          .map(({ name, ...dependent }): JudgedDependency => ({ to: idOf.get(name) ?? name, score: 1, ...dependent })),
      }),
      settings: { temperature: 0, maxTokens: 4000 },
    });
    return isRefusal(answered) ? answered : answered.judged;
  };
}
