import { describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../test/support/memory-file-system.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { CallLog, callLogFile, type ModelCall, readCallLog, type Sender } from './call-log.ts';

const folder = '/run';
const path = `${folder}/${callLogFile}`;
const act: Sender = { role: 'act', model: 'openai:small', price: { input: 2, output: 8 }, outlivesCrash: false };
const judge: Sender = { role: 'judge-turn', model: 'vllm:judge', price: undefined, outlivesCrash: false };
const most = { inputTokens: 1000, outputTokens: 500 };
const usage = { inputTokens: 600, outputTokens: 100 };
const answered = { outcome: 'answered', usage } as const;

function linesOf(fileSystem: MemoryFileSystem): ModelCall[] {
  const lines = fileSystem.text(path).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as ModelCall);
}

describe('the log of requests', () => {
  test('tells of each before it is sent and when it has ended, with what it cost', () => {
    const fileSystem = new MemoryFileSystem();
    const heard: ModelCall[] = [];
    const log = new CallLog({ fileSystem, folder }, (call) => heard.push(call));
    const end = log.begin(act, most);
    expect(linesOf(fileSystem)).toEqual([
      { number: 1, role: 'act', model: 'openai:small', outcome: 'sent', ...most, money: 0.006 },
    ]);
    expect(log.spent).toEqual({ money: 0, tokens: 0, calls: 0 });
    end(answered);
    const call = { number: 1, role: 'act', model: 'openai:small', outcome: 'answered', ...usage, money: 0.002 };
    expect(linesOf(fileSystem)[1]).toEqual(call);
    expect(heard).toEqual([call]);
    expect(log.spent).toEqual({ money: 0.002, tokens: 700, calls: 1 });
  });

  test('counts a failure as a call, and no money where there is no price', () => {
    const fileSystem = new MemoryFileSystem();
    const log = new CallLog({ fileSystem, folder });
    log.begin(act, most)({ outcome: 'server-error', usage: { inputTokens: 0, outputTokens: 0 } });
    log.begin(judge, most)(answered);
    expect(linesOf(fileSystem).map(({ outcome, money }) => [outcome, money])).toEqual([
      ['sent', 0.006],
      ['server-error', 0],
      ['sent', null],
      ['answered', null],
    ]);
    expect(log.spent).toEqual({ money: 0, tokens: 700, calls: 2 });
  });

  test('without a folder counts and writes nothing', () => {
    const log = new CallLog();
    log.begin(act, most)(answered);
    expect(log.spent).toEqual({ money: 0.002, tokens: 700, calls: 1 });
  });

  test('goes on with its numbers, and with what was spent', () => {
    const fileSystem = new MemoryFileSystem();
    new CallLog({ fileSystem, folder }).begin(act, most)(answered);
    const again = new CallLog({ fileSystem, folder });
    expect(again.spent).toEqual({ money: 0.002, tokens: 700, calls: 1 });
    const [second, third] = [again.begin(judge, most), again.begin(judge, most)];
    third(answered);
    second(answered);
    new CallLog({ fileSystem, folder }).begin(judge, most)(answered);
    expect(linesOf(fileSystem).map(({ number }) => number)).toEqual([1, 1, 2, 3, 3, 2, 4, 4]);
    expect(again.spent).toEqual({ money: 0.002, tokens: 2100, calls: 3 });
  });

  test('counts what a crash cut off as the most that it may have taken', () => {
    const fileSystem = new MemoryFileSystem();
    const log = new CallLog({ fileSystem, folder });
    log.begin(act, most);
    log.begin(act, most)(answered);
    expect(new CallLog({ fileSystem, folder }).spent).toEqual({ money: 0.008, tokens: 2200, calls: 2 });
  });

  test('does not count what outlives a crash', () => {
    const fileSystem = new MemoryFileSystem();
    const batched = { ...act, outlivesCrash: true };
    const log = new CallLog({ fileSystem, folder });
    log.begin(batched, most);
    log.begin(batched, most)(answered);
    expect(linesOf(fileSystem).map(({ number, outcome }) => [number, outcome])).toEqual([[2, 'answered']]);
    expect(new CallLog({ fileSystem, folder }).spent.calls).toBe(1);
  });

  test('takes a torn line away: cut anywhere, it counts at least what was sent', () => {
    const fileSystem = new MemoryFileSystem();
    const log = new CallLog({ fileSystem, folder });
    log.begin(act, most)(answered);
    log.begin(act, most)(answered);
    const text = fileSystem.text(path);
    const [first, second, third] = text.split('\n');
    const ends = [first, `${first}\n${second}`, `${first}\n${second}\n${third}`].map((part) => part!.length + 1);
    for (let length = 0; length <= text.length; length += 1) {
      const torn = new MemoryFileSystem(new Map([[path, Buffer.from(text.slice(0, length))]]));
      const whole = ends.filter((end) => end <= length).length + (length === text.length ? 1 : 0);
      // Nothing, one sent, one answered, one answered and one sent, two answered.
      const money = [0, 0.006, 0.002, 0.008, 0.004][whole];
      const { spent } = new CallLog({ fileSystem: torn, folder });
      expect(spent.money, `cut at ${length}`).toBeCloseTo(money!, 10);
      expect(torn.text(path)).toBe(text.slice(0, [0, ...ends, text.length][whole]));
    }
  });
});

describe('the log that is read', () => {
  const line = (call: Partial<ModelCall>) =>
    `${JSON.stringify({ number: 1, role: 'act', model: 'm', outcome: 'sent', inputTokens: 9, outputTokens: 9, money: null, ...call })}\n`;

  async function read(text: string): Promise<[number, string][]> {
    const calls: [number, string][] = [];
    for await (const { number, outcome } of readCallLog(await temporaryFolder({ [callLogFile]: text }))) {
      calls.push([number, outcome]);
    }
    return calls;
  }

  test('has each request once: those that ended, then those that did not', async () => {
    const sent = line({}) + line({ number: 2 }) + line({ number: 3 });
    const ended = line({ number: 3, outcome: 'answered' }) + line({ number: 1, outcome: 'interrupted' });
    expect(await read(sent + ended)).toEqual([
      [3, 'answered'],
      [1, 'interrupted'],
      [2, 'sent'],
    ]);
  });

  test('lacks a line that is still being written, and may be absent', async () => {
    expect(await read(`${line({ outcome: 'answered' })}{"number":2,"ro`)).toEqual([[1, 'answered']]);
    const calls: ModelCall[] = [];
    for await (const call of readCallLog(await temporaryFolder({}))) calls.push(call);
    expect(calls).toEqual([]);
  });
});
