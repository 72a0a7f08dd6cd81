import { createRecentlyUsed } from './recently-used.ts';
import { compileSchema, type SchemaCheck } from './schema.ts';
import type { JsonSchema, Tool } from './tool.ts';

/** More compiled schemas than this are not kept: each takes about 20 KB. */
const most = 1000;

/** Checks by tool, each compiled when it is first needed; those that were not used for longest are let go. */
export function schemaChecks(schemaOf: (tool: Tool) => JsonSchema): (tool: Tool) => SchemaCheck {
  const checks = createRecentlyUsed<SchemaCheck>(most);
  return (tool) => checks.get(tool.id, () => compileSchema(schemaOf(tool)));
}
