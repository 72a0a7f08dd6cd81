import type { ChatMessage, ChatTool } from '../../core/chat-model.ts';
import type { Json } from '../../core/json.ts';
import type { FileSystem } from '../../store/file-system.ts';
import type { EnvironmentName } from './environment-name.ts';
import type { EpisodeFigures } from './outcome.ts';
import type { DataSources, GraphSource } from './source/graph.ts';
import type { HttpSource, SourceResponse } from './source/http.ts';
import type { ToolQueryTask } from './task.ts';

export { type EnvironmentName, environmentNames, isEnvironmentName } from './environment-name.ts';
export type { EndedBy, EpisodeFigures, ScoredTask, TaskLabel, TaskOutcome, UnscoredTask } from './outcome.ts';
export { type Means, type RunScore, scoreRun } from './score.ts';
export type { DataSources, GraphName, GraphSource } from './source/graph.ts';
export { type HttpSource, requestKey, type SourceRequest, type SourceResponse } from './source/http.ts';
export { SourceError, type SourceTrouble } from './source/source-error.ts';
export type { Difficulty, ToolQueryTask, UserSetting } from './task.ts';

// The signatures below are fixed; each moves to a file of its own as it is filled.

// Data: `folder` holds test/<env>.jsonl (AgentGym) or test.jsonl (AgentBoard), and tools/<env>.json.
export interface ToolDocument { name: string; description: string; parameters: { [key: string]: Json }; returns?: Json | undefined }
export declare class ToolQueryData {
  constructor(folder: string);
  readonly folder: string;
  /** First 16 hex digits of the SHA-256 of the files. */
  readonly fingerprint: string;
  /** All tasks, or those of some environments, in the order of the files. */
  tasks(environments?: readonly EnvironmentName[]): readonly ToolQueryTask[];
  tools(environment: EnvironmentName): readonly ToolDocument[];
}

// Sources.
export declare function liveSource(options?: { fetch?: typeof fetch; movieKey?: string | undefined; tries?: number; wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void> }): HttpSource;
/** A file of JSON Lines {key, status, body}. */
export declare class RecordingStore {
  constructor(path: string, fileSystem: FileSystem);
  readonly size: number;
  get(key: string): SourceResponse | undefined;
  add(key: string, response: SourceResponse): void;
}
export declare function recordedSource(store: RecordingStore): HttpSource;
export declare function recordingSource(store: RecordingStore, live: HttpSource): HttpSource;
/** Reads the graph file. Throws `bad-file`. */
export declare function readGraph(path: string): GraphSource;

// Episode.
export interface EpisodeOptions {
  task: ToolQueryTask;
  tools: readonly ToolDocument[];
  sources: DataSources;
  /** Whether one leading `Action:` is taken off a reply; the original does not. Default: false. */
  stripsAction?: boolean | undefined;
  /** Default: 30. */
  maxSteps?: number | undefined;
  signal?: AbortSignal | undefined;
}
export interface Step { observation: string; /** Progress so far. */ reward: number; grounded: boolean; done: boolean }
export interface MemoryEntry { kind: 'Action' | 'Observation'; text: string }
export declare class Episode {
  constructor(options: EpisodeOptions);
  readonly firstObservation: string;
  /** No further step may be taken. */
  readonly ended: boolean;
  readonly memory: readonly MemoryEntry[];
  readonly figures: EpisodeFigures;
  /** Text action mode. Throws `SourceError` when the data source gave nothing. */
  act(reply: string): Promise<Step>;
  /** Native function calling; `argumentsText` is JSON as the model wrote it. */
  call(name: string, argumentsText: string): Promise<Step>;
}

// Prompts.
export declare function textMessages(options: { task: ToolQueryTask; tools: readonly ToolDocument[]; memory: readonly MemoryEntry[]; /** Whether a prompt is short enough; the oldest entries go until it is. */ fits?: (messages: readonly ChatMessage[]) => boolean }): ChatMessage[];
/** A reply of text mode up to its first line break, where the original stops its models. */
export declare function firstLineOf(reply: string): string;
export declare function callingMessages(task: ToolQueryTask, firstObservation: string): ChatMessage[];
export declare function chatTools(environment: EnvironmentName, tools: readonly ToolDocument[]): ChatTool[];
