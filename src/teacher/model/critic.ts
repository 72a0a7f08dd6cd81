import { speaksOfHints } from '../../core/hint-words.ts';
import type { Task } from '../../core/task.ts';
import type { JudgeTurn } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import type { Turn } from '../../core/trajectory.ts';
import { plainWords } from '../../core/value-text.ts';
import type { Prompts } from './prompts.ts';

/** What a turn is compared by. */
export interface CriticOptions {
  /** Rules that compare a turn with the reference. */
  judgeTurn: JudgeTurn;
  tool(id: string): Tool;
  prompts: Prompts;
}

/**
 * Says what is wrong with a turn that a model played as the teacher, in words that help it to do better (METHOD §21,
 * FunReason-MT): the result differs from the reference, the text speaks of hints, or it repeats the instructions.
 */
export function criticise(task: Task, { judgeTurn, tool, prompts }: CriticOptions) {
  const instructions = ` ${plainWords(prompts.prompt('act').system)} `;
  return async (turn: Turn, at: number): Promise<string | null> => {
    const request = { turn: task.turns[at]!, history: task.turns.slice(0, at), steps: turn.steps, tool };
    const judgement = await judgeTurn(request);
    if (!judgement.correct) return `In message ${judgement.step + 1}: ${judgement.reason}.`;
    const text = turn.steps.at(-1)?.content ?? '';
    if (speaksOfHints(text)) return 'The closing text speaks of the hint.';
    return repeatsWords(text, instructions) ? 'The closing text repeats the instructions.' : null;
  };
}

/** So many words in a row are no chance. */
const longestChance = 8;

function repeatsWords(text: string, instructions: string): boolean {
  const words = plainWords(text).split(' ');
  for (let at = 0; at + longestChance <= words.length; at += 1) {
    if (instructions.includes(` ${words.slice(at, at + longestChance).join(' ')} `)) return true;
  }
  return false;
}
