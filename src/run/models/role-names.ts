import type { Teacher } from '../../core/teacher.ts';

/** The roles of the teacher as a configuration names them, which is also how their prompts are called. */
export const teacherRoles = {
  'label-tool': 'labelTool',
  'classify-tool': 'classifyTool',
  'rename-tool': 'renameTool',
  'judge-dependencies': 'judgeDependencies',
  'judge-nested': 'judgeNested',
  'write-query': 'writeQuery',
  'fill-call': 'fillCall',
  act: 'act',
  'judge-turn': 'judgeTurn',
  'check-label': 'checkLabel',
  'simulate-call': 'simulateCall',
} as const satisfies Readonly<Record<string, keyof Teacher>>;
export type TeacherRole = keyof typeof teacherRoles;

export const teacherRoleNames = Object.keys(teacherRoles) as readonly TeacherRole[];

/** Everybody who can be a model: the roles of the teacher, and the student. */
export const roleNames = [...teacherRoleNames, 'student'] as const;
export type RoleName = (typeof roleNames)[number];
