import type { Contamination } from './contamination.ts';
import { paperContamination } from './paper.ts';

/** One figure of a contamination measurement, for a table. */
export interface ContaminationLine {
  label: string;
  /** How many of `all` stand in both. */
  found: number;
  all: number;
  /** The share in the paper's own data, where it tells one. */
  paper?: number;
}

/** The figures of a measurement in the order in which a report shows them. */
export function contaminationLines(measured: Contamination): ContaminationLine[] {
  return [...pathLines(measured), ...queryLines(measured), ...toolLines(measured), ...rowLines(measured)];
}

/** The state of the benchmark that the figures belong to, in words. */
export function benchmarkText({ benchmark: { name, commit, fingerprint } }: Contamination): string {
  return `${name}, data of commit ${commit} (fingerprint ${fingerprint})`;
}

function pathLines({ paths }: Contamination): ContaminationLine[] {
  const papers: Readonly<Record<string, number>> = paperContamination.paths;
  const whole = paths.map(({ group, paths: all, repeated: found }): ContaminationLine => {
    return { label: `paths of ${group} in a row`, found, all, ...(group in papers && { paper: papers[group]! }) };
  });
  const found = paths.reduce((sum, { repeatedTurnPairs }) => sum + repeatedTurnPairs, 0);
  const all = paths.reduce((sum, { turnPairs }) => sum + turnPairs, 0);
  return [...whole, { label: 'pairs of turns in a row', found, all, paper: paperContamination.turnPairs }];
}

function queryLines({ queries, rows }: Contamination): ContaminationLine[] {
  return queries.flatMap(({ words, queries: all, repeated, rows: found }) => [
    { label: `queries that share ${words} words with a row`, found: repeated, all },
    { label: `rows that share ${words} words with a query`, found, all: rows },
  ]);
}

function toolLines({ tools }: Contamination): ContaminationLine[] {
  const { tools: all, sameName, sameDescription, sameParameters } = tools;
  return [
    { label: 'tools of the pool with the name of one', found: sameName, all },
    { label: 'tools with its name and description', found: sameDescription, all },
    { label: 'tools with the parameters of one', found: sameParameters, all },
  ];
}

function rowLines({ overlapping, rows: all }: Contamination): ContaminationLine[] {
  return [
    { label: 'rows with the path of a conversation', found: overlapping['benchmark-path'], all },
    { label: 'other rows with words of a query', found: overlapping['benchmark-query'], all },
    { label: 'other rows with a copied tool', found: overlapping['benchmark-tool'], all },
  ];
}
