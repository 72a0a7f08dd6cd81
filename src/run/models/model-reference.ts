import { closestNames } from '../../core/closest-names.ts';
import { misuse } from '../../core/errors.ts';
import { hasBatches } from '../../model/index.ts';
import { type ModelConfig, modelSchema, type RolesConfig } from './model-config.ts';
import { type RoleName, roleNames } from './role-names.ts';

/** The word for the teacher and the student without a model. */
export const scripted = 'scripted';

/** Who plays each role that a model plays. Throws `misuse` when a role names a model or a provider that is not there. */
export function castOf({ roles, models, batches }: CastConfig): Map<RoleName, ModelConfig> {
  const known = new Map<string, ModelConfig>();
  const cast = new Map<RoleName, ModelConfig>();
  for (const role of roleNames) {
    const reference = roles[role] ?? usual(role, roles);
    if (reference === scripted) continue;
    const model = known.get(reference) ?? withBatches(modelOf(reference, models, `roles.${role}`), batches);
    known.set(reference, model);
    cast.set(role, model);
  }
  return cast;
}

/** The part of a configuration that says who plays what. */
export interface CastConfig {
  roles: RolesConfig;
  models: Readonly<Record<string, ModelConfig>>;
  batches: boolean;
}

function withBatches(model: ModelConfig, all: boolean): ModelConfig {
  return { ...model, batches: model.batches ?? (all && hasBatches(model.model, model.baseUrl)) };
}

// Nobody checks labels that a script made by the same rules as the reference.
function usual(role: RoleName, { teacher = scripted, student = scripted }: RolesConfig): string {
  if (role === 'student' || role === 'simulate-call') return scripted;
  return role === 'check-label' && student === scripted ? scripted : teacher;
}

/** The model that a role names: one under `models`, or `provider:model`, with `@` and an address where it has one. */
function modelOf(reference: string, models: Readonly<Record<string, ModelConfig>>, where: string): ModelConfig {
  if (Object.hasOwn(models, reference)) return models[reference]!;
  if (!reference.includes(':')) {
    const [closest] = closestNames(reference, [scripted, ...Object.keys(models)]);
    const guess = closest === undefined ? {} : { hint: `Did you mean ${closest}?` };
    const expected = 'scripted, the name of a model under models, or provider:model';
    return misuse(`there is no model ${JSON.stringify(reference)}`, { where, expected, ...guess });
  }
  const at = reference.search(/@https?:\/\//);
  if (at < 0) return modelSchema.parse({ model: reference });
  return modelSchema.parse({ model: reference.slice(0, at), baseUrl: reference.slice(at + 1) });
}
