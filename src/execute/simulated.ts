import { callKey, type ToolCall, type ToolResult } from '../core/call.ts';
import type { DrawRequest, Executor, Session } from '../core/executor.ts';
import { textHash } from '../core/hash.ts';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import { compileSchema, type SchemaCheck } from '../core/schema.ts';
import { type JsonSchema, parametersOf, type Tool } from '../core/tool.ts';
import { createRecentlyUsed } from './recently-used.ts';
import { plausibleValue } from './values.ts';
import { unknownTool } from './world.ts';

/**
 * Answers for tools that have no implementation. Answers fit the output schema and are determined by the session's seed
 * and the call: the same call gives the same answer. What a conversation learned about a thing stays true: a field of
 * an argument's name echoes the argument, and a thing that was returned with an id keeps its fields when the id comes
 * back as an argument.
 */
export function simulatedExecutor(tools: readonly Tool[]): Executor {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const checks = createRecentlyUsed<SchemaCheck>(1000);
  const check = (tool: Tool, given: JsonObject) => checks.get(tool.id, () => compileSchema(tool.inputSchema))(given);
  return {
    has: (name) => byName.has(name),
    open: ({ seed }) => new SimulatedSession({ byName, check, seed }, new Map(), []),
  };
}

interface Shared {
  byName: ReadonlyMap<string, Tool>;
  check(tool: Tool, given: JsonObject): string | null;
  seed: string;
}

class SimulatedSession implements Session {
  readonly #shared: Shared;
  /** What is known of things, by the text of their id. */
  readonly #known: Map<string, JsonObject>;
  /** The state-changing calls that were made: the only state there is. */
  readonly #written: string[];

  constructor(shared: Shared, known: Map<string, JsonObject>, written: string[]) {
    this.#shared = shared;
    this.#known = known;
    this.#written = written;
  }

  execute(call: ToolCall): ToolResult {
    const tool = this.#shared.byName.get(call.name);
    if (!tool) return unknownTool(call.name);
    const problem = this.#shared.check(tool, call.arguments);
    if (problem) return { ok: false, error: { kind: 'invalid-arguments', message: problem } };
    const key = callKey(call);
    if (!tool.annotations.readOnly) this.#written.push(key);
    const schema = tool.outputSchema ?? { type: 'object', properties: { result: { type: 'string' } } };
    const output = plausibleValue('result', schema, createRandom(`${this.#shared.seed}/${key}`));
    const consistent = this.#keepKnown(output, call.arguments);
    this.#learn(consistent);
    return { ok: true, output: consistent };
  }

  state(): Json {
    return [...this.#written];
  }

  stateHash(): string {
    return textHash(this.#written.join('\n'));
  }

  fork(): Session {
    return new SimulatedSession(this.#shared, new Map(this.#known), [...this.#written]);
  }

  draw({ tool, parameter, random }: DrawRequest): Json | undefined {
    const schema = parametersOf(this.#shared.byName.get(tool) ?? { inputSchema: {} }).find(
      ([name]) => name === parameter,
    )?.[1];
    if (!schema) return undefined;
    return exampleOf(schema, random.chance(0.5)) ?? plausibleValue(parameter, schema, random);
  }

  close(): void {
    this.#known.clear();
  }

  #keepKnown(output: Json, given: JsonObject): Json {
    if (!isJsonObject(output)) return output;
    const known = Object.values(given).map((value) => this.#known.get(String(value)));
    const facts: JsonObject = Object.assign({}, ...known, given);
    return Object.fromEntries(
      Object.entries(output).map(([name, value]) => [name, sameShape(facts[name], value) ? facts[name]! : value]),
    );
  }

  #learn(output: Json): void {
    if (Array.isArray(output)) for (const item of output) this.#learn(item);
    if (!isJsonObject(output)) return;
    for (const [name, value] of Object.entries(output)) {
      if (/id$/i.test(name) && (typeof value === 'string' || typeof value === 'number'))
        this.#known.set(String(value), output);
      else if (typeof value === 'object') this.#learn(value);
    }
  }
}

function sameShape(fact: Json | undefined, value: Json): boolean {
  return fact !== undefined && typeof fact === typeof value && Array.isArray(fact) === Array.isArray(value);
}

// A default is an example as much as a default in real tool files, so it is used only half of the time.
function exampleOf(schema: JsonSchema, useDefault: boolean): Json | undefined {
  const [first] = Array.isArray(schema.examples) ? schema.examples : [];
  const example = first ?? schema.example ?? schema.example_value ?? (useDefault ? schema.default : undefined);
  return example === '' || example === null ? undefined : example;
}
