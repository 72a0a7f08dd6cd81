export { toolQueryBenchmark } from './benchmark.ts';
export { ToolQueryData } from './data.ts';
export { defectsOfTasks, type TaskDefect } from './defects.ts';
export { type EnvironmentName, environmentNames } from './environment-name.ts';
export { Episode, type EpisodeOptions, type MemoryEntry, type Step } from './episode.ts';
export type { EndedBy, EpisodeFigures, ScoredTask, TaskLabel, TaskOutcome, UnscoredTask } from './outcome.ts';
export { callingMessages, chatTools, firstLineOf, type TextPrompt, textMessages } from './prompt.ts';
export { type Deed, deedsOf, replayEpisode } from './replay.ts';
export {
  type ToolQueryReport,
  toolQueryFigures,
  toolQueryJson,
  toolQueryMarkdown,
  toolQueryReport,
  toolQueryText,
} from './report.ts';
export { type Means, type RunScore, scoreRun } from './score.ts';
export type { DataSources, GraphName, GraphSource } from './source/graph.ts';
export { graphSource, readGraph } from './source/graph-file.ts';
export { type HttpSource, requestKey, type SourceRequest, type SourceResponse } from './source/http.ts';
export { type LiveOptions, liveSource } from './source/live.ts';
export { recordedSource, recordingSource } from './source/recorded.ts';
export { RecordingStore } from './source/recording-store.ts';
export { SourceError, type SourceTrouble } from './source/source-error.ts';
export type { Difficulty, ToolQueryTask, UserSetting } from './task.ts';
export type { ToolDocument } from './tool-document.ts';
