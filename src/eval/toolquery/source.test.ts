import { describe, expect, test } from 'vitest';
import { MagnetError } from '../../core/errors.ts';
import type { FileSystem } from '../../store/file-system.ts';
import {
  type HttpSource,
  liveSource,
  RecordingStore,
  recordedSource,
  recordingSource,
  requestKey,
  SourceError,
  type SourceTrouble,
} from './index.ts';

const request = { host: 'api.open-meteo.com', path: '/v1/elevation', query: { longitude: '2.0', latitude: '1.5' } };
const key = 'GET api.open-meteo.com/v1/elevation?latitude=1.5&longitude=2.0';

function memoryFiles(files: Record<string, string> = {}): FileSystem {
  return {
    list: () => [],
    makeFolder: () => {},
    size: (path) => Buffer.byteLength(files[path] ?? ''),
    read: (path) => files[path],
    create: () => true,
    append: (path, bytes) => {
      files[path] = (files[path] ?? '') + Buffer.from(bytes).toString();
    },
    truncate: (path, size) => {
      files[path] = Buffer.from(files[path] ?? '')
        .subarray(0, size)
        .toString();
    },
    rename: () => {},
    remove: () => {},
  };
}

async function troubleOf(asked: Promise<unknown>): Promise<SourceError> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SourceError) return error;
  throw new Error('no SourceError', { cause: error });
}

test('a request has one key, whatever the order of its query', () => {
  expect(requestKey(request)).toBe(key);
  expect(requestKey({ ...request, query: { latitude: '1.5', longitude: '2.0' } })).toBe(key);
});

describe('recordings', () => {
  test('a miss is an error that names the request', async () => {
    const error = await troubleOf(recordedSource(new RecordingStore('r.jsonl', memoryFiles())).get(request));
    expect(error.trouble).toBe('not-recorded');
    expect(error.message).toContain(key);
  });

  test('what was fetched is on disk at once and not fetched again, even at the same time', async () => {
    let asked = 0;
    const live: HttpSource = { get: async () => ({ status: 200, body: `{"elevation": [${asked++}.0]}` }) };
    const files = { 'r.jsonl': '{"key":"torn' };
    const source = recordingSource(new RecordingStore('r.jsonl', memoryFiles(files)), live);
    await Promise.all([source.get(request), source.get(request)]);
    await source.get(request);
    expect(asked).toBe(1);
    expect(files['r.jsonl']).toBe(`${JSON.stringify({ key, status: 200, body: '{"elevation": [0.0]}' })}\n`);
    expect((await recordedSource(new RecordingStore('r.jsonl', memoryFiles(files))).get(request)).status).toBe(200);
  });

  test('a bad line is told by file and line', () => {
    const open = () => new RecordingStore('r.jsonl', memoryFiles({ 'r.jsonl': '{"key":"k"}\n' }));
    expect(open).toThrow(MagnetError);
    expect(open).toThrow('r.jsonl:1');
  });
});

describe('the live services', () => {
  const answering = (status: number, body: string) => async () => new Response(body, { status });

  test.each<[number, string, SourceTrouble]>([
    [401, '{}', 'key'],
    [429, '{}', 'rate-limit'],
    [503, '{}', 'unreachable'],
    [200, '<html></html>', 'not-json'],
  ])('%i %s is no answer: %s', async (status, body, trouble) => {
    expect((await troubleOf(liveSource({ fetch: answering(status, body) }).get(request))).trouble).toBe(trouble);
  });

  test('a refusal of the request is an answer', async () => {
    const body = '{"error": true}';
    expect(await liveSource({ fetch: answering(400, body) }).get(request)).toEqual({ status: 400, body });
  });

  test('only a failed connection is tried again', async () => {
    let tries = 0;
    const failing = async () => {
      tries += 1;
      throw new TypeError('fetch failed');
    };
    const error = await troubleOf(liveSource({ fetch: failing, wait: async () => {} }).get(request));
    expect([error.trouble, tries]).toEqual(['unreachable', 3]);
  });

  test('the key goes to the film service alone, as a bearer token', async () => {
    const sent: [string, string | null][] = [];
    const recording: typeof fetch = async (address, options) => {
      sent.push([String(address), new Headers(options?.headers).get('authorization')]);
      return new Response('{}');
    };
    const source = liveSource({ fetch: recording, movieKey: 'secret' });
    await source.get(request);
    await source.get({ host: 'api.themoviedb.org', path: '/3/movie/a b?c', query: {} });
    expect(sent).toEqual([
      ['https://api.open-meteo.com/v1/elevation?longitude=2.0&latitude=1.5', null],
      ['https://api.themoviedb.org/3/movie/a%20b%3Fc', 'Bearer secret'],
    ]);
    const film = { host: 'api.themoviedb.org', path: '/3/movie/1', query: {} };
    expect((await troubleOf(liveSource({ fetch: recording }).get(film))).trouble).toBe('key');
  });
});
