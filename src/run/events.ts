import { z } from 'zod';
import { stages } from '../core/dropped.ts';

const moment = { /** ISO 8601 in UTC. */ time: z.string() };

const extentSchema = z.strictObject({
  bytes: z.number().int().min(0),
  lines: z.number().int().min(0),
});

export const commitSchema = z.strictObject({
  /** Items finished since the run began. */
  items: z.number().int().min(0),
  /** Running totals by label, as the run counted them. */
  counts: z.record(z.string(), z.number()),
  /** How much of every journal file belongs to these items. */
  files: z.strictObject({
    paths: extentSchema,
    tasks: extentSchema,
    trajectories: extentSchema,
    pairs: extentSchema,
    dropped: extentSchema,
    /** Absent in runs of versions that held nothing out. */
    heldout: extentSchema.default({ bytes: 0, lines: 0 }),
  }),
});
/** How far a run has come: what lies beyond these sizes is unfinished work and does not count. */
export type Commit = z.infer<typeof commitSchema>;

export const runEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run-started'),
    ...moment,
    /** Items that were finished before: 0 in a new run. */
    resumedAt: z.number().int().min(0),
    /** Training rows that the run is to make, pairs not counted, or null when nobody knows. */
    wanted: z.number().int().min(0).nullable(),
  }),
  z.strictObject({
    type: z.literal('stage-finished'),
    ...moment,
    stage: z.enum(stages),
    /** What came out: tools, edges, paths, rows. */
    count: z.number().int().min(0),
    milliseconds: z.number().min(0),
  }),
  z.strictObject({ type: z.literal('items-committed'), ...moment, ...commitSchema.shape }),
  z.strictObject({
    type: z.literal('run-stopped'),
    ...moment,
    items: z.number().int().min(0),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal('run-finished'),
    ...moment,
    items: z.number().int().min(0),
    /** The limit that ended the run before it was complete, or null. A higher limit goes on. */
    limit: z.number().int().min(1).nullable(),
  }),
]);
/** One line of `events.jsonl`: what the progress display, the viewer and a resumed run read. */
export type RunEvent = z.infer<typeof runEventSchema>;

type WithoutTime<Event> = Event extends RunEvent ? Omit<Event, 'time'> : never;
/** An event whose time is not stamped yet. */
export type UntimedEvent = WithoutTime<RunEvent>;

/** The commit that an event carries, or undefined when it is of another type. */
export function commitOf(event: RunEvent): Commit | undefined {
  if (event.type !== 'items-committed') return undefined;
  const { type: _type, time: _time, ...commit } = event;
  return commit;
}
