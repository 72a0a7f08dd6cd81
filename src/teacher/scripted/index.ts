import type { ToolPhrases } from '../../core/phrases.ts';
import type { Teacher } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import type { World } from '../../core/world.ts';
import { actWith } from './agent.ts';
import { derivePhrases } from './derive.ts';
import { fillCall } from './fill-call.ts';
import { judgeTurn } from './judge.ts';
import { judgeNestedWith } from './nested.ts';
import { type PhrasesOf, writeQueryWith } from './write-query.ts';

export { judgeTurn } from './judge.ts';
export { scriptedStudent } from './student.ts';

/** What the scripted teacher knows. */
export interface ScriptedTeacherOptions {
  /** Worlds whose phrases the teacher speaks with. For other tools it derives plain wording. */
  worlds: readonly World[];
  /** The tool with this id. */
  tool(id: string): Tool;
}

/** The roles that need no model and no rules of a stage. */
export type ScriptedTeacher = Pick<Teacher, 'judgeNested' | 'writeQuery' | 'fillCall' | 'act' | 'judgeTurn'>;

/** A teacher without a model: deterministic under the seed, and right by construction. */
export function scriptedTeacher({ worlds, tool }: ScriptedTeacherOptions): ScriptedTeacher {
  const phrases = phrasesIn(worlds);
  return {
    judgeNested: judgeNestedWith(phrases),
    writeQuery: writeQueryWith(phrases),
    fillCall,
    act: actWith(phrases, tool),
    judgeTurn,
  };
}

function phrasesIn(worlds: readonly World[]): PhrasesOf {
  const byWorld = new Map(worlds.map((world) => [world.name, world.phrases]));
  const derived = new Map<string, ToolPhrases>();
  return (tool) => {
    const written = tool.source.kind === 'world' ? byWorld.get(tool.toolset)?.[tool.source.name] : undefined;
    if (written) return written;
    let phrases = derived.get(tool.id);
    if (!phrases) {
      phrases = derivePhrases(tool);
      derived.set(tool.id, phrases);
    }
    return phrases;
  };
}
