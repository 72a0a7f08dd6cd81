import type { Tool } from '../../core/tool.ts';
import type { BenchmarkTool } from './reference.ts';
import { wordsOf } from './word-runs.ts';

/** A description of fewer words says too little to be a copy. */
const fewestWords = 3;
/** One parameter of a name and type is shared by chance. */
const fewestParameters = 2;

/** How a tool is like one of the benchmark. */
export interface ToolLikeness {
  sameName: boolean;
  /** Both carry the name, and the words of one description stand in a row in the other. */
  sameDescription: boolean;
  sameParameters: boolean;
}

/** The tools of a benchmark, to look up those of a pool. */
export class ToolIndex {
  readonly #descriptions = new Map<string, string[]>();
  readonly #parameters = new Set<string>();

  constructor(tools: readonly BenchmarkTool[]) {
    for (const { name, description, parameters } of tools) {
      const descriptions = this.#descriptions.get(plainName(name)) ?? [];
      this.#descriptions.set(plainName(name), descriptions);
      descriptions.push(plainWords(description));
      const key = parametersKey(parameters);
      if (key !== null) this.#parameters.add(key);
    }
  }

  /** A tool of a pool goes by the name that the model sees and by that of its source. */
  likeness({ name, source, description, inputSchema }: Tool): ToolLikeness {
    const names = [name, source.name].map(plainName);
    const descriptions = names.flatMap((each) => this.#descriptions.get(each) ?? []);
    const own = plainWords(description);
    const key = parametersKey(typesOf(inputSchema));
    return {
      sameName: descriptions.length > 0,
      sameDescription: descriptions.some((other) => holds(own, other) || holds(other, own)),
      sameParameters: key !== null && this.#parameters.has(key),
    };
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function plainWords(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

function holds(text: string, part: string): boolean {
  return part.trim().split(' ').length >= fewestWords && text.includes(part);
}

function parametersKey(parameters: Readonly<Record<string, string>>): string | null {
  const entries = Object.entries(parameters).map(([name, type]) => `${plainName(name)}: ${type}`);
  return entries.length < fewestParameters ? null : entries.sort().join('\n');
}

function typesOf({ properties }: Tool['inputSchema']): Record<string, string> {
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, typeOf(schema)]));
}

function typeOf(schema: unknown): string {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
  return typeof type === 'string' ? type : 'any';
}
