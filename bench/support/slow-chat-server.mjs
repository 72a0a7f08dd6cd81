// A server of chat completions that answers every request after so many milliseconds. It prints its port. It knows no more
// of HTTP than that a body is as long as its header says, so that it takes little of the machine that is measured.
import { createServer } from 'node:net';

const latency = Number(process.argv[2]);
const message = {
  role: 'assistant',
  content: 'The results are in, and here is what they say. '.repeat(24),
  tool_calls: [
    { id: 'call_1', type: 'function', function: { name: 'find_flights', arguments: '{"from":"OSL","to":"BOG"}' } },
  ],
};
const body = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_741_569_952,
  model: 'slow',
  choices: [{ index: 0, message, logprobs: null, finish_reason: 'tool_calls' }],
  usage: { prompt_tokens: 900, completion_tokens: 300, total_tokens: 1200 },
});
const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
const answer = Buffer.from(head + body);

const server = createServer({ noDelay: true }, (socket) => {
  let missing = 0;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    missing = (missing || lengthOf(chunk)) - chunk.length;
    if (missing === 0) setTimeout(() => socket.write(answer), latency);
  });
});
server.listen(0, '127.0.0.1', 4096, () => process.stdout.write(`${server.address().port}\n`));

/** How long the request is that begins with these bytes. */
function lengthOf(chunk) {
  const end = chunk.indexOf('\r\n\r\n') + 4;
  const [, length] = /content-length: (\d+)/i.exec(chunk.latin1Slice(0, end));
  return end + Number(length);
}
