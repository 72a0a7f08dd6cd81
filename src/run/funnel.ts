import type { Dropped, Stage } from '../core/dropped.ts';
import type { FunnelStage } from '../core/summary.ts';
import { increment } from './tally.ts';

/** What each stage let through, in the unit of that stage. */
export interface Kept {
  tools: number;
  edges: number;
  paths: number;
  tasks: number;
  /** SFT rows and pairs. */
  conversations: number;
  /** Absent when nothing is held out. */
  heldOut?: number;
}

/** Counts dropped items by stage and reason. */
export class DropTally {
  readonly #reasons = new Map<Stage, Map<string, number>>();

  add({ stage, reason }: Pick<Dropped, 'stage' | 'reason'>): void {
    const reasons = this.#reasons.get(stage) ?? new Map<string, number>();
    this.#reasons.set(stage, reasons);
    increment(reasons, reason);
  }

  /** The funnel: rollout, verify and run all work on conversations, so what enters one is what the one before kept. */
  funnel(kept: Kept): FunnelStage[] {
    const run = this.#stage('run', kept.conversations);
    const verify = this.#stage('verify', run.entered);
    const stages = [
      this.#stage('pool', kept.tools),
      this.#stage('graph', kept.edges),
      this.#stage('paths', kept.paths),
      this.#stage('translate', kept.tasks),
      this.#stage('rollout', verify.entered),
      verify,
      run,
      ...(kept.heldOut === undefined ? [] : [this.#stage('held-out', kept.heldOut)]),
    ];
    return stages.filter(({ stage, dropped }) => !optional.includes(stage) || Object.keys(dropped).length > 0);
  }

  #stage(stage: Stage, kept: number): FunnelStage {
    const reasons = [...(this.#reasons.get(stage) ?? [])].sort(([, one], [, other]) => other - one);
    const lost = reasons.reduce((sum, [, count]) => sum + count, 0);
    return { stage, entered: kept + lost, kept, dropped: Object.fromEntries(reasons) };
  }
}

// Stages that as a rule drop nothing; they show only when they did.
const optional: readonly Stage[] = ['graph', 'run'];
