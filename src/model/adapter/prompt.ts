import type {
  LanguageModelV3Message,
  LanguageModelV3TextPart,
  LanguageModelV3ToolCallPart,
  LanguageModelV3ToolResultPart,
} from '@ai-sdk/provider';
import type { ChatCall, ChatMessage } from '../../core/chat-model.ts';
import { isJsonObject, type Json } from '../../core/json.ts';
import type { Provider } from '../providers.ts';

type AssistantMessage = Extract<ChatMessage, { role: 'assistant' }>;
type ResultMessage = Extract<ChatMessage, { role: 'tool' }>;

/** A conversation as the AI SDK has it. */
export function promptOf(messages: readonly ChatMessage[], wire: Provider['wire']): LanguageModelV3Message[] {
  const prompt: LanguageModelV3Message[] = [];
  for (const message of messages) {
    const last = prompt.at(-1);
    // Gemini wants the results of one step in one message, as many as the step has calls.
    if (message.role === 'tool' && last?.role === 'tool') last.content.push(resultPart(message));
    else prompt.push(promptMessage(message, wire));
  }
  return prompt;
}

function promptMessage(message: ChatMessage, wire: Provider['wire']): LanguageModelV3Message {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: [textPart(message.content)] };
    case 'assistant':
      return { role: 'assistant', content: assistantParts(message, wire) };
    case 'tool':
      return { role: 'tool', content: [resultPart(message)] };
  }
}

function assistantParts({ content, calls }: AssistantMessage, wire: Provider['wire']) {
  const parts = calls.map((call) => callPart(call, wire));
  return content === '' ? parts : [textPart(content), ...parts];
}

function textPart(text: string): LanguageModelV3TextPart {
  return { type: 'text', text };
}

function callPart({ id: toolCallId, name: toolName, arguments: text }: ChatCall, wire: Provider['wire']) {
  const part: LanguageModelV3ToolCallPart = { type: 'tool-call', toolCallId, toolName, input: inputOf(text, wire) };
  return part;
}

// The library writes the input as JSON again. What is no object goes back as the text it is, in an object where the wire
// takes nothing else.
function inputOf(text: string, wire: Provider['wire']): Json {
  const value = parsed(text);
  if (wire === 'chat-completions') return value ?? text;
  return isJsonObject(value) ? value : { arguments: text };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function resultPart({
  callId: toolCallId,
  name: toolName,
  content: value,
}: ResultMessage): LanguageModelV3ToolResultPart {
  return { type: 'tool-result', toolCallId, toolName, output: { type: 'text', value } };
}
