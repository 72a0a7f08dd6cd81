import { z } from 'zod';
import type { RenameTool } from '../../core/teacher.ts';
import { toolNamePattern } from '../../core/tool.ts';
import { ask, type Problem, type RoleModel } from './ask.ts';
import { toolText } from './texts.ts';

const answerSchema = z.object({ name: z.string(), description: z.string().min(1) });

/** Gives a tool another name and other words (METHOD §4). */
export function renameToolBy(role: RoleModel): RenameTool {
  return (tool) =>
    ask(role, {
      name: 'rename-tool',
      parts: { tool: toolText(tool) },
      schema: answerSchema,
      read: ({ name, description }): { name: string; description: string } | Problem => {
        if (!toolNamePattern.test(name)) return { problem: 'The name is not of letters, digits and underscores.' };
        if (name === tool.name) return { problem: 'The name is the old one.' };
        return { name, description };
      },
      settings: { temperature: 0, maxTokens: 500 },
    });
}
