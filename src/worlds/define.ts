import type { ToolCall, ToolErrorKind, ToolResult } from '../core/call.ts';
import type { Category } from '../core/categories.ts';
import { misuse } from '../core/errors.ts';
import type { DrawRequest } from '../core/executor.ts';
import type { DependencyEdge, EdgeKind } from '../core/graph.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { OutputPhrases, ParameterPhrases, ToolPhrases } from '../core/phrases.ts';
import type { Random } from '../core/random.ts';
import { compileSchema, type SchemaCheck } from '../core/schema.ts';
import { type JsonSchema, type Tool, toolNamePattern } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import type { AnyParameter, ArgumentsOf } from './parameters.ts';

/** A failure that a tool answers with. Return it from `run`; the state must be as it was. */
export class ToolFailure {
  constructor(
    readonly kind: ToolErrorKind,
    readonly message: string,
  ) {}
}

/** The tool's own failure answer, with words that a model can act on. */
export function failure(kind: ToolErrorKind, message: string): ToolFailure {
  return new ToolFailure(kind, message);
}

/** One tool of a world, as its author writes it. */
export interface WorldTool<State extends JsonObject> {
  name: string;
  description: string;
  /** True when the tool changes nothing. */
  readOnly: boolean;
  /** True when it cannot be undone by another tool. Default: false. */
  destructive?: boolean;
  parameters: Record<string, AnyParameter<State>>;
  /** JSON Schema of the output, an object. */
  output: JsonSchema;
  run(state: State, given: JsonObject): JsonObject | ToolFailure;
  phrases: WorldToolPhrases;
}

/** The words of a tool; the nouns of its parameters stand with the parameters. */
export interface WorldToolPhrases {
  requests: readonly string[];
  goals?: readonly string[];
  ability: string;
  reports: readonly string[];
  outputs?: Readonly<Record<string, OutputPhrases>>;
}

/** A dependency between two tools of a world, by their names. */
export interface WorldDependency {
  from: string;
  to: string;
  /** Default: `whole-input` when `to` has one required parameter, else `partial-input`; `precondition` without bindings. */
  kind?: EdgeKind;
  /** Pointer pattern into the output of `from`, to parameter of `to`. */
  bindings?: Readonly<Record<string, string>>;
}

export interface WorldDefinition<State extends JsonObject> {
  name: string;
  category: Category;
  description: string;
  seedState(random: Random): State;
  tools: readonly WorldTool<State>[];
  dependencies: readonly WorldDependency[];
}

/**
 * Types the handler of a tool by its parameters. Called once a world: `const tool = toolsOf<State>()`.
 */
export function toolsOf<State extends JsonObject>() {
  return <Parameters extends Record<string, AnyParameter<State>>>(
    definition: Omit<WorldTool<State>, 'parameters' | 'run'> & {
      parameters: Parameters;
      run(state: State, given: ArgumentsOf<Parameters>): JsonObject | ToolFailure;
    },
  ): WorldTool<State> => definition as unknown as WorldTool<State>;
}

/**
 * Makes a world. Throws misuse when names repeat or do not fit, a dependency names a tool, output or parameter that
 * does not exist, or a phrase has a slot without a parameter.
 */
export function defineWorld<State extends JsonObject>(definition: WorldDefinition<State>): World {
  const byName = new Map(definition.tools.map((tool) => [tool.name, tool]));
  if (byName.size < definition.tools.length)
    misuse('two tools have the same name', { where: `world ${definition.name}` });
  const tools = definition.tools.map((tool) => publicTool(definition, tool));
  const runnable = new Map(definition.tools.map((tool, at) => [tool.name, { tool, check: lazyCheck(tools[at]!) }]));
  const phrases = Object.fromEntries(definition.tools.map((tool) => [tool.name, phrasesOf(tool)]));
  return {
    name: definition.name,
    category: definition.category,
    description: definition.description,
    tools,
    phrases,
    dependencies: definition.dependencies.map((dependency) => edgeOf(definition, byName, dependency)),
    seedState: (random) => definition.seedState(random),
    run: (state, call) => runTool(runnable.get(call.name), state as State, call),
    draw: (state, request) => drawValue(byName.get(request.tool), state as State, request),
  };
}

function publicTool<State extends JsonObject>(world: WorldDefinition<State>, tool: WorldTool<State>): Tool {
  if (!toolNamePattern.test(tool.name)) {
    misuse(`tool name ${JSON.stringify(tool.name)} does not fit`, {
      where: `world ${world.name}`,
      expected: `a name matching ${toolNamePattern}`,
    });
  }
  const parameters = Object.entries(tool.parameters);
  const repeatBy = parameters.find(([, parameter]) => parameter.repeatable)?.[0];
  const outputOnly = parameters.filter(([, parameter]) => parameter.required && !parameter.draw).map(([name]) => name);
  return {
    id: `${world.name}/${tool.name}`,
    name: tool.name,
    description: tool.description,
    category: world.category,
    toolset: world.name,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(parameters.map(([name, parameter]) => [name, parameter.schema])),
      required: parameters.filter(([, parameter]) => parameter.required).map(([name]) => name),
      additionalProperties: false,
    },
    outputSchema: tool.output,
    annotations: {
      readOnly: tool.readOnly,
      destructive: tool.destructive ?? false,
      idempotent: tool.readOnly,
      openWorld: false,
    },
    ...(repeatBy === undefined ? {} : { repeatBy }),
    ...(outputOnly.length === 0 ? {} : { outputOnly }),
    source: { kind: 'world', name: tool.name },
  };
}

function phrasesOf<State extends JsonObject>(tool: WorldTool<State>): ToolPhrases {
  const { requests, goals, ability, reports, outputs } = tool.phrases;
  checkSlots(tool);
  return {
    requests,
    ...(goals ? { goals } : {}),
    ability,
    reports,
    outputs: outputs ?? {},
    parameters: Object.fromEntries(
      Object.entries(tool.parameters).map(([name, parameter]) => [name, parameterPhrases(parameter)]),
    ),
  };
}

function parameterPhrases<State>({ noun, supply, stated, spoken }: AnyParameter<State>): ParameterPhrases {
  return { noun, ...(supply && { supply }), ...(stated && { stated }), ...(spoken && { spoken }) };
}

function checkSlots<State extends JsonObject>(tool: WorldTool<State>): void {
  const { requests, goals = [], outputs = {} } = tool.phrases;
  const implied = Object.values(outputs).flatMap((output) => output.implied ?? []);
  for (const template of [...requests, ...goals, ...implied]) {
    for (const [, slot] of template.matchAll(/\{([^}]*)\}/g)) {
      if (slot !== undefined && !(slot in tool.parameters)) {
        misuse(`the phrase ${JSON.stringify(template)} has the slot {${slot}}`, {
          where: `tool ${tool.name}`,
          expected: `one of the parameters: ${Object.keys(tool.parameters).join(', ')}`,
        });
      }
    }
  }
}

function edgeOf<State extends JsonObject>(
  world: WorldDefinition<State>,
  byName: ReadonlyMap<string, WorldTool<State>>,
  dependency: WorldDependency,
): DependencyEdge {
  const where = `world ${world.name}, dependency ${dependency.from} -> ${dependency.to}`;
  const to = byName.get(dependency.to) ?? misuse(`there is no tool ${dependency.to}`, { where });
  if (!byName.has(dependency.from)) misuse(`there is no tool ${dependency.from}`, { where });
  const bindings = Object.entries(dependency.bindings ?? {}).map(([output, input]) => ({ output, input }));
  for (const { input } of bindings) {
    if (!(input in to.parameters)) misuse(`${dependency.to} has no parameter ${input}`, { where });
  }
  const required = Object.values(to.parameters).filter((parameter) => parameter.required).length;
  const byShape: EdgeKind = required === 1 ? 'whole-input' : 'partial-input';
  return {
    from: `${world.name}/${dependency.from}`,
    to: `${world.name}/${dependency.to}`,
    kind: dependency.kind ?? (bindings.length === 0 ? 'precondition' : byShape),
    bindings,
    evidence: [{ by: 'declared', where: `world ${world.name}` }],
  };
}

// Compiling takes a millisecond a schema, and most runs use a part of the worlds.
function lazyCheck({ inputSchema }: Tool): SchemaCheck {
  let check: SchemaCheck | undefined;
  return (value) => {
    check ??= compileSchema(inputSchema);
    return check(value);
  };
}

function runTool<State extends JsonObject>(
  entry: { tool: WorldTool<State>; check: SchemaCheck } | undefined,
  state: State,
  call: ToolCall,
): ToolResult {
  if (!entry) return failed('unknown-tool', `There is no tool called ${call.name}.`);
  const problem = entry.check(call.arguments);
  if (problem) return failed('invalid-arguments', problem);
  try {
    const outcome = entry.tool.run(state, call.arguments);
    return outcome instanceof ToolFailure ? failed(outcome.kind, outcome.message) : { ok: true, output: outcome };
  } catch (error) {
    return failed('crash', `${call.name} broke: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function failed(kind: ToolErrorKind, message: string): ToolResult {
  return { ok: false, error: { kind, message } };
}

function drawValue<State extends JsonObject>(
  tool: WorldTool<State> | undefined,
  state: State,
  { parameter, given, random }: DrawRequest,
): Json | undefined {
  return tool?.parameters[parameter]?.draw?.({ state, given, random });
}
