import type { PythonDict } from '../../python/index.ts';
import { Fields } from '../fields.ts';
import { environmentNames } from './environment-name.ts';
import type { ToolQueryTask, UserSetting } from './task.ts';

/**
 * Reads a task in AgentGym's form, whose only subgoal is the answer, or in AgentBoard's, with several results. Known
 * faults of the data are left as they are. Throws `bad-file` for a record that lacks what it must have.
 */
export function readTask(record: PythonDict, where: string): ToolQueryTask {
  const fields = new Fields(record, where);
  const about = fields.part('additional_info');
  const environment = about.choice('tool', environmentNames);
  const subgoals = fields.list('subgoals');
  if (subgoals.length === 0) fields.refuse('subgoals', 'a list with at least one result');
  return {
    id: `${environment}_${numberOf(fields)}`,
    environment,
    goal: fields.text('goal'),
    subgoals,
    difficulty: fields.choice('difficulty', ['easy', 'hard']),
    ...(environment === 'weather' ? { setting: readSetting(about.part('init_config')) } : {}),
  };
}

function numberOf(fields: Fields): string {
  const id = fields.record.get('id');
  return typeof id === 'bigint' || typeof id === 'string' ? String(id) : fields.refuse('id', 'a whole number');
}

function readSetting(fields: Fields): UserSetting {
  const currentDate = fields.text('current_date');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(currentDate)) fields.refuse('current_date', 'a date like 2023-05-15');
  return { currentDate, currentLocation: fields.text('current_location') };
}
