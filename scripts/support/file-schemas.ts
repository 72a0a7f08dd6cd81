import { z } from 'zod';
import { droppedSchema } from '../../src/core/dropped.ts';
import { heldOutTaskSchema } from '../../src/core/held-out.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { signaturePathSchema } from '../../src/core/path.ts';
import { runSummarySchema } from '../../src/core/summary.ts';
import { taskSchema } from '../../src/core/task.ts';
import { toolSchema } from '../../src/core/tool.ts';
import { preferencePairSchema, trajectorySchema } from '../../src/core/trajectory.ts';
import {
  openAiRowSchema,
  toolDefinitionsSchema,
  trlPreferenceRowSchema,
  trlSftRowSchema,
} from '../../src/export/file-rows.ts';
import { edgeOverridesSchema, graphFileSchema } from '../../src/graph/index.ts';
import { configSchema } from '../../src/run/config-schema.ts';
import { runEventSchema } from '../../src/run/events.ts';
import { manifestSchema } from '../../src/run/manifest.ts';
import { modelCallSchema } from '../../src/run/models/call-log.ts';

interface FileSchema {
  schema: z.ZodType;
  /** What the schema describes. */
  title: string;
  /** True for files that persons write, in which defaults may be left out. */
  written?: boolean;
}

const fileSchemas: Readonly<Record<string, FileSchema>> = {
  'pool.schema.json': { schema: toolSchema, title: 'A line of pool.jsonl: a tool' },
  'graph.schema.json': { schema: graphFileSchema, title: 'graph.json: the dependency graph' },
  'paths.schema.json': { schema: signaturePathSchema, title: 'A line of paths.jsonl: a signature path' },
  'tasks.schema.json': { schema: taskSchema, title: 'A line of tasks.jsonl: a translated path' },
  'trajectories.schema.json': { schema: trajectorySchema, title: 'A line of trajectories.jsonl: a conversation' },
  'pairs.schema.json': { schema: preferencePairSchema, title: 'A line of pairs.jsonl: a preference pair' },
  'heldout.schema.json': { schema: heldOutTaskSchema, title: 'A line of heldout.jsonl: a task kept out of training' },
  'dropped.schema.json': { schema: droppedSchema, title: 'A line of dropped.jsonl: what was not kept, and why' },
  'events.schema.json': { schema: runEventSchema, title: 'A line of events.jsonl: something that happened' },
  'calls.schema.json': { schema: modelCallSchema, title: 'A line of calls.jsonl: a request that was sent to a model' },
  'run.schema.json': { schema: manifestSchema, title: 'run.json: by what a run is made' },
  'summary.schema.json': {
    schema: runSummarySchema,
    title: 'The figures of a run, as magnet report --json prints them',
  },
  'openai.schema.json': { schema: openAiRowSchema, title: 'A line of openai/train.jsonl: a conversation for training' },
  'trl-sft.schema.json': {
    schema: trlSftRowSchema,
    title: 'A line of trl-sft/train.jsonl: a conversation for training',
  },
  'trl-preference.schema.json': {
    schema: trlPreferenceRowSchema,
    title: 'A line of trl-preference/train.jsonl: a pair for training',
  },
  'tool-definitions.schema.json': {
    schema: toolDefinitionsSchema,
    title: 'What stands, as JSON text, in the column tools of the TRL formats',
  },
  'config.schema.json': { schema: configSchema, title: 'magnet.config.yaml: what to make', written: true },
  'edges.schema.json': { schema: edgeOverridesSchema, title: 'A file of edges to add or forbid', written: true },
};

/** The schemas that the trainer carries, so that it finds them wherever it is installed. */
export const trainerSchemas: readonly string[] = [
  'openai.schema.json',
  'trl-sft.schema.json',
  'trl-preference.schema.json',
  'tool-definitions.schema.json',
];

/** The text of every file in `schemas/`, by name. */
export function schemaTexts(): Map<string, string> {
  return new Map(Object.entries(fileSchemas).map(([name, file]) => [name, schemaText(file)]));
}

function schemaText({ schema, title, written = false }: FileSchema): string {
  const { $schema, ...body } = z.toJSONSchema(schema, { io: written ? 'input' : 'output' }) as JsonObject;
  return `${JSON.stringify({ $schema, title, ...body }, null, 2)}\n`;
}
