import { type Category, categories } from '../core/categories.ts';
import type { LabelTool } from '../core/teacher.ts';
import { parametersOf } from '../core/tool.ts';
import { labelWords } from './label-words.ts';
import { singular, wordsOf } from './text.ts';

type LabelledPart = Parameters<LabelTool>[0];

/** How much a word counts by where it stands. The first sentence of a description says what a tool is for. */
const placeWeights = { name: 4, toolset: 4, opening: 2, description: 1, parameter: 1 };
/** How much a word counts by how closely it goes with the category. */
const strongWeight = 3;
/** Below this a tool is `misc`: one strong word of the description, or two weak ones, is the least that counts. */
const leastScore = 3;
/** The rest of a longer description is about details, and often about other tools. */
const longestDescription = 600;

/** Words of toolset names that say what it is, not what it is about. */
const serverWords = /mcp|server|api|tools?(?![a-z])/gi;

const votes = collectVotes();

function collectVotes(): Map<string, [Category, number][]> {
  const byWord = new Map<string, [Category, number][]>();
  for (const category of categories) {
    const [strong = '', weak = ''] = labelWords[category] ?? [];
    for (const [words, weight] of [[strong, strongWeight] as const, [weak, 1] as const]) {
      for (const word of new Set(wordsOf(words))) {
        byWord.set(word, [...(byWord.get(word) ?? []), [category, weight]]);
      }
    }
  }
  return byWord;
}

/**
 * The category of a tool by the words of its name, description and parameters (METHOD §4), `misc` when they say too
 * little. A word counts once, at its best place; equal scores go to the category that the list names first.
 */
export function labelTool(tool: LabelledPart): Category {
  const scores = new Map<Category, number>();
  for (const [word, weight] of weightedWords(tool)) {
    for (const [category, vote] of votes.get(word) ?? []) {
      scores.set(category, (scores.get(category) ?? 0) + weight * vote);
    }
  }
  let best: Category = 'misc';
  for (const category of categories) {
    const score = scores.get(category) ?? 0;
    if (score >= leastScore && score > (scores.get(best) ?? 0)) best = category;
  }
  return best;
}
labelTool satisfies LabelTool;

function weightedWords(tool: LabelledPart): Map<string, number> {
  const description = tool.description.slice(0, longestDescription);
  const opening = /^.*?[.!?\n](?=\s|$)/s.exec(description)?.[0] ?? description;
  const weights = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const word of wordsOf(text).map(singular)) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  };
  count(tool.name, placeWeights.name);
  count(tool.toolset.replace(serverWords, ' '), placeWeights.toolset);
  count(opening, placeWeights.opening);
  count(description, placeWeights.description);
  for (const [parameter] of parametersOf(tool)) count(parameter, placeWeights.parameter);
  return weights;
}

/**
 * Gives tools without a category the one that most of their toolset's other tools have, when at least half of those
 * agree: the rest of a mail server is about mail, too. Categories and toolsets are parallel lists.
 */
export function fillFromToolsets(labels: readonly Category[], toolsets: readonly string[]): Category[] {
  const counts = new Map<string, Map<Category, number>>();
  for (const [at, label] of labels.entries()) {
    if (label === 'misc') continue;
    const own = counts.get(toolsets[at]!) ?? new Map<Category, number>();
    counts.set(toolsets[at]!, own.set(label, (own.get(label) ?? 0) + 1));
  }
  return labels.map((label, at) => (label === 'misc' ? majorityOf(counts.get(toolsets[at]!)) : label));
}

function majorityOf(counts: ReadonlyMap<Category, number> | undefined): Category {
  if (counts === undefined) return 'misc';
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const most = Math.max(...counts.values());
  if (most * 2 < total) return 'misc';
  return categories.find((category) => counts.get(category) === most)!;
}
