import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolders } from '../../../test/support/empty-folders.ts';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { ChatError } from '../../core/chat-error.ts';
import type { ServerAnswer } from '../adapter/post.ts';
import { BatchBook } from './batch-book.ts';
import type { BatchAnswers, BatchRequest, BatchService } from './batch-service.ts';
import { type BatchEvent, Batcher } from './batcher.ts';
import { answerOf } from './http.ts';

const newFolder = emptyFolders();

/** A provider in memory, which ends its batches when the test says so. */
class FakeService implements BatchService {
  readonly most = { requests: 3, bytes: 1000 };
  readonly submitted: { mark: string; requests: readonly BatchRequest[] }[] = [];
  readonly ended = new Set<string>();
  findable = true;
  fails: ((what: 'submit' | 'collect') => void) | undefined;
  answer = (request: BatchRequest): ServerAnswer | undefined => answerOf(200, { echo: request.body });

  async submit(requests: readonly BatchRequest[], mark: string): Promise<string> {
    this.submitted.push({ mark, requests });
    this.fails?.('submit');
    return `batch-${this.submitted.length}`;
  }

  async find(mark: string): Promise<string | undefined> {
    const at = this.submitted.findIndex((batch) => batch.mark === mark);
    return at < 0 || !this.findable ? undefined : `batch-${at + 1}`;
  }

  async collect(batch: string): Promise<BatchAnswers | undefined> {
    this.fails?.('collect');
    if (!this.ended.has(batch)) return undefined;
    const { requests } = this.submitted[Number(batch.split('-')[1]) - 1]!;
    return new Map(
      requests.flatMap((request) => {
        const answer = this.answer(request);
        return answer ? [[request.id, answer] as const] : [];
      }),
    );
  }
}

function workplace(folder = newFolder(), service = new FakeService()) {
  const clock = new FakeClock();
  const events: BatchEvent[] = [];
  const book = new BatchBook(folder, 'test:model');
  const batcher = new Batcher({ service, book, clock, onBatch: (event) => events.push(event) });
  const post = (body: string) => batcher.post({ url: 'http://server/v1/chat/completions', headers: {}, body });
  return { folder, service, clock, events, book, batcher, post };
}

function textOf({ body }: ServerAnswer): string {
  return body.toString('utf8');
}

describe('a batcher', () => {
  test('gathers what is asked, hands it in when nothing more comes, and answers each request as if it came alone', async () => {
    const { service, clock, events, post } = workplace();
    const first = post('"a"');
    await clock.advance(4999);
    const second = post('"b"');
    await clock.advance(4999);
    expect(service.submitted).toEqual([]);
    await clock.advance(1);
    expect(service.submitted.map(({ requests }) => requests.map(({ body, path }) => [body, path]))).toEqual([
      [
        ['"a"', '/v1/chat/completions'],
        ['"b"', '/v1/chat/completions'],
      ],
    ]);
    await clock.advance(60_000);
    service.ended.add('batch-1');
    await clock.advance(30_000);
    expect(textOf(await first)).toBe('{"echo":"\\"a\\""}');
    expect(textOf(await second)).toBe('{"echo":"\\"b\\""}');
    expect(events).toEqual([
      { type: 'submitted', batch: 'batch-1', requests: 2 },
      { type: 'collected', batch: 'batch-1', answered: 2, unanswered: 0 },
    ]);
  });

  test('asks an equal request once, and begins another batch when one is full', async () => {
    const { service, clock, post } = workplace();
    const answers = ['1', '2', '1', '3', '4'].map(post);
    await clock.advance(5000);
    expect(service.submitted.map(({ requests }) => requests.map(({ body }) => body))).toEqual([['1', '2', '3'], ['4']]);
    service.ended.add('batch-1').add('batch-2');
    await clock.advance(30_000);
    expect((await Promise.all(answers)).map(textOf)).toEqual(
      ['1', '2', '1', '3', '4'].map((body) => `{"echo":"${body}"}`),
    );
  });

  test('keeps the answered and hands in the others again', async () => {
    const { service, clock, post } = workplace();
    service.answer = ({ body }) =>
      body === '1' ? answerOf(200, 'fine') : body === '2' ? answerOf(500, 'no') : undefined;
    const asked = ['1', '2', '3'].map(post);
    service.ended.add('batch-1').add('batch-2');
    await clock.advance(40_000);
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 500, 503]);
    service.answer = () => answerOf(200, 'better');
    const again = ['1', '2', '3'].map(post);
    await clock.advance(40_000);
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(service.submitted[1]!.requests.map(({ body }) => body)).toEqual(['2', '3']);
    expect(service.submitted.length).toBe(2);
  });

  test('lets go of who gives up, and answers the others', async () => {
    const { service, clock, batcher, post } = workplace();
    const stop = new AbortController();
    const given = batcher.post({
      url: 'http://server/v1/chat/completions',
      headers: {},
      body: '1',
      signal: stop.signal,
    });
    const kept = post('1');
    stop.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    service.ended.add('batch-1');
    await clock.advance(40_000);
    expect((await kept).status).toBe(200);
  });
});

describe('after a crash', () => {
  test('a batch that is out is collected and not paid again', async () => {
    const before = workplace();
    void before.post('1');
    await before.clock.advance(5000);
    const after = workplace(before.folder, before.service);
    const answer = after.post('1');
    before.service.ended.add('batch-1');
    await after.clock.advance(60_000);
    expect((await answer).status).toBe(200);
    expect(before.service.submitted.length).toBe(1);
  });

  test('answers that were lost on this side are fetched again', async () => {
    const before = workplace();
    const first = before.post('1');
    before.service.ended.add('batch-1');
    await before.clock.advance(40_000);
    await first;
    const after = workplace(before.folder, before.service);
    const again = after.post('1');
    await after.clock.advance(40_000);
    expect((await again).status).toBe(200);
    expect(before.service.submitted.length).toBe(1);
  });

  test.each([
    ['is found by its mark', true, 1],
    ['is handed in again where it cannot be found', false, 2],
  ])('a batch whose name was not learnt %s', async (_, findable, batches) => {
    const before = workplace();
    void before.post('1');
    await before.clock.advance(5000);
    // As if the process had died before the provider's answer was written down.
    const [file] = readdirSync(before.folder);
    const path = join(before.folder, file!);
    const [written] = readFileSync(path, 'utf8').split('\n');
    const folder = newFolder();
    const cut = new BatchBook(folder, 'test:model');
    cut.enter(JSON.parse(written!));
    before.service.findable = findable;
    const after = workplace(folder, before.service);
    const answer = after.post('1');
    before.service.ended.add('batch-1').add('batch-2');
    await after.clock.advance(60_000);
    expect((await answer).status).toBe(200);
    expect(before.service.submitted.length).toBe(batches);
  });

  test('a line that was cut short does not count, and what is written after it does', async () => {
    const before = workplace();
    void before.post('1');
    await before.clock.advance(5000);
    const [file] = readdirSync(before.folder);
    appendFileSync(join(before.folder, file!), '{"type":"rel');
    const after = workplace(before.folder, before.service);
    const answer = after.post('1');
    void after.post('2');
    before.service.ended.add('batch-1');
    await after.clock.advance(60_000);
    expect((await answer).status).toBe(200);
    expect(() => new BatchBook(before.folder, 'test:model')).not.toThrow();
  });

  test('a book of something else is refused with its line', () => {
    const folder = newFolder();
    appendFileSync(join(folder, 'test_model.jsonl'), '{"type":"else"}\n');
    expect(() => new BatchBook(folder, 'test:model')).toThrow(/test_model\.jsonl:1: this line tells of no batch/);
  });
});

describe('a provider that fails', () => {
  const lost = new ChatError('broken off', { reason: 'interrupted' });
  const refused = new ChatError('no such batch', { reason: 'wrong-address', status: 404 });

  test('a submission that broke off but was taken is followed, and not handed in twice', async () => {
    const { service, clock, post } = workplace();
    service.fails = (what) => {
      if (what === 'submit') throw lost;
    };
    const answer = post('1');
    service.ended.add('batch-1');
    await clock.advance(60_000);
    expect((await answer).status).toBe(200);
    expect(service.submitted.length).toBe(1);
  });

  test.each([
    ['a submission that was not taken', 'submit' as const, lost, 2],
    ['a batch that the provider does not know any more', 'collect' as const, refused, 2],
    ['a batch that cannot be asked about just now', 'collect' as const, lost, 1],
  ])('%s fails the requests, which may be tried again', async (_, where, error, batches) => {
    const { service, clock, post } = workplace();
    service.findable = false;
    service.fails = (what) => {
      if (what === where) throw error;
    };
    const failed = expect(post('1')).rejects.toBe(error);
    await clock.advance(60_000);
    await failed;
    service.fails = undefined;
    const again = post('1');
    service.ended.add('batch-1').add('batch-2');
    await clock.advance(60_000);
    expect((await again).status).toBe(200);
    expect(service.submitted.length).toBe(batches);
  });
});
