import { createHash, type Hash } from 'node:crypto';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { MagnetError } from '../core/errors.ts';
import type { OutputFile, OutputFolder, RowSink } from '../core/exporter.ts';
import type { Tool } from '../core/tool.ts';
import { provedText, type RowFormat } from './proof.ts';

/** The texts of one row by column name; null where a row has none. */
export type TextColumns = Record<string, string | null>;

/** A row group is closed when it has this many characters or rows. */
const groupCharacters = 8_000_000;
const groupRows = 1000;

/**
 * Opens a sink that writes text columns into `train.parquet`. Each row is proved before it is written, and at the end
 * the file is read back, row group by row group. Throws `broken-world` when it does not hold what was written.
 */
export async function openTable<Row extends { tools: readonly Tool[] }, Kept>(
  folder: OutputFolder,
  columns: readonly string[],
  format: RowFormat<Row, Kept, TextColumns>,
): Promise<RowSink<Row>> {
  const texts = format.toolTexts();
  const file = await folder.create('train.parquet');
  const table = new TableFile(file, columns);
  return {
    write(row) {
      const proved = provedText(format, row, texts);
      if ('refused' in proved) return proved;
      const written = table.add(proved.text);
      return written === undefined ? null : written.then(() => null);
    },
    async close() {
      await table.close();
      await checkTable(file.path, columns, table.digests);
      return folder.commit();
    },
  };
}

/** A writer of hyparquet that passes its bytes on to one of our files. */
class FileByteWriter extends ByteWriter {
  readonly #file: OutputFile;

  constructor(file: OutputFile) {
    super();
    this.#file = file;
  }

  async flush(): Promise<void> {
    const chunk = this.getBytes();
    this.index = 0;
    if (chunk.length > 0) await this.#file.write(chunk);
  }
}

class TableFile {
  /** One digest for each row group. */
  readonly digests: { rows: number; digest: string }[] = [];
  readonly #columns: readonly string[];
  readonly #file: OutputFile;
  readonly #bytes: FileByteWriter;
  readonly #writer: ParquetWriter;
  #rows: TextColumns[] = [];
  #characters = 0;

  constructor(file: OutputFile, columns: readonly string[]) {
    this.#file = file;
    this.#columns = columns;
    this.#bytes = new FileByteWriter(file);
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema: schemaOf(columns), createdBy: 'magnet-fc' });
  }

  add(row: TextColumns): Promise<void> | undefined {
    this.#rows.push(row);
    for (const column of this.#columns) this.#characters += row[column]?.length ?? 0;
    if (this.#rows.length < groupRows && this.#characters < groupCharacters) return undefined;
    return this.#writeGroup();
  }

  async #writeGroup(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    this.#characters = 0;
    if (rows.length === 0) return;
    this.digests.push({ rows: rows.length, digest: digestOf(rows, this.#columns) });
    const columnData = this.#columns.map((name) => ({ name, data: rows.map((row) => row[name]) }));
    await this.#writer.write({ columnData, rowGroupSize: rows.length });
  }

  async close(): Promise<void> {
    await this.#writeGroup();
    await this.#writer.finish();
    await this.#bytes.flush();
    await this.#file.close();
  }
}

function schemaOf(columns: readonly string[]): ParquetWriter['schema'] {
  const leaves = columns.map((name) => ({
    name,
    type: 'BYTE_ARRAY' as const,
    converted_type: 'UTF8' as const,
    repetition_type: 'OPTIONAL' as const,
  }));
  return [{ name: 'root', num_children: columns.length }, ...leaves];
}

function digestOf(rows: readonly Record<string, unknown>[], columns: readonly string[]): string {
  const hash: Hash = createHash('sha256');
  for (const row of rows) hash.update(JSON.stringify(columns.map((column) => row[column] ?? null)));
  return hash.digest('hex');
}

async function checkTable(path: string, columns: readonly string[], digests: TableFile['digests']): Promise<void> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const { rows, digest } of digests) {
    const rowEnd = rowStart + rows;
    const read = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    if (digestOf(read, columns) !== digest) throw unreadable(path, `rows ${rowStart} to ${rowEnd - 1}`);
    rowStart = rowEnd;
  }
  if (Number(metadata.num_rows) !== rowStart) throw unreadable(path, 'the number of rows');
}

function unreadable(path: string, what: string): MagnetError {
  return new MagnetError({
    code: 'broken-world',
    what: `${what} read back differently from what was written`,
    where: path,
    hint: 'The disk may be failing; export again',
  });
}
