import type { Usage } from '../../core/chat-model.ts';
import type { Figures } from '../compare.ts';
import { costLine } from '../report-parts.ts';
import { markdownForm, percentOf, plainForm, type ReportForm } from '../text-table.ts';
import { environmentNames } from './environment-name.ts';
import type { TaskOutcome } from './outcome.ts';
import { type Means, type RunScore, scoreRun } from './score.ts';

/** One run of a model. */
export interface ToolQueryRun {
  name: string;
  outcomes: readonly TaskOutcome[];
  usage?: Usage;
  /** In US dollars; undefined where no prices were given. */
  cost?: number | undefined;
}

/** The scores of a run, ready to be shown. */
export interface ToolQueryReport {
  name: string;
  data: { fingerprint: string };
  /** All tasks, then by environment. */
  groups: readonly { group: string; score: RunScore }[];
  usage?: Usage;
  cost?: number;
}

/** Puts the scores of a run together. */
export function toolQueryReport(run: ToolQueryRun, data: { fingerprint: string }): ToolQueryReport {
  const { name, outcomes, usage, cost } = run;
  const environments = environmentNames.filter((environment) =>
    outcomes.some((task) => task.environment === environment),
  );
  const groups = environments.map((environment) => ({
    group: environment as string,
    score: scoreRun(outcomes.filter((task) => task.environment === environment)),
  }));
  return {
    name,
    data,
    groups: [{ group: 'all', score: scoreRun(outcomes) }, ...groups],
    ...(usage ? { usage } : {}),
    ...(cost === undefined ? {} : { cost }),
  };
}

/** The headline figures of a report. */
export function toolQueryFigures({ groups }: ToolQueryReport): Figures {
  const { tasks, success, progress, grounding } = groups[0]!.score;
  if (tasks === 0) return { Success: null, Progress: null, Grounding: null };
  return { Success: success, Progress: progress, Grounding: grounding };
}

/** The report as JSON data. */
export function toolQueryJson({ groups, ...report }: ToolQueryReport): object {
  return {
    ...report,
    groups: groups.map(({ group, score }) => ({ group, ...score, unscored: Object.fromEntries(score.unscored) })),
  };
}

/** The report as text for a terminal. */
export function toolQueryText(report: ToolQueryReport): string {
  return compose(report, plainForm);
}

/** The report as Markdown. */
export function toolQueryMarkdown(report: ToolQueryReport): string {
  return compose(report, markdownForm);
}

function compose({ name, data, groups, usage, cost }: ToolQueryReport, { table, heading }: ReportForm): string {
  const sections = [
    heading(`ToolQuery: ${name}`),
    `Data: files ${data.fingerprint}`,
    table({
      header: ['Tasks', 'Scored', 'Success', 'Progress', 'Grounding', 'Not scored'],
      rows: groups.map(({ group, score }) => [...figures(group, score), String(unscoredIn(score))]),
    }),
    table({
      header: ['Difficulty', 'Scored', 'Success', 'Progress', 'Grounding'],
      rows: (['easy', 'hard'] as const).map((difficulty) => figures(difficulty, groups[0]!.score[difficulty])),
    }),
    ...(usage ? [costLine(name, usage, cost)] : []),
    [...notesOn(groups[0]!.score)].map((note) => `- ${note}`).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

function figures(group: string, { tasks, success, progress, grounding }: Means): string[] {
  return [
    group,
    String(tasks),
    ...[success, progress, grounding].map((figure) => (tasks === 0 ? 'N/A' : percentOf(figure))),
  ];
}

function unscoredIn({ unscored }: RunScore): number {
  return [...unscored.values()].reduce((total, count) => total + count, 0);
}

function* notesOn({ finalReward, unscored }: RunScore): Generator<string> {
  for (const [reason, count] of unscored) yield `${count} tasks are not scored and in no figure: ${reason}`;
  yield `AgentLite reports the mean final reward: ${finalReward.toFixed(4)}. Compare it with no success rate.`;
}
