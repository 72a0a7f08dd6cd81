import type { BenchmarkIdentity } from '../../core/contamination.ts';

/** One conversation of a benchmark as the functions that it calls. */
export interface BenchmarkPath {
  id: string;
  /** The category that it is counted under. */
  group: string;
  /** By turn, the names of the functions that the reference solution calls. */
  turns: readonly (readonly string[])[];
  /** The functions that the conversation was written for, where the benchmark says so; they count as its path as well. */
  planned?: readonly string[];
}

/** Something that a user of a benchmark says. */
export interface BenchmarkQuery {
  /** Of the question that it stands in. */
  id: string;
  text: string;
}

/** A tool that a benchmark offers. */
export interface BenchmarkTool {
  name: string;
  description: string;
  /** The types of the parameters, in words of JSON Schema, by name. */
  parameters: Readonly<Record<string, string>>;
}

/** What rows are compared with to see how much of a benchmark they repeat. */
export interface BenchmarkReference {
  identity: BenchmarkIdentity;
  paths: readonly BenchmarkPath[];
  /** Each text once. */
  queries: readonly BenchmarkQuery[];
  tools: readonly BenchmarkTool[];
}
