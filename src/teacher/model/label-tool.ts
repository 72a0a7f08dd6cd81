import { z } from 'zod';
import { categories } from '../../core/categories.ts';
import { isRefusal, type LabelTool } from '../../core/teacher.ts';
import { ask, type RoleModel } from './ask.ts';
import { toolText } from './texts.ts';

const answerSchema = z.object({ category: z.enum(categories) });

/** Gives a tool its category (METHOD §12.3); `misc` where the model gives none. */
export function labelToolBy(role: RoleModel): LabelTool {
  return async (tool) => {
    const answered = await ask(role, {
      name: 'label-tool',
      parts: { categories: categories.join(', '), tool: `${toolText(tool)}\nIt belongs to: ${tool.toolset}` },
      schema: answerSchema,
      read: (answer) => answer,
      settings: { temperature: 0, maxTokens: 100 },
    });
    return isRefusal(answered) ? 'misc' : answered.category;
  };
}
