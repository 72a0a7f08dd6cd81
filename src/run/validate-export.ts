import { isJsonObject, type Json } from '../core/json.ts';
import type { Message } from '../core/row.ts';
import { compileSchema, type SchemaCheck } from '../core/schema.ts';
import type { ToolDefinition } from '../core/tool-definition.ts';
import { axolotlFormat } from '../export/axolotl.ts';
import { hermesFormat } from '../export/hermes.ts';
import { llamaFactoryFormat } from '../export/llama-factory.ts';
import { llamaFactoryRankingFormat } from '../export/llama-factory-ranking.ts';
import { openAiFormat } from '../export/openai.ts';
import { swiftPreferenceFormat } from '../export/swift-preference.ts';
import { trlPreferenceFormat } from '../export/trl-preference.ts';
import { trlSftFormat } from '../export/trl-sft.ts';
import { readJsonLines } from '../store/json-lines.ts';
import type { Finding } from './validate-run.ts';

/** What a line of an exported file holds. */
interface ExportedLine {
  tools: readonly ToolDefinition[];
  conversation: readonly Message[];
  /** The rejected side of a pair, whose arguments may be wrong: that may be its mistake. */
  rejected?: readonly Message[];
}

/**
 * Checks an exported JSONL file line by line: it can be read back, every call is of an offered tool, has arguments that
 * fit its schema, and is answered. The format is told from the members of a line. Yields nothing when all is well.
 */
export async function* validateExport(file: string): AsyncGenerator<Finding> {
  const checks = new SchemaChecks();
  for await (const { line, value } of readJsonLines(file)) {
    const what = lineProblem(value, checks);
    if (what !== null) yield { where: `${file}:${line}`, what };
  }
}

function lineProblem(value: Json, checks: SchemaChecks): string | null {
  try {
    const read = readLine(value);
    if (typeof read === 'string') return read;
    const { tools, conversation, rejected = [] } = read;
    return conversationProblem(conversation, tools, checks) ?? conversationProblem(rejected, tools, null);
  } catch (error) {
    return `the row cannot be read back: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function readLine(value: Json): ExportedLine | string {
  if (!isJsonObject(value)) return 'a row must be an object';
  const text = JSON.stringify(value);
  if ('prompt' in value) return pairLine(trlPreferenceFormat.parse(text));
  if ('rejected' in value) return pairLine(llamaFactoryRankingFormat.parse(text));
  if ('rejected_messages' in value) {
    const { kept, tools } = swiftPreferenceFormat.parse(text);
    return { tools, conversation: kept.chosen, rejected: kept.rejected };
  }
  if ('conversations' in value) return rowLine(llamaFactoryFormat.parse(text));
  if ('text' in value) return rowLine(hermesFormat.parse(text));
  if ('version' in value) return rowLine(trlSftFormat.parse(text));
  if ('messages' in value && typeof value.tools === 'string') return rowLine(axolotlFormat.parse(text));
  if ('messages' in value) {
    const { kept, tools } = openAiFormat.parse(text);
    return { tools, conversation: kept };
  }
  return 'this is a row of no format that Magnet writes';
}

function rowLine({ kept, tools }: ReturnType<typeof trlSftFormat.parse>): ExportedLine {
  return { tools, conversation: kept.messages };
}

function pairLine({ kept, tools }: ReturnType<typeof trlPreferenceFormat.parse>): ExportedLine {
  const { prompt, chosen, rejected } = kept;
  return { tools, conversation: [...prompt, ...chosen], rejected: [...prompt, ...rejected] };
}

function conversationProblem(
  messages: readonly Message[],
  tools: readonly ToolDefinition[],
  checks: SchemaChecks | null,
): string | null {
  const offered = new Map(tools.map((tool) => [tool.function.name, tool]));
  const open = new Map<string, string>();
  for (const message of messages) {
    if (message.role === 'user') for (const tool of addedTools(message.content)) offered.set(tool.function.name, tool);
    if (message.role === 'tool' && !open.delete(message.call)) return `a result answers no call (${message.call})`;
    if (message.role !== 'assistant') continue;
    if (open.size > 0) return `the call ${[...open.keys()].join(', ')} is never answered`;
    for (const { id, name, arguments: given } of message.calls) {
      const tool = offered.get(name);
      if (!tool) return `the call ${id} is of "${name}", which is not among the tools of the row`;
      const misfit = checks?.of(tool)(given);
      if (typeof misfit === 'string') return `the call ${id} of ${name} does not fit its schema: ${misfit}`;
      open.set(id, name);
    }
  }
  return null;
}

// A message that adds tools ends with a line that holds their definitions.
function addedTools(text: string): ToolDefinition[] {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.startsWith('[{"type":"function"') ? (JSON.parse(last) as ToolDefinition[]) : [];
}

/** Compiled schemas of tools, by their text: rows repeat the same tools. */
class SchemaChecks {
  readonly #checks = new Map<string, SchemaCheck>();

  of({ function: { parameters } }: ToolDefinition): SchemaCheck {
    const key = JSON.stringify(parameters);
    let check = this.#checks.get(key);
    if (!check) {
      check = compileSchema(parameters);
      this.#checks.set(key, check);
    }
    return check;
  }
}
