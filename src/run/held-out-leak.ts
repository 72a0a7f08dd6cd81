import type { HeldOutTask } from '../core/held-out.ts';
import type { Tool } from '../core/tool.ts';
import type { Trajectory } from '../core/trajectory.ts';
import type { Holdout } from './holdout.ts';

/** Finds what training rows must not show. */
export class LeakCheck {
  readonly #holdout: Holdout;
  readonly #names: ReadonlySet<string>;

  constructor(holdout: Holdout, tools: ReadonlyMap<string, Tool>) {
    this.#holdout = holdout;
    this.#names = new Set([...holdout.tools].map((id) => tools.get(id)!.name));
  }

  /** What a training row shows of the tools that are held out, or null. */
  problemOf({ tools, turns }: Trajectory): string | null {
    const offered = [...tools, ...turns.flatMap(({ addsTools }) => addsTools)];
    const leaked = offered.find((id) => this.#holdout.tools.has(id));
    if (leaked !== undefined) return `the row offers "${leaked}", which is held out`;
    const calls = turns.flatMap(({ steps }) => steps.flatMap((step) => step.calls));
    const called = calls.find(({ name }) => this.#names.has(name));
    return called ? `the row calls "${called.name}", which is held out` : null;
  }

  /** What holds out a path that was trained on, or null. */
  problemOfPath(path: HeldOutTask['path']): string | null {
    const [what] = this.#holdout.keepsOut(path);
    return what === undefined ? null : `the path "${path.id}" is held out by ${what}`;
  }

  /** What is wrong with a held-out task, or null. */
  problemOfTask({ id, path, heldOut }: HeldOutTask): string | null {
    const really = this.#holdout.keepsOut(path);
    if (really.join(' ') === heldOut.join(' ')) return null;
    return `"${id}" is held out by ${really.join(', ') || 'nothing'}, and not by ${heldOut.join(', ')}`;
  }
}
