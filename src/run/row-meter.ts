import type { Tool } from '../core/tool.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { createToolPool } from '../pool/tool-pool.ts';
import { type MeasuredRow, measuredRow } from '../verify/contamination/index.ts';
import { nativeMethodOf } from '../worlds/bfcl/native-methods.ts';

/** Turns the rows of a pool into what is compared with a benchmark. */
export function rowMeter(tools: readonly Tool[]): (trajectory: Trajectory) => MeasuredRow {
  const { toolNamed } = createToolPool(tools);
  const canonical = (name: string) => {
    const tool = toolNamed(name);
    return tool === undefined ? name : canonicalName(tool);
  };
  return (trajectory) => measuredRow(trajectory, canonical);
}

// A tool of a world that has no native method behind it is no function of the benchmark, whatever its name.
function canonicalName({ id, source }: Tool): string {
  return source.kind === 'world' ? (nativeMethodOf(id) ?? id) : source.name;
}
