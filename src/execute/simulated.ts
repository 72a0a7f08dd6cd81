import { callKey, type ToolCall, type ToolResult } from '../core/call.ts';
import type { DrawRequest, Executor, Session } from '../core/executor.ts';
import { textHash } from '../core/hash.ts';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import type { SchemaCheck } from '../core/schema.ts';
import { schemaChecks } from '../core/schema-checks.ts';
import { type JsonSchema, parametersOf, type Tool } from '../core/tool.ts';
import { drawInput } from './drawn-inputs.ts';
import { fieldWords, plausibleOutput } from './values.ts';
import { unknownTool } from './world.ts';

/**
 * Answers for tools that have no implementation. Answers fit the output schema and are determined by the session's seed
 * and the call: the same call gives the same answer. What a conversation learned about a thing stays true: a field of
 * an argument's name echoes the argument, and a thing that was returned with an id keeps its fields when the id comes
 * back as an argument.
 */
export function simulatedExecutor(tools: readonly Tool[]): Executor {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const shared = {
    byName,
    checkInput: schemaChecks((tool) => tool.inputSchema),
    checkOutput: schemaChecks(outputSchemaOf),
  };
  return {
    has: (name) => byName.has(name),
    open: ({ seed }) =>
      new SimulatedSession({ ...shared, seed }, { known: new Map(), answers: new Map(), written: [] }),
  };
}

function outputSchemaOf(tool: Tool): JsonSchema {
  return tool.outputSchema ?? { type: 'object', properties: { result: { type: 'string' } } };
}

interface Shared {
  byName: ReadonlyMap<string, Tool>;
  checkInput(tool: Tool): SchemaCheck;
  checkOutput(tool: Tool): SchemaCheck;
  seed: string;
}

interface Memory {
  /** What is known of things, by the text of their id. */
  known: Map<string, JsonObject>;
  /** What was answered, by call. */
  answers: Map<string, Json>;
  /** The state-changing calls that were made: the only state there is. */
  written: string[];
}

class SimulatedSession implements Session {
  readonly #shared: Shared;
  readonly #memory: Memory;

  constructor(shared: Shared, memory: Memory) {
    this.#shared = shared;
    this.#memory = memory;
  }

  execute(call: ToolCall): ToolResult {
    const tool = this.#shared.byName.get(call.name);
    if (!tool) return unknownTool(call.name);
    const problem = this.#shared.checkInput(tool)(call.arguments);
    if (problem) return { ok: false, error: { kind: 'invalid-arguments', message: problem } };
    const key = callKey(call);
    if (!tool.annotations.readOnly) this.#memory.written.push(key);
    let output = this.#memory.answers.get(key);
    if (output === undefined) {
      output = this.#answer(tool, key, call.arguments);
      this.#memory.answers.set(key, output);
      learn(output, this.#memory.known);
    }
    return { ok: true, output, simulated: true };
  }

  state(): Json {
    return this.#memory.written.toSorted();
  }

  // In which order independent calls were made is no difference of state.
  stateHash(): string {
    return textHash(this.#memory.written.toSorted().join('\n'));
  }

  fork(): Session {
    const { known, answers, written } = this.#memory;
    return new SimulatedSession(this.#shared, {
      known: new Map(known),
      answers: new Map(answers),
      written: [...written],
    });
  }

  draw({ tool, parameter, random }: DrawRequest): Json | undefined {
    const known = this.#shared.byName.get(tool);
    const schema = known && parametersOf(known).find(([name]) => name === parameter)?.[1];
    return schema && drawInput(parameter, schema, random);
  }

  close(): void {
    this.#memory.known.clear();
    this.#memory.answers.clear();
  }

  #answer(tool: Tool, key: string, given: JsonObject): Json {
    const output = plausibleOutput(outputSchemaOf(tool), createRandom(`${this.#shared.seed}/${key}`));
    const consistent = withFacts(output, given, this.#memory.known);
    return consistent === output || this.#shared.checkOutput(tool)(consistent) === null ? consistent : output;
  }
}

/** The output with what is known of its fields: from the arguments, and of the things whose ids they hold. */
function withFacts(output: Json, given: JsonObject, known: ReadonlyMap<string, JsonObject>): Json {
  if (!isJsonObject(output)) return output;
  const facts = new Map<string, Json>();
  for (const source of [...Object.values(given).map((value) => known.get(String(value))), given]) {
    for (const [name, value] of Object.entries(source ?? {})) facts.set(fieldWords(name), value);
  }
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => {
      const fact = facts.get(fieldWords(name));
      return [name, fact !== undefined && sameShape(fact, value) ? fact : value];
    }),
  );
}

function sameShape(fact: Json, value: Json): boolean {
  return typeof fact === typeof value && Array.isArray(fact) === Array.isArray(value);
}

function learn(output: Json, known: Map<string, JsonObject>): void {
  if (Array.isArray(output)) for (const item of output) learn(item, known);
  if (!isJsonObject(output)) return;
  for (const [name, value] of Object.entries(output)) {
    if (/id$/i.test(name) && (typeof value === 'string' || typeof value === 'number')) known.set(String(value), output);
    else if (typeof value === 'object') learn(value, known);
  }
}
