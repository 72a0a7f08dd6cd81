import { createReadStream } from 'node:fs';
import { MagnetError } from '../core/errors.ts';
import type { Json } from '../core/json.ts';

/** One line of a JSONL file. */
export interface JsonLine {
  /** Counted from 1. */
  line: number;
  value: Json;
}

const chunkSize = 1 << 20;

/**
 * The lines of a JSONL file, parsed, in order; only the first `bytes` bytes when that is given. Lines end at line feeds
 * only: the other separators of Unicode may stand in JSON strings. Throws `bad-file` with the line that is no JSON.
 */
export async function* readJsonLines(path: string, bytes?: number): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const text of readLines(path, bytes)) {
    line += 1;
    if (text.trim() !== '') yield { line, value: parseLine(text, `${path}:${line}`) };
  }
}

async function* readLines(path: string, bytes: number | undefined): AsyncGenerator<string> {
  if (bytes === 0) return;
  const end = bytes === undefined ? {} : { end: bytes - 1 };
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: chunkSize, ...end });
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function parseLine(text: string, where: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    const what = `this line is no JSON (${cause instanceof Error ? cause.message.slice(0, 120) : 'unknown'})`;
    throw new MagnetError({ code: 'bad-file', what, where, expected: 'one JSON value a line', cause });
  }
}
