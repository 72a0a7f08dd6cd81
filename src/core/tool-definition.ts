import type { JsonSchema, Tool } from './tool.ts';

/** What a model is shown of a tool: the `function` object of OpenAI's tool format. */
export interface FunctionDefinition {
  name: string;
  description: string;
  parameters: JsonSchema;
}

/** A tool as the chat completions API takes it. */
export interface ToolDefinition {
  type: 'function';
  function: FunctionDefinition;
}

/** The definition that a model sees of a tool. */
export function definitionOf(tool: Tool): ToolDefinition {
  return {
    type: 'function',
    function: { name: tool.name, description: tool.description, parameters: tool.inputSchema },
  };
}
