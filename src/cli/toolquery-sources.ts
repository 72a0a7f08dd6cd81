import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { misuse } from '../core/errors.ts';
import {
  type DataSources,
  type EnvironmentName,
  type HttpSource,
  liveSource,
  RecordingStore,
  readGraph,
  recordedSource,
  recordingSource,
  ToolQueryData,
} from '../eval/toolquery/index.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import type { Context } from './context.ts';

/** The flags that say where tasks and the tools' data come from. */
export interface SourceFlags {
  data?: string | undefined;
  env?: EnvironmentName[] | undefined;
  source: 'live' | 'recorded' | 'record';
  recordings?: string | undefined;
  graph?: string | undefined;
  movieKeyEnv: string;
}

/** Opens the data of ToolQuery that a flag or the environment names. Throws `misuse` when none does. */
export function openToolQueryData(given: string | undefined, context: Context): ToolQueryData {
  const folder = given ?? context.env.TOOLQUERY_DATA;
  if (folder === undefined) {
    return misuse('the data of ToolQuery is not given', {
      where: '--data',
      expected: 'a folder with test/<environment>.jsonl and tools/<environment>.json',
      hint: 'docs/evaluate.md says where to get it',
    });
  }
  return new ToolQueryData(context.path(folder));
}

/** Opens what the tools get their data from. The graph is needed only where academia tasks are played. */
export function openSources(flags: SourceFlags, folder: string, context: Context): DataSources {
  const graph = flags.graph === undefined ? join(folder, 'academia_graph.json') : context.path(flags.graph);
  const needed = !flags.env || flags.env.includes('academia');
  return {
    http: openHttp(flags, folder, context),
    ...(needed && (flags.graph !== undefined || existsSync(graph)) ? { graph: readGraph(graph) } : {}),
  };
}

function openHttp(flags: SourceFlags, folder: string, context: Context): HttpSource {
  const live = () => liveSource({ movieKey: context.env[flags.movieKeyEnv] });
  if (flags.source === 'live') return live();
  const path = flags.recordings === undefined ? join(folder, 'recordings.jsonl') : context.path(flags.recordings);
  const store = new RecordingStore(path, nodeFileSystem);
  return flags.source === 'record' ? recordingSource(store, live()) : recordedSource(store);
}
