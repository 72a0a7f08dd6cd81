/** What the chat template of Qwen2.5 (the Hermes style of tool calls) writes before the tools in the system message. */
export const toolsOpening =
  '\n\n# Tools\n\nYou may call one or more functions to assist with the user query.\n\n' +
  'You are provided with function signatures within <tools></tools> XML tags:\n<tools>\n';

/** What it writes after them. Both match the template byte for byte. */
export const toolsClosing =
  '\n</tools>\n\nFor each function call, return a json object with function name and arguments within ' +
  '<tool_call></tool_call> XML tags:\n<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>';
