import type { OutputFile, OutputFolder, RowSink } from '../core/exporter.ts';
import type { Tool } from '../core/tool.ts';
import { provedText, type RowFormat } from './proof.ts';

/** Bytes that are collected before they go to the file. */
const bufferSize = 1 << 20;

/** Opens a sink that writes one proved line a row into `train.jsonl`, with the texts of `companions` beside it. */
export async function openLines<Row extends { tools: readonly Tool[] }, Kept>(
  folder: OutputFolder,
  format: RowFormat<Row, Kept>,
  companions: Readonly<Record<string, string>> = {},
): Promise<RowSink<Row>> {
  const texts = format.toolTexts();
  for (const [name, text] of Object.entries(companions)) await writeText(folder, name, text);
  const file = new BufferedText(await folder.create('train.jsonl'));
  return {
    write(row) {
      const proved = provedText(format, row, texts);
      if ('refused' in proved) return proved;
      const written = file.write(`${proved.text}\n`);
      return written === undefined ? null : written.then(() => null);
    },
    async close() {
      await file.close();
      return folder.commit();
    },
  };
}

/** Writes a short file in one go. */
export async function writeText(folder: OutputFolder, name: string, text: string): Promise<void> {
  const file = await folder.create(name);
  await file.write(Buffer.from(text));
  await file.close();
}

/** Collects text and hands it to a file in large pieces. */
export class BufferedText {
  readonly #file: OutputFile;
  readonly #buffer = Buffer.allocUnsafe(bufferSize);
  #used = 0;

  constructor(file: OutputFile) {
    this.#file = file;
  }

  /** Appends text. A returned promise must be awaited before the next call. */
  write(text: string): Promise<void> | undefined {
    // UTF-8 needs at most three bytes for a UTF-16 code unit.
    if (text.length * 3 <= bufferSize - this.#used) {
      this.#used += this.#buffer.write(text, this.#used);
      return undefined;
    }
    return this.#flushAndWrite(text);
  }

  async #flushAndWrite(text: string): Promise<void> {
    await this.#flush();
    if (text.length * 3 <= bufferSize) this.#used = this.#buffer.write(text);
    else await this.#file.write(Buffer.from(text));
  }

  async #flush(): Promise<void> {
    const chunk = this.#buffer.subarray(0, this.#used);
    this.#used = 0;
    if (chunk.length > 0) await this.#file.write(chunk);
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#file.close();
  }
}
