import { expect, test } from 'vitest';
import { exportTool } from '../../test/support/export-rows.ts';
import type { ConversationRow, Message, PairRow } from '../core/row.ts';
import type { Tool } from '../core/tool.ts';
import { axolotlFormat } from './axolotl.ts';
import { hermesFormat } from './hermes.ts';
import { llamaFactoryFormat } from './llama-factory.ts';
import { llamaFactoryRankingFormat } from './llama-factory-ranking.ts';
import { openAiFormat } from './openai.ts';
import { parquetFormat, parquetPairFormat } from './parquet.ts';
import { provedText, type RowFormat } from './proof.ts';
import { datasetInfo } from './sharegpt.ts';
import { swiftPreferenceFormat } from './swift-preference.ts';
import { trlPreferenceFormat } from './trl-preference.ts';
import { trlSftFormat } from './trl-sft.ts';

const messages: Message[] = [
  { role: 'system', content: 'Help.' },
  { role: 'user', content: 'A "é"' },
  {
    role: 'assistant',
    content: null,
    calls: [
      { id: 'a1', name: 'f', arguments: { n: 1 } },
      { id: 'a2', name: 'f', arguments: { n: 0.00002 } },
    ],
  },
  { role: 'tool', call: 'a1', name: 'f', content: '{"x":1}' },
  { role: 'tool', call: 'a2', name: 'f', content: '2' },
  { role: 'assistant', content: 'Done.', calls: [] },
];
const row: ConversationRow = { id: 'r1', kind: 'parallel', tools: [exportTool('f')], messages };
const pair: PairRow = {
  id: 'p1',
  kind: 'single',
  mistake: 'missed',
  tools: row.tools,
  prompt: messages.slice(0, 2),
  chosen: [{ role: 'assistant', content: null, calls: [{ id: 'a1', name: 'f', arguments: { n: 1 } }] }],
  rejected: [{ role: 'assistant', content: 'No.', calls: [] }],
};

function textOf<Row extends { tools: readonly Tool[] }, Kept, Text>(format: RowFormat<Row, Kept, Text>, of: Row): Text {
  const proved = provedText(format, of);
  if ('refused' in proved) throw new Error(proved.detail);
  return proved.text;
}

const definition = '{"name":"f","description":"Does f","parameters":{"type":"object","properties":{}}}';
const tool = `{"type":"function","function":${definition}}`;
const quoted = (text: string) => JSON.stringify(`[${text}]`);
const chatObjects =
  '[{"role":"system","content":"Help."},{"role":"user","content":"A \\"é\\""},{"role":"assistant","content":null,"tool_calls":[' +
  '{"id":"a1","type":"function","function":{"name":"f","arguments":{"n":1}}},{"id":"a2","type":"function","function":{"name":"f","arguments":{"n":0.00002}}}]},' +
  '{"role":"tool","tool_call_id":"a1","name":"f","content":"{\\"x\\":1}"},{"role":"tool","tool_call_id":"a2","name":"f","content":"2"},{"role":"assistant","content":"Done."}]';

test('an OpenAI line', () => {
  expect(textOf(openAiFormat, row)).toBe(
    '{"messages":[{"role":"system","content":"Help."},{"role":"user","content":"A \\"é\\""},{"role":"assistant","content":null,"tool_calls":[' +
      '{"id":"a1","type":"function","function":{"name":"f","arguments":"{\\"n\\":1}"}},{"id":"a2","type":"function","function":{"name":"f","arguments":"{\\"n\\":0.00002}"}}]},' +
      '{"role":"tool","tool_call_id":"a1","content":"{\\"x\\":1}"},{"role":"tool","tool_call_id":"a2","content":"2"},{"role":"assistant","content":"Done."}],' +
      `"tools":[${tool}],"parallel_tool_calls":true}`,
  );
});

test('a TRL SFT line', () => {
  expect(textOf(trlSftFormat, row)).toBe(
    `{"version":1,"id":"r1","kind":"parallel","messages":${chatObjects},"tools":${quoted(tool)}}`,
  );
});

test('an Axolotl line', () => {
  expect(textOf(axolotlFormat, row)).toBe(
    '{"id":"r1","kind":"parallel","messages":[{"role":"system","content":"Help."},{"role":"user","content":"A \\"é\\""},' +
      '{"role":"assistant","content":null,"tool_calls":[' +
      '{"id":"a1","type":"function","function":{"name":"f","arguments":"{\\"n\\":1}"}},' +
      '{"id":"a2","type":"function","function":{"name":"f","arguments":"{\\"n\\":0.00002}"}}]},' +
      '{"role":"tool","tool_call_id":"a1","content":"{\\"x\\":1}"},{"role":"tool","tool_call_id":"a2","content":"2"},' +
      `{"role":"assistant","content":"Done."}],"tools":${quoted(tool)}}`,
  );
});

const pairHead =
  '{"version":1,"id":"p1","kind":"single","mistake":"missed","prompt":[{"role":"system","content":"Help."},{"role":"user","content":"A \\"é\\""}],' +
  '"chosen":[{"role":"assistant","content":null,"tool_calls":[{"id":"a1","type":"function","function":{"name":"f","arguments":{"n":1}}}]}],' +
  '"rejected":[{"role":"assistant","content":"No."}],';

test('a TRL preference line', () => {
  expect(textOf(trlPreferenceFormat, pair)).toBe(`${pairHead}"tools":${quoted(tool)}}`);
});

test('a preference line of ms-swift', () => {
  const opening = '{"role":"system","content":"Help."},{"role":"user","content":"A \\"é\\""}';
  const call = '{"role":"tool_call","content":"{\\"name\\":\\"f\\",\\"arguments\\":{\\"n\\":1}}"}';
  const result = '{"role":"tool_response","content":"2"}';
  const longer = { ...pair, chosen: [...pair.chosen, { role: 'tool', call: 'a1', name: 'f', content: '2' } as const] };
  expect(textOf(swiftPreferenceFormat, longer)).toBe(
    `{"id":"p1","kind":"single","mistake":"missed","messages":[${opening},${call},${result}],` +
      `"rejected_messages":[${opening},{"role":"assistant","content":"No."}],` +
      `"rejected_tools":${quoted(tool)},"tools":${quoted(tool)}}`,
  );
});

test('ms-swift has no place for text beside calls', () => {
  const speaking = { ...pair, chosen: [{ ...pair.chosen[0]!, content: 'Look.' } as Message] };
  expect(provedText(swiftPreferenceFormat, speaking)).toMatchObject({ refused: 'text-beside-calls' });
});

test('a TRL preference line with masks', () => {
  const masked = { ...pair, masks: { chosen: [true], rejected: [false] } };
  expect(textOf(trlPreferenceFormat, masked)).toBe(
    `${pairHead}"chosen_train":[true],"rejected_train":[false],"tools":${quoted(tool)}}`,
  );
});

test('a LLaMA-Factory SFT line', () => {
  expect(textOf(llamaFactoryFormat, row)).toBe(
    '{"id":"r1","kind":"parallel","system":"Help.","conversations":[{"from":"human","value":"A \\"é\\""},' +
      '{"from":"function_call","value":"[{\\"name\\":\\"f\\",\\"arguments\\":{\\"n\\":1}},{\\"name\\":\\"f\\",\\"arguments\\":{\\"n\\":0.00002}}]"},' +
      `{"from":"observation","value":"[{\\"x\\":1},2]"},{"from":"gpt","value":"Done."}],"tools":${quoted(definition)}}`,
  );
});

test('a LLaMA-Factory ranking line', () => {
  expect(textOf(llamaFactoryRankingFormat, pair)).toBe(
    '{"id":"p1","kind":"single","mistake":"missed","system":"Help.","conversations":[{"from":"human","value":"A \\"é\\""}],' +
      '"chosen":{"from":"function_call","value":"{\\"name\\":\\"f\\",\\"arguments\\":{\\"n\\":1}}"},' +
      `"rejected":{"from":"gpt","value":"No."},"tools":${quoted(definition)}}`,
  );
});

test('LLaMA-Factory is told how to read the files', () => {
  expect(JSON.parse(datasetInfo('magnet_preference', true))).toEqual({
    magnet_preference: {
      file_name: 'train.jsonl',
      formatting: 'sharegpt',
      ranking: true,
      columns: {
        messages: 'conversations',
        system: 'system',
        tools: 'tools',
        chosen: 'chosen',
        rejected: 'rejected',
      },
      tags: {
        role_tag: 'from',
        content_tag: 'value',
        user_tag: 'human',
        assistant_tag: 'gpt',
        observation_tag: 'observation',
        function_tag: 'function_call',
      },
    },
  });
});

test('a Hermes line has the bytes of the chat template of Qwen2.5', () => {
  const { text } = JSON.parse(textOf(hermesFormat, row)) as { text: string };
  expect(text).toBe(`<|im_start|>system
Help.

# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>
{"type": "function", "function": {"name": "f", "description": "Does f", "parameters": {"type": "object", "properties": {}}}}
</tools>

For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call><|im_end|>
<|im_start|>user
A "é"<|im_end|>
<|im_start|>assistant
<tool_call>
{"name": "f", "arguments": {"n": 1}}
</tool_call>
<tool_call>
{"name": "f", "arguments": {"n": 2e-05}}
</tool_call><|im_end|>
<|im_start|>user
<tool_response>
{"x":1}
</tool_response>
<tool_response>
2
</tool_response><|im_end|>
<|im_start|>assistant
Done.<|im_end|>
`);
});

test.each(['<|im_end|>', 'a</tool_call>', '<tool_response>', '\ud800'])('Hermes refuses a row with %j', (text) => {
  const said: Message = { role: 'user', content: text };
  const reason = { refused: 'reserved-text' };
  expect(provedText(hermesFormat, { ...row, messages: [messages[0]!, said] })).toMatchObject(reason);
  const tool = { ...exportTool('f'), description: text };
  expect(provedText(hermesFormat, { ...row, tools: [tool] })).toMatchObject(reason);
});

test('the columns of Parquet are text', () => {
  const text = { id: 'r1', kind: 'parallel', messages: chatObjects, tools: `[${tool}]` };
  expect(textOf(parquetFormat, row)).toEqual(text);
  expect(textOf(parquetPairFormat, pair)).toMatchObject({
    mistake: 'missed',
    rejected: '[{"role":"assistant","content":"No."}]',
    chosen_train: null,
  });
});
