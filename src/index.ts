// What this file lists is the promise of the package: a name that stands here is kept, and nothing else is public.
// Every name is listed by hand, in the order of the pipeline.

// core: the nouns and seams that all of them share
export { type ToolCall, type ToolErrorKind, type ToolResult, toolErrorKinds } from './core/call.ts';
export { type Category, categories } from './core/categories.ts';
export {
  ChatError,
  type ChatErrorDetails,
  type ChatErrorReason,
  chatErrorReasons,
  stopsRun,
} from './core/chat-error.ts';
export type {
  AnswerFormat,
  ChatAnswer,
  ChatCall,
  ChatMessage,
  ChatModel,
  ChatRequest,
  ChatTool,
  TokenLogProbability,
  Usage,
} from './core/chat-model.ts';
export type { BenchmarkIdentity, Contamination } from './core/contamination.ts';
export type { Dropped, Stage } from './core/dropped.ts';
export { MagnetError, type MagnetErrorCode, type MagnetErrorDetails } from './core/errors.ts';
export type { Awaitable, DrawRequest, Executor, Session } from './core/executor.ts';
export {
  type ConversationExporter,
  type Exporter,
  type OutputFile,
  type OutputFolder,
  type PairExporter,
  type PairForm,
  pairForms,
  type RowSink,
} from './core/exporter.ts';
export { type DependencyEdge, type DependencyGraph, type EdgeKind, edgeKinds } from './core/graph.ts';
export type { HeldOutQuestion, HeldOutTask } from './core/held-out.ts';
export type { Json, JsonObject } from './core/json.ts';
export type { NodeOperation, OperationContext } from './core/operation.ts';
export {
  type CallTurn,
  type MissingTurn,
  type OperationName,
  operations,
  type PathNode,
  type PathTurn,
  type RowKind,
  rowKinds,
  type SignaturePath,
} from './core/path.ts';
export type { OutputPhrases, ParameterPhrases, ToolPhrases } from './core/phrases.ts';
export { createRandom, type Random } from './core/random.ts';
export type { ConversationRow, Message, PairRow } from './core/row.ts';
export type { RoleCost, RunSummary } from './core/summary.ts';
export type { ArgumentSource, ReferenceCall, ReferenceStep, Task, TaskTurn } from './core/task.ts';
export type {
  Act,
  AgentMessage,
  CheckLabel,
  ClassifyTool,
  FillCall,
  Hint,
  JudgeDependencies,
  JudgeNested,
  JudgeTurn,
  LabelJudgement,
  LabelTool,
  Refusal,
  RenameTool,
  SimulateCall,
  Teacher,
  TurnJudgement,
  WriteQuery,
  WrittenQuery,
} from './core/teacher.ts';
export type { JsonSchema, Tool, ToolAnnotations, ToolSource } from './core/tool.ts';
export {
  type Mistake,
  mistakes,
  type PreferencePair,
  type Step,
  type Trajectory,
  type Turn,
} from './core/trajectory.ts';
export { textHoldsValue } from './core/value-text.ts';
export type { Verdict } from './core/verdict.ts';
export type { Verifier, VerifyInput, VerifyRequest } from './core/verifier.ts';
export type { World } from './core/world.ts';
// eval: benchmarks
export type { Asked } from './eval/ask-all.ts';
export { type AskOptions, type Benchmark, type EvaluateOptions, evaluate } from './eval/benchmark.ts';
export { bfclReference } from './eval/bfcl/contamination-reference.ts';
export { type AnswerRecord, EvaluationFolder } from './eval/folder.ts';
export type { EvaluationStanding, Unanswered } from './eval/progress.ts';
export { Unplayable } from './eval/unplayable.ts';
// execute: what calls run on
export {
  type RecordedCall,
  replayExecutor,
  routeExecutor,
  simulatedBy,
  simulatedExecutor,
  withFaults,
  worldExecutor,
} from './execute/index.ts';
// export: files for trainers
export {
  cardText,
  conversationRow,
  defaultFormats,
  diskFolder,
  type ExportedFormat,
  type ExportRequest,
  exporterNamed,
  exporters,
  exportRun,
  formatNames,
  lossMask,
  pairRow,
} from './export/index.ts';
// graph: which tool feeds which
export {
  type BuildGraphOptions,
  buildGraph,
  type ConfirmEdgesOptions,
  confirmEdges,
  createRuleJudge,
  type EdgeOverrides,
  type GraphFile,
  type GraphStatistics,
  graphStatistics,
  graphToDot,
  graphToGraphml,
  graphToJson,
  measureEdges,
  measureRelevance,
  parseEdgeOverrides,
  readGraph,
} from './graph/index.ts';
// model: chat models, and what is put around them
export {
  type AnswerCache,
  type AnswerSchema,
  type AskedJson,
  askForJson,
  type Budget,
  type BudgetLimits,
  type CacheEntry,
  type CacheOptions,
  type CacheSize,
  type CallFormatName,
  type ChatModelOptions,
  type Clock,
  callFormats,
  createBudget,
  createChatModel,
  createLimit,
  type JsonAnswer,
  type JsonQuestion,
  keyNameOf,
  type Limit,
  type LimitOptions,
  openCache,
  type Prices,
  type ProviderName,
  type PruneOptions,
  providerNames,
  type RetryOptions,
  readJsonAnswer,
  type Spent,
  withBudget,
  withCache,
  withLimit,
  withRetry,
  withWrittenCalls,
} from './model/index.ts';
// paths: what a conversation calls, and the operations that shape it
export {
  createCoverage,
  createPathSampler,
  DifficultyCounter,
  difficultyOf,
  formatDifficulty,
  insert,
  isCallable,
  merge,
  type PathSampler,
  type PathSamplerOptions,
  paperMixture,
  parallel,
  type SamplePathsOptions,
  samplePaths,
  split,
  startPath,
  walk,
} from './paths/index.ts';
// pool: tool sources to one set of tools
export {
  createToolPool,
  type FileKind,
  fileKinds,
  formatPoolReport,
  type LoadedPool,
  type LoadPoolOptions,
  labelTool,
  loadPool,
  type PoolReport,
  type PoolSource,
  parseSource,
  type ToolPool,
} from './pool/index.ts';
// rehearsal: a run with models, without asking any
export {
  type Estimate,
  type EstimateOptions,
  estimate,
  type RehearsalOptions,
  rehearse,
} from './rehearsal/index.ts';
// rollout: the conversation, and the ones that go wrong
export {
  type Critic,
  createDistractors,
  type Distractors,
  defaultOffer,
  type NegativeChoice,
  type NegativeOptions,
  type Negatives,
  type OfferOptions,
  offerTools,
  type PositiveOptions,
  rolloutNegatives,
  rolloutPositive,
} from './rollout/index.ts';
// run: all of the above
export { type ConfigFile, type ConfigOverrides, resolveConfig } from './run/config.ts';
export type { RunConfig } from './run/config-schema.ts';
export type { RunEvent } from './run/events.ts';
export { type ExportFolderOptions, exportRunFolder } from './run/export-folder.ts';
export { type HeldOutSet, readHeldOut } from './run/held-out-set.ts';
export type { ModelCall } from './run/models/call-log.ts';
export type { OpenModel } from './run/models/open-models.ts';
export type { ProcessedItem } from './run/process-item.ts';
export { type RunReader, readRunFolder } from './run/reader.ts';
export { reportHtml } from './run/report-html.ts';
export { reportText } from './run/report-text.ts';
export { rowMeter } from './run/row-meter.ts';
export { type ReportOptions, type RunReport, reportRun } from './run/summary.ts';
export { type SynthesizeOptions, synthesize } from './run/synthesize.ts';
export { validateExport } from './run/validate-export.ts';
export { type Finding, validateRun } from './run/validate-run.ts';
export { magnetVersion } from './run/version.ts';
// teacher: who writes and plays
export {
  loadPrompts,
  type ModelTeacherOptions,
  modelTeacher,
  type Prompt,
  type Prompts,
  studentBy,
} from './teacher/model/index.ts';
export {
  type ScriptedTeacher,
  type ScriptedTeacherOptions,
  scriptedStudent,
  scriptedTeacher,
} from './teacher/scripted/index.ts';
// translate: a path to what the user says and the calls that answer it
export { type TranslateOptions, type TranslateTeacher, translatePath } from './translate/index.ts';
// verify: what a row must pass
export {
  type BenchmarkPath,
  type BenchmarkQuery,
  type BenchmarkReference,
  type BenchmarkTool,
  ContaminationTally,
  classifyResponse,
  createNearDuplicateIndex,
  defaultVerifiers,
  duplicateText,
  executionVerifier,
  type FindOverlap,
  failureWordsVerifier,
  leakageVerifier,
  type MeasuredRow,
  missingVerifier,
  type Overlap,
  overlapFinder,
  type PairVerification,
  provenanceVerifier,
  referenceVerifier,
  schemaVerifier,
  solvedEarlyVerifier,
  stateVerifier,
  type VerifyPairInput,
  verifyPair,
  verifyTrajectory,
} from './verify/index.ts';
// worlds: tools that run in process
export { bfclWorlds } from './worlds/bfcl/index.ts';
export {
  defineWorld,
  failure,
  ToolFailure,
  toolsOf,
  type WorldDefinition,
  type WorldDependency,
  type WorldTool,
  type WorldToolPhrases,
} from './worlds/define.ts';
export { worlds } from './worlds/index.ts';
export { listOf, type Output, record } from './worlds/outputs.ts';
export {
  type ArgumentsOf,
  type DrawContext,
  type Parameter,
  type ParameterOptions,
  parametersOf,
} from './worlds/parameters.ts';
