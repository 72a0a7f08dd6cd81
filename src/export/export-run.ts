import { join } from 'node:path';
import type { Dropped } from '../core/dropped.ts';
import { misuse } from '../core/errors.ts';
import type { Exporter, OutputFolder, PairForm, RowSink } from '../core/exporter.ts';
import type { ConversationRow, PairRow } from '../core/row.ts';
import { isRefusal, type Refusal } from '../core/teacher.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import { type CardDetails, cardText } from './card.ts';
import { diskFolder } from './disk-folder.ts';
import { exporterNamed } from './exporters.ts';
import { writeText } from './lines.ts';
import { pairRow } from './pairs.ts';
import { conversationRow, type FindTool } from './rows.ts';

/** What an export takes. */
export interface ExportRequest {
  /** The kept positive conversations, in the order in which they are written. */
  trajectories: AsyncIterable<Trajectory> | Iterable<Trajectory>;
  /** The kept pairs, in the order in which they are written. */
  pairs: AsyncIterable<PreferencePair> | Iterable<PreferencePair>;
  tool: FindTool;
  /** Each format gets a folder of its own name in here. */
  folder: string;
  /** Names of formats; see `formatNames`. */
  formats: readonly string[];
  pairForm: PairForm;
  /** What the dataset card, `README.md` of the folder, says; without it there is no card. */
  card?: CardDetails;
  /** Called for each row that a format could not hold; its id is that of the trajectory or the pair. */
  onDropped(dropped: Dropped): void;
  /** Where the files go; the disk by default. */
  openFolder?: (path: string) => OutputFolder;
}

/** What one format holds after an export. */
export interface ExportedFormat {
  format: string;
  takes: Exporter['takes'];
  /** Paths of the files. */
  files: string[];
  /** Rows that were written. */
  rows: number;
  /** Rows that the format could not hold, by reason. */
  dropped: Record<string, number>;
}

/**
 * Writes conversations and pairs in every format asked for, each row proved by reading it back. Streams: memory does
 * not grow with the data. When something fails, no unfinished file stays behind. Throws `misuse` for an unknown format
 * or a pair form that a format cannot hold, before anything is written, and `broken-world` when a file cannot be
 * written.
 */
export async function exportRun(request: ExportRequest): Promise<ExportedFormat[]> {
  const selected = [...new Set(request.formats)].map(exporterNamed);
  for (const exporter of selected) checkPairForm(exporter, request.pairForm);
  const folders: OutputFolder[] = [];
  const openFolder = (name: string): OutputFolder => {
    const folder = (request.openFolder ?? diskFolder)(join(request.folder, name));
    folders.push(folder);
    return folder;
  };
  try {
    const channels = await openChannels(selected, openFolder, request.onDropped);
    await writeAll(request.trajectories, channels.conversations, (trajectory) => trainingRow(trajectory, request.tool));
    await writeAll(request.pairs, channels.pairs, (pair) => pairRow(pair, request.pairForm, request.tool));
    const written = await closeAll([...channels.conversations, ...channels.pairs], selected);
    if (request.card) await writeCard(openFolder(''), cardText(request.card, written, request.pairForm));
    return written;
  } catch (error) {
    // What failed first is what the reader must know, whether or not cleaning up works.
    await Promise.allSettled(folders.map((folder) => folder.discard()));
    throw error;
  }
}

async function writeCard(folder: OutputFolder, text: string): Promise<void> {
  await writeText(folder, 'README.md', text);
  await folder.commit();
}

function checkPairForm(exporter: Exporter, form: PairForm): void {
  if (exporter.takes !== 'pairs' || exporter.forms.includes(form)) return;
  misuse(`the format ${exporter.name} cannot hold pairs in the form "${form}"`, {
    where: 'pairForm',
    expected: `one of ${exporter.forms.join(', ')}`,
  });
}

function trainingRow(trajectory: Trajectory, tool: FindTool): ConversationRow | Refusal {
  if (trajectory.polarity === 'negative') {
    return { refused: 'negative-trajectory', detail: 'only positive conversations are trained on as they are' };
  }
  return conversationRow(trajectory, tool);
}

/** One format that is being written. */
interface Channel<Row> {
  result: ExportedFormat;
  sink: RowSink<Row>;
  onDropped(dropped: Dropped): void;
}

interface Channels {
  conversations: Channel<ConversationRow>[];
  pairs: Channel<PairRow>[];
}

async function openChannels(
  selected: readonly Exporter[],
  openFolder: (name: string) => OutputFolder,
  onDropped: (dropped: Dropped) => void,
): Promise<Channels> {
  const channels: Channels = { conversations: [], pairs: [] };
  for (const exporter of selected) {
    const { name: format, takes } = exporter;
    const base = { result: { format, takes, files: [], rows: 0, dropped: {} }, onDropped };
    const folder = openFolder(format);
    if (takes === 'pairs') channels.pairs.push({ ...base, sink: await exporter.open(folder) });
    else channels.conversations.push({ ...base, sink: await exporter.open(folder) });
  }
  return channels;
}

async function writeAll<Item extends { id: string }, Row extends object>(
  items: AsyncIterable<Item> | Iterable<Item>,
  channels: readonly Channel<Row>[],
  toRow: (item: Item) => Row | Refusal,
): Promise<void> {
  if (channels.length === 0) return;
  for await (const item of items) {
    const row = toRow(item);
    for (const channel of channels) await writeRow(channel, item.id, row);
  }
}

async function writeRow<Row extends object>(channel: Channel<Row>, id: string, row: Row | Refusal): Promise<void> {
  const refusal = isRefusal(row) ? row : await channel.sink.write(row);
  const { result } = channel;
  if (!refusal) {
    result.rows += 1;
    return;
  }
  const { refused: reason, detail } = refusal;
  result.dropped[reason] = (result.dropped[reason] ?? 0) + 1;
  channel.onDropped({ id, stage: 'export', reason, detail: `${result.format}: ${detail}` });
}

async function closeAll(
  channels: readonly { result: ExportedFormat; sink: { close(): Promise<string[]> } }[],
  selected: readonly Exporter[],
): Promise<ExportedFormat[]> {
  for (const { result, sink } of channels) result.files = await sink.close();
  const order = selected.map((exporter) => exporter.name);
  return channels.map(({ result }) => result).sort((a, b) => order.indexOf(a.format) - order.indexOf(b.format));
}
