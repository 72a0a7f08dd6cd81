import { MagnetError } from '../core/errors.ts';
import { detectKind, isOfKind, readRecord } from './detect.ts';
import { listFiles, type SourceFile } from './files.ts';
import { isBroken, type RawItem } from './raw-tool.ts';
import { type FileRecord, readRecords } from './records.ts';
import { type FileKind, fileKinds, type PoolSource } from './source.ts';

/** What a path held. */
export interface SourceContent {
  items: RawItem[];
  /** Number of files with tools, by kind. */
  files: Partial<Record<FileKind, number>>;
  /** Files of a folder that hold no tools, one line each. */
  notes: string[];
}

/**
 * Reads the tools of a file, or of all JSON and JSONL files below a folder. Throws misuse when the path does not exist
 * and `bad-file` when a file is not JSON, is too large, or when nothing in the source is a tool. In a folder a file
 * without tools is noted.
 */
export async function readSource(
  source: Extract<PoolSource, { type: 'path' }>,
  maximumBytes: number,
): Promise<SourceContent> {
  const content: SourceContent = { items: [], files: {}, notes: [] };
  for (const file of await listFiles(source.path, maximumBytes)) {
    const { kind, items } = await readToolFile(file, source.kind);
    if (kind === undefined || items.length === 0) content.notes.push(`${file.path}: ${noteOn(file, kind)}`);
    else content.files[kind] = (content.files[kind] ?? 0) + 1;
    for (const item of items) content.items.push(item);
  }
  if (content.items.every(isBroken)) refuse(source);
  return content;
}

function noteOn(file: SourceFile, kind: FileKind | undefined): string {
  if (file.size === 0) return 'the file is empty';
  return kind === undefined ? 'not a tool file' : `a ${kind} file without tools`;
}

function refuse({ path, kind }: Extract<PoolSource, { type: 'path' }>): never {
  throw new MagnetError({
    code: 'bad-file',
    what: kind === undefined ? 'no tools of a known kind were found' : `no ${kind} tools were found`,
    where: path,
    expected: kind === undefined ? `tools of one of the kinds ${fileKinds.join(', ')}` : `JSON of the kind ${kind}`,
    ...(kind === undefined ? { hint: 'KIND:PATH forces a kind' } : {}),
  });
}

/** The first records may be broken tools, so that the kind is told from the first that shows it. */
const recordsToJudge = 50;

async function readToolFile(
  file: SourceFile,
  forced: FileKind | undefined,
): Promise<{ kind: FileKind | undefined; items: RawItem[] }> {
  const items: RawItem[] = [];
  const waiting: FileRecord[] = [];
  let kind: FileKind | undefined;
  if (file.size === 0) return { kind, items };
  for await (const record of readRecords(file)) {
    waiting.push(record);
    kind ??= forced === undefined ? detectKind(record.value) : acceptedKind(forced, record, file);
    if (kind === undefined && waiting.length >= recordsToJudge) break;
    if (kind === undefined) continue;
    for (const each of waiting.splice(0)) items.push(...readRecord(kind, each, file.path));
  }
  return { kind, items };
}

/** A named file is read as the kind that the user forces; in a folder the kind picks the files. */
function acceptedKind(kind: FileKind, { value }: FileRecord, file: SourceFile): FileKind | undefined {
  return file.named || isOfKind(kind, value) ? kind : undefined;
}
