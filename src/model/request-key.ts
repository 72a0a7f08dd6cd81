import { hash } from 'node:crypto';
import type { ChatRequest, ChatTool } from '../core/chat-model.ts';
import { canonicalJson, type Json, type JsonObject } from '../core/json.ts';

/** All of a request that decides its answer. */
export type Asked = Omit<ChatRequest, 'signal'>;

/** What a cache knows an answer by: the SHA-256 of the model's identity and all that was asked, as canonical JSON. */
export function requestKey(model: string, asked: Asked): string {
  return hash('sha256', `{"asked":${askedText(asked)},"model":${JSON.stringify(model)}}`);
}

function askedText(asked: Asked): string {
  return objectText(asked, (name, value) =>
    name === 'tools' ? toolsText(asked.tools ?? []) : canonicalJson(value as Json),
  );
}

function toolsText(tools: readonly ChatTool[]): string {
  return `[${tools.map(toolText).join(',')}]`;
}

function toolText(tool: ChatTool): string {
  return objectText(tool, (name, value) =>
    name === 'parameters' ? schemaText(tool.parameters) : canonicalJson(value as Json),
  );
}

const schemas = new WeakMap<JsonObject, string>();

// The same tools come with every request of a run, so that a schema is written once. It must not change afterwards.
function schemaText(schema: JsonObject): string {
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  const text = canonicalJson(schema);
  schemas.set(schema, text);
  return text;
}

/** The canonical JSON of an object whose members are written by a function. */
function objectText(object: object, textOf: (name: string, value: unknown) => string): string {
  const members: string[] = [];
  for (const [name, value] of Object.entries(object).sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${textOf(name, value)}`);
  }
  return `{${members.join(',')}}`;
}
