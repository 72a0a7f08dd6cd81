import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from './json.ts';
import type { JsonSchema } from './tool.ts';

/** Says what is wrong with a value in one sentence that a model can act on, or null when the value fits. */
export type SchemaCheck = (value: Json) => string | null;

const limit = 1000;
let ajv = createAjv();
let compiled = 0;

function createAjv(): Ajv2020 {
  const instance = new Ajv2020({
    strict: false,
    allErrors: false,
    validateSchema: false,
    ownProperties: true,
    logger: false,
  });
  addFormats.default(instance);
  return instance;
}

/** Compiles a JSON Schema (draft 2020-12). Throws when the schema itself cannot be used. About 1 ms: keep the result. */
export function compileSchema(schema: JsonSchema): SchemaCheck {
  // Ajv keeps every schema it has seen; a fresh instance now and then lets the old ones go.
  if (compiled >= limit) {
    ajv = createAjv();
    compiled = 0;
  }
  compiled += 1;
  const { $id: _, ...anonymous } = schema;
  const validate: ValidateFunction = ajv.compile(anonymous);
  return (value) => (validate(value) ? null : describeProblem(validate.errors?.[0]));
}

function describeProblem(error: ErrorObject | undefined): string {
  if (!error) return 'The value does not fit the schema.';
  const { params, instancePath } = error;
  const where = instancePath === '' ? '' : ` "${instancePath.slice(1).replaceAll('/', '.')}"`;
  switch (error.keyword) {
    case 'required':
      return `Missing required parameter "${params.missingProperty}"${where && ` in${where}`}.`;
    case 'additionalProperties':
      return `Unknown parameter "${params.additionalProperty}"${where && ` in${where}`}.`;
    case 'enum':
      return `Parameter${where} must be one of: ${(params.allowedValues as unknown[]).join(', ')}.`;
    default:
      return `Parameter${where} ${error.message ?? 'does not fit'}.`;
  }
}
