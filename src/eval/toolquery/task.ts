import type { PythonValue } from '../../python/index.ts';
import type { EnvironmentName } from './environment-name.ts';

/** What is told apart in the scores: AgentBoard's card calls a task easy that has few subgoals. */
export type Difficulty = 'easy' | 'hard';

/** Where and when the user of a weather task is. */
export interface UserSetting {
  /** `YYYY-MM-DD`. */
  currentDate: string;
  /** The name of a city. */
  currentLocation: string;
}

/** A task of ToolQuery. */
export interface ToolQueryTask {
  /** Unique in all environments: `movie_12`. */
  id: string;
  environment: EnvironmentName;
  goal: string;
  /** The results that the agent must get: whole results of tools, or the answer alone. At least one. */
  subgoals: readonly PythonValue[];
  difficulty: Difficulty;
  /** Only of weather tasks. */
  setting?: UserSetting | undefined;
}
