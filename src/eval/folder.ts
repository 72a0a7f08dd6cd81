import { join } from 'node:path';
import type { Usage } from '../core/chat-model.ts';
import { MagnetError } from '../core/errors.ts';
import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { type FileSystem, guarded, nodeFileSystem } from '../store/file-system.ts';
import { isProcessAlive, takeLock, thisProcess } from '../store/lock.ts';
import { replaceFile } from '../store/whole-file.ts';

/** The file that says what an evaluation is of. */
const manifestFile = 'evaluation.json';
const answersFile = 'answers.jsonl';
const transcriptsFile = 'transcripts.jsonl';

/** One answer of a model, kept under the id of its question. */
export interface AnswerRecord extends JsonObject {
  id: string;
}

/**
 * The folder of one evaluation: what is evaluated, and every answer as soon as it is there. Opening it again goes on:
 * answers that a crash cut short are taken off, so that they are asked again.
 */
export class EvaluationFolder {
  readonly #fileSystem: FileSystem;
  readonly #lock: { release(): void };
  readonly #answers: Map<string, AnswerRecord>;
  #failure: unknown;

  /**
   * Opens a folder, new or begun. Throws `bad-run` when it is of another evaluation, `misuse` when another process
   * writes to it.
   */
  constructor(
    readonly folder: string,
    manifest: JsonObject,
    fileSystem: FileSystem = nodeFileSystem,
  ) {
    this.#fileSystem = guarded(fileSystem);
    this.#fileSystem.makeFolder(folder);
    this.#lock = takeLock(this.#fileSystem, folder, { owner: thisProcess(), isAlive: isProcessAlive });
    try {
      this.#claim(manifest);
      this.#answers = this.#recover();
    } catch (error) {
      this.#lock.release();
      throw error;
    }
  }

  /** The answers that are on disk, in the order in which they came. */
  get answers(): ReadonlyMap<string, AnswerRecord> {
    return this.#answers;
  }

  /** Tokens of all answers that are on disk. */
  get usage(): Usage {
    const usage = { inputTokens: 0, outputTokens: 0 };
    for (const { usage: own } of this.#answers.values()) {
      const { inputTokens = 0, outputTokens = 0 } = (own ?? {}) as Partial<Usage>;
      usage.inputTokens += inputTokens;
      usage.outputTokens += outputTokens;
    }
    return usage;
  }

  /**
   * Puts an answer on disk, and before it the messages that led to it; those are not kept in memory. Throws
   * `broken-world` when that fails, and from then on: what is cut short stays last in its file.
   */
  append(answer: AnswerRecord, transcript: readonly unknown[]): void {
    this.#append(transcriptsFile, { id: answer.id, messages: transcript });
    this.#append(answersFile, answer);
    this.#answers.set(answer.id, answer);
  }

  #append(file: string, record: object): void {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      this.#fileSystem.append(join(this.folder, file), Buffer.from(`${JSON.stringify(record)}\n`));
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  /** Writes a file of results anew. */
  write(name: string, text: string): void {
    replaceFile(this.#fileSystem, join(this.folder, name), [text]);
  }

  close(): void {
    this.#lock.release();
  }

  #claim(manifest: JsonObject): void {
    const path = join(this.folder, manifestFile);
    const present = this.#fileSystem.read(path);
    if (present === undefined) {
      replaceFile(this.#fileSystem, path, [`${JSON.stringify(manifest, null, 2)}\n`]);
      return;
    }
    const differing = differences(parsed(present, path) as JsonObject, manifest);
    if (differing.length === 0) return;
    throw new MagnetError({
      code: 'bad-run',
      what: `the folder holds another evaluation: ${differing.join('; ')}`,
      where: path,
      hint: 'Use another folder, or give what was given then',
    });
  }

  #recover(): Map<string, AnswerRecord> {
    const path = join(this.folder, answersFile);
    this.#cutTorn(transcriptsFile);
    const whole = this.#cutTorn(answersFile);
    const lines = whole.split('\n').filter((line) => line !== '');
    const answers = lines.map((line, at) => readAnswer(line, `${path}:${at + 1}`));
    return new Map(answers.map((answer) => [answer.id, answer]));
  }

  // Only whole lines count: what follows the last line feed was cut short.
  #cutTorn(file: string): string {
    const path = join(this.folder, file);
    const text = this.#fileSystem.read(path) ?? '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) this.#fileSystem.truncate(path, Buffer.byteLength(whole));
    return whole;
  }
}

function differences(present: JsonObject, wanted: JsonObject): string[] {
  return [...new Set([...Object.keys(present), ...Object.keys(wanted)])]
    .filter((key) => canonicalJson(present[key] ?? null) !== canonicalJson(wanted[key] ?? null))
    .map((key) => `${key} was ${shown(present[key])}, now ${shown(wanted[key])}`);
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'not given' : JSON.stringify(value);
}

function readAnswer(line: string, where: string): AnswerRecord {
  const answer = parsed(line, where);
  if (isJsonObject(answer) && typeof answer.id === 'string') return answer as AnswerRecord;
  throw new MagnetError({ code: 'bad-run', what: 'this line is no answer', where, expected: 'an object with an id' });
}

function parsed(text: string, where: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new MagnetError({ code: 'bad-run', what: 'this is no JSON', where, cause });
  }
}
