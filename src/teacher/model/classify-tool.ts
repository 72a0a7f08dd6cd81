import { z } from 'zod';
import type { ClassifyTool } from '../../core/teacher.ts';
import { ask, type Problem, type RoleModel } from './ask.ts';
import { toolText } from './texts.ts';

const answerSchema = z.object({ class: z.string() });

/** Gives a tool its class (METHOD §4). */
export function classifyToolBy(role: RoleModel): ClassifyTool {
  return (tool) =>
    ask(role, {
      name: 'classify-tool',
      parts: { tool: toolText(tool) },
      schema: answerSchema,
      read: (answer): { class: string } | Problem => {
        const words = answer.class.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        return words.length >= 2 && words.length <= 6
          ? { class: words.join(' ') }
          : { problem: 'The class is not two to four words.' };
      },
      settings: { temperature: 0, maxTokens: 100 },
    });
}
