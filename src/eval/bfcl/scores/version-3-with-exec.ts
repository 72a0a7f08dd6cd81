import { unweighted } from './mean.ts';
import { accuracy, type Tallies, type Tally } from './tally.ts';
import { nonLiveAstFigures, scoreV3 } from './version-3.ts';

/** The categories that executed calls against live services. */
export const execCategories = [
  'exec_simple',
  'rest',
  'exec_multiple',
  'exec_parallel',
  'exec_parallel_multiple',
] as const;
export type ExecCategory = (typeof execCategories)[number];

/** What to say beside a score of version 3: papers from before that day used another formula. */
export const retiredExecNote =
  'The executable categories were retired on 9 April 2025 and are not in the data. Scores published before counted ' +
  'them in the non-live figure, so they do not compare with these.';

/** The figures of version 3 that depended on the executable categories; null where one of those has no tally. */
export interface ScoresV3WithExec {
  exec: number | null;
  nonLive: number | null;
  overall: number | null;
}

/**
 * The figures of version 3 as they were computed before 9 April 2025: the non-live figure is the mean of nine. The
 * tallies of the executable categories have to be known from elsewhere; where one is lacking, nothing is put in its place.
 */
export function scoreV3WithExec(
  tallies: Tallies,
  exec: Readonly<Partial<Record<ExecCategory, Tally>>>,
): ScoresV3WithExec {
  const known = execCategories.flatMap((category) => {
    const tally = exec[category];
    return tally && tally.total > 0 ? [tally.correct / tally.total] : [];
  });
  if (known.length < execCategories.length) return { exec: null, nonLive: null, overall: null };
  const [simple, rest, ...others] = known as [number, number, ...number[]];
  const execFigures = [unweighted([simple, rest]), ...others];
  const nonLive = unweighted([...nonLiveAstFigures(tallies), ...execFigures, accuracy(tallies, 'irrelevance')]);
  const { live, multiTurn } = scoreV3(tallies);
  return { exec: unweighted(execFigures), nonLive, overall: unweighted([live, nonLive, multiTurn]) };
}
