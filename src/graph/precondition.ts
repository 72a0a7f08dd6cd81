import type { JudgedDependency } from '../core/teacher.ts';
import type { ToolFeatures } from './tool-features.ts';

/**
 * The edge from a check or a log-in to an action whose running it decides (METHOD §5, premise), or undefined. Both must
 * belong to one toolset, and the action must change something; a check must be about the same thing.
 */
export function precondition(earlier: ToolFeatures, later: ToolFeatures): JudgedDependency | undefined {
  if (earlier.action !== 'check' && earlier.action !== 'enter') return undefined;
  if (earlier.tool.toolset !== later.tool.toolset || !acts(later)) return undefined;
  if (earlier.action === 'enter') {
    return premise(later, 0.6, `${earlier.tool.name} opens the way for ${later.tool.name}`);
  }
  const subject = earlier.nouns.find((noun) => later.nouns.includes(noun));
  if (subject === undefined) return undefined;
  return premise(
    later,
    0.65,
    `${earlier.tool.name} tells whether ${later.tool.name} makes sense: both are about ${subject}`,
  );
}

function acts({ tool, action }: ToolFeatures): boolean {
  return !tool.annotations.readOnly && (action === 'make' || action === 'change');
}

function premise(later: ToolFeatures, score: number, reason: string): JudgedDependency {
  return { to: later.tool.id, kind: 'precondition', bindings: [], score, reason };
}
