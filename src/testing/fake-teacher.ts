import { misuse } from '../core/errors.ts';
import type { Teacher } from '../core/teacher.ts';

/** A teacher that plays the roles it was given, and remembers what it was asked. */
export interface FakeTeacher extends Teacher {
  /** The requests of every role, in order. */
  readonly asked: { readonly [Role in keyof Teacher]: readonly Parameters<Teacher[Role]>[0][] };
}

/** A teacher with the given roles. A role that is asked for and was not given throws `misuse` with its name. */
export function fakeTeacher(roles: Partial<Teacher>): FakeTeacher {
  const asked: Record<keyof Teacher, unknown[]> = {
    labelTool: [],
    classifyTool: [],
    renameTool: [],
    judgeDependencies: [],
    judgeNested: [],
    writeQuery: [],
    fillCall: [],
    act: [],
    judgeTurn: [],
    checkLabel: [],
    simulateCall: [],
  };
  const played = (Object.keys(asked) as (keyof Teacher)[]).map((role) => {
    const answer = (request: unknown) => {
      asked[role].push(request);
      const play = roles[role] as ((request: unknown) => unknown) | undefined;
      if (!play) misuse(`the fake teacher was asked for ${role}`, { expected: `fakeTeacher({ ${role}: … })` });
      return play(request);
    };
    return [role, answer];
  });
  return { ...Object.fromEntries(played), asked };
}
