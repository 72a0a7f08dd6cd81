import fc from 'fast-check';
import type { ToolCall } from '../../src/core/call.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import type { ConversationRow, Message, PairRow } from '../../src/core/row.ts';
import { defaultAnnotations, type Tool } from '../../src/core/tool.ts';

/** A tool of this name, for rows made by hand. */
export function exportTool(name: string, inputSchema: JsonObject = { type: 'object', properties: {} }): Tool {
  return {
    id: `test/${name}`,
    name,
    description: `Does ${name}`,
    category: 'misc',
    toolset: 'test',
    inputSchema,
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
  };
}

/** Text with everything that a format might trip over, except what the chat template reserves. */
export const hardText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '"',
    '\\',
    '\\"\n\r\t\u2028',
    '{"a":1}',
    '],"parallel_tool_calls":true}',
    ']"}',
    '\u0000',
    '😀é',
    '[]',
  ),
);

/** Any JSON value, keys of object prototypes and tiny numbers among them. */
export const hardJson: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
  fc
    .constantFrom('{"__proto__":{"a":1}}', '{"constructor":"x","toString":null}', '[1e-7,1e21,0.00001,-1.5e-300]')
    .map((text) => JSON.parse(text) as Json),
);

const hardObject: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(fc.oneof(hardText, fc.constantFrom('__proto__', '1', 'tools')), hardJson), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

const tools = fc
  .uniqueArray(fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/), { maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => hardObject.map((schema) => exportTool(name, schema)))));

interface StepPlan {
  content: string | null;
  calls: { name: string; arguments: JsonObject; result: Json }[];
}

const call = fc.record({ name: fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/), arguments: hardObject, result: hardJson });
const callStep: fc.Arbitrary<StepPlan> = fc.record({
  content: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: hardText.filter((text) => text !== '') },
  ),
  calls: fc.array(call, { minLength: 1, maxLength: 3 }),
});
const turn = fc.record({ user: hardText, steps: fc.array(callStep, { maxLength: 3 }), closing: hardText });

/** Conversations as the pipeline makes them: every call is answered and every turn ends with text. */
export const conversation: fc.Arbitrary<ConversationRow> = fc
  .record({ id: fc.string(), system: hardText, tools, turns: fc.array(turn, { minLength: 1, maxLength: 3 }) })
  .map(({ id, system, tools, turns }) => {
    const counter = { calls: 0 };
    const messages = turns.flatMap(({ user, steps, closing }): Message[] => [
      { role: 'user', content: user },
      ...steps.flatMap((step) => playStep(step, counter)),
      { role: 'assistant', content: closing, calls: [] },
    ]);
    return { id, kind: 'multi-turn', tools, messages: [{ role: 'system', content: system }, ...messages] };
  });

function playStep(step: StepPlan, counter: { calls: number }): Message[] {
  const calls = step.calls.map(({ name, arguments: values }): ToolCall => {
    counter.calls += 1;
    return { id: `id-${counter.calls * 7}`, name, arguments: values };
  });
  const results = calls.map(({ id, name }, at): Message => {
    return { role: 'tool', call: id, name, content: JSON.stringify(step.calls[at]!.result) };
  });
  return [{ role: 'assistant', content: step.content, calls }, ...results];
}

const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ role: fc.constantFrom('system' as const, 'user' as const), content: hardText }),
  fc.record({ role: fc.constant('tool' as const), call: hardText, name: hardText, content: hardText }),
  fc.record({
    role: fc.constant('assistant' as const),
    content: fc.option(hardText),
    calls: fc.array(fc.record({ id: hardText, name: hardText, arguments: hardObject }), { maxLength: 2 }),
  }),
);

/** Rows that no pipeline would make: messages in any order, ids that repeat, names that no tool has. */
export const oddConversation: fc.Arbitrary<ConversationRow> = fc.record({
  id: hardText,
  kind: fc.constantFrom('single', 'irrelevance'),
  tools,
  messages: fc.array(anyMessage, { maxLength: 6 }),
});

/** Pairs that part at one message, with and without masks. */
export const pair: fc.Arbitrary<PairRow> = fc
  .record({
    row: conversation,
    side: fc.array(
      anyMessage.filter(({ role }) => role === 'assistant'),
      { minLength: 1, maxLength: 2 },
    ),
    masked: fc.boolean(),
  })
  .map(({ row, side, masked }) => {
    const masks = { chosen: [true], rejected: side.map((_, at) => at === 0) };
    return {
      id: row.id,
      kind: row.kind,
      mistake: 'nested',
      tools: row.tools,
      prompt: row.messages.slice(0, 2),
      chosen: row.messages.slice(2, 3),
      rejected: side,
      ...(masked && { masks }),
    };
  });
