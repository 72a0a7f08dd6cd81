import { dirname } from 'node:path';
import { MagnetError } from '../../../core/errors.ts';
import { isJsonObject, type Json } from '../../../core/json.ts';
import { type FileSystem, guarded } from '../../../store/file-system.ts';
import type { SourceResponse } from './http.ts';

/**
 * Responses by the key of their request, in a file of JSON Lines `{key, status, body}`. A last line that was cut short
 * does not count, and is taken off before anything is added.
 */
export class RecordingStore {
  readonly #fileSystem: FileSystem;
  readonly #responses: Map<string, SourceResponse>;
  #isWhole: boolean;

  /** Opens a file; one that is not there is empty. Throws `bad-file` with the line that is no recording. */
  constructor(
    readonly path: string,
    fileSystem: FileSystem,
  ) {
    this.#fileSystem = guarded(fileSystem);
    const text = this.#fileSystem.read(path) ?? '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    this.#isWhole = whole.length === text.length;
    this.#responses = readRecordings(whole, path);
  }

  /** How many responses there are. */
  get size(): number {
    return this.#responses.size;
  }

  get(key: string): SourceResponse | undefined {
    return this.#responses.get(key);
  }

  /** Keeps a response, on disk first. Throws `broken-world` when the disk refuses. */
  add(key: string, { status, body }: SourceResponse): void {
    if (this.#isWhole) this.#fileSystem.makeFolder(dirname(this.path));
    else this.#cutTorn();
    this.#isWhole = false;
    this.#fileSystem.append(this.path, Buffer.from(`${JSON.stringify({ key, status, body })}\n`));
    this.#isWhole = true;
    this.#responses.set(key, { status, body });
  }

  #cutTorn(): void {
    const text = this.#fileSystem.read(this.path) ?? '';
    this.#fileSystem.truncate(this.path, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
  }
}

function readRecordings(text: string, path: string): Map<string, SourceResponse> {
  const responses = new Map<string, SourceResponse>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const { key, status, body } = readRecording(line, `${path}:${at + 1}`);
    responses.set(key, { status, body });
  }
  return responses;
}

function readRecording(line: string, where: string): SourceResponse & { key: string } {
  const value = parseLine(line, where);
  if (isJsonObject(value)) {
    const { key, status, body } = value;
    if (typeof key === 'string' && typeof status === 'number' && typeof body === 'string') return { key, status, body };
  }
  const expected = '{"key": text, "status": number, "body": text}';
  throw new MagnetError({ code: 'bad-file', what: 'this line is no recording', where, expected });
}

function parseLine(line: string, where: string): Json {
  try {
    return JSON.parse(line) as Json;
  } catch (cause) {
    throw new MagnetError({ code: 'bad-file', what: 'this line is no JSON', where, cause });
  }
}
