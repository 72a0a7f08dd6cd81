// A server of chat completions that answers every request after so many milliseconds. It prints its port.
import { createServer } from 'node:http';

const latency = Number(process.argv[2]);
const message = {
  role: 'assistant',
  content: 'The results are in, and here is what they say. '.repeat(24),
  tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'find_flights', arguments: '{"from":"OSL","to":"BOG"}' } }],
};
const body = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_741_569_952,
  model: 'slow',
  choices: [{ index: 0, message, logprobs: null, finish_reason: 'tool_calls' }],
  usage: { prompt_tokens: 900, completion_tokens: 300, total_tokens: 1200 },
});
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  request.on('end', () => setTimeout(() => response.writeHead(200, headers).end(body), latency));
});
server.listen(0, '127.0.0.1', 4096, () => process.stdout.write(`${server.address().port}\n`));
