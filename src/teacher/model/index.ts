import type { ChatModel } from '../../core/chat-model.ts';
import type { JudgeTurn, Teacher } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { actBy } from './act.ts';
import type { RoleModel } from './ask.ts';
import { checkLabelBy } from './check-label.ts';
import { classifyToolBy } from './classify-tool.ts';
import { fillCallBy } from './fill-call.ts';
import { judgeDependenciesBy } from './judge-dependencies.ts';
import { judgeNestedBy } from './judge-nested.ts';
import { judgeTurnBy } from './judge-turn.ts';
import { labelToolBy } from './label-tool.ts';
import type { Prompts } from './prompts.ts';
import { renameToolBy } from './rename-tool.ts';
import { simulateCallBy } from './simulate-call.ts';
import { writeQueryBy } from './write-query.ts';

export { studentBy } from './act.ts';
export { type CriticOptions, criticise } from './critic.ts';
export { type PromptName, promptNames, promptParts, type QueryStyle, queryStyles } from './prompt-parts.ts';
export { loadPrompts, type Prompt, type Prompts, promptFiles, promptFolder } from './prompts.ts';

/** What a teacher over a model needs. */
export interface ModelTeacherOptions {
  prompts: Prompts;
  /** The tool with this id. */
  tool(id: string): Tool;
  /** Rules that judge a turn before the model is asked. */
  rules: JudgeTurn;
  /** Hears of every answer: why it could not be used, or null. */
  onAnswer?: RoleModel['onAnswer'];
}

/** A chat model in every role of the teacher; a run takes from it the roles that the model is to play. */
export function modelTeacher(model: ChatModel, { prompts, tool, rules, onAnswer }: ModelTeacherOptions): Teacher {
  const role = { model, prompts, onAnswer };
  return {
    labelTool: labelToolBy(role),
    classifyTool: classifyToolBy(role),
    renameTool: renameToolBy(role),
    judgeDependencies: judgeDependenciesBy(role),
    judgeNested: judgeNestedBy(role),
    writeQuery: writeQueryBy(role),
    fillCall: fillCallBy(role),
    act: actBy({ ...role, tool, settings: { temperature: 0, maxTokens: 2000 } }),
    judgeTurn: judgeTurnBy(role, rules),
    checkLabel: checkLabelBy(role),
    simulateCall: simulateCallBy(role),
  };
}
