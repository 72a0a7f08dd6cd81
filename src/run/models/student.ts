import type { Task } from '../../core/task.ts';
import type { Act } from '../../core/teacher.ts';

/** Who makes the mistakes that rejected sides are made of. */
export interface Student {
  /** The student as it plays one sample of a task. */
  act(task: Task, sample: number): Act;
  /** How many samples of a task are looked at. */
  samples: number;
  /** Who it is, for the record. */
  name: string;
}
