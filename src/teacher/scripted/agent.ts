import { callKey, type ToolCall } from '../../core/call.ts';
import type { Random } from '../../core/random.ts';
import type { MissingInformation, ReferenceStep } from '../../core/task.ts';
import type { Act, ActRequest, AgentMessage } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import type { Step } from '../../core/trajectory.ts';
import { summariseCalls } from './report.ts';
import type { PhrasesOf } from './write-query.ts';

/**
 * Plays the agent from hints (METHOD §9): one reference step a message, the same call again after an error, a closing
 * summary of what the tools answered, and plain words where something is missing.
 *
 * @param toolOf the tool of an id, for the words of tools that are not offered.
 */
export function actWith(phrasesOf: PhrasesOf, toolOf: (id: string) => Tool): Act {
  return (request) => {
    const { hint } = request;
    if (hint?.type === 'missing')
      return { content: askFor(hint.missing, phrasesOf, toolOf, request.random), calls: [] };
    if (hint?.type === 'misleading') return mislead(request, hint.messages, phrasesOf);
    if (hint?.type === 'calls') return followSteps(request, hint.steps, phrasesOf);
    return summarise(request, phrasesOf);
  };
}

function followSteps(request: ActRequest, steps: readonly ReferenceStep[], phrasesOf: PhrasesOf): AgentMessage {
  const succeeded = new Set(request.turn.steps.flatMap(successes).map(callKey));
  for (const step of steps) {
    const open = step.calls.filter(({ call }) => !succeeded.has(callKey(call)));
    if (open.length > 0) return { content: null, calls: open.map(({ call }) => call) };
  }
  return summarise(request, phrasesOf, steps);
}

// After the misleading messages are used up, the student closes the turn as it would any other.
function mislead(request: ActRequest, messages: readonly AgentMessage[], phrasesOf: PhrasesOf): AgentMessage {
  return messages[request.turn.steps.length] ?? summarise(request, phrasesOf);
}

function successes({ calls, results }: Step): ToolCall[] {
  return calls.filter((_, at) => results[at]!.ok);
}

/** The closing text: what each visible call answered. Helpers are not reported, and neither are errors that were overcome. */
function summarise(
  { turn, tools, random }: ActRequest,
  phrasesOf: PhrasesOf,
  steps: readonly ReferenceStep[] = [],
): AgentMessage {
  const hidden = new Set(
    steps.filter((step) => step.hidden).flatMap((step) => step.calls.map(({ call }) => call.name)),
  );
  const made = turn.steps.flatMap(({ calls, results }) => calls.map((call, at) => ({ call, result: results[at]! })));
  const kept = made.filter(({ call, result }) => result.ok && !hidden.has(call.name));
  const told = kept.length > 0 ? kept : made.slice(-1);
  const stories = told.map(({ call, result }) => ({
    tool: tools.find(({ name }) => name === call.name) ?? null,
    call,
    result,
  }));
  return { content: summariseCalls(stories, turn.user, phrasesOf, random.fork('report')), calls: [] };
}

const refusals = [
  'I am afraid none of the functions I have can {ability}.',
  'I cannot {ability} with the functions that are available to me.',
  'Sorry, there is no function here that lets me {ability}.',
  'To do that I would need to {ability}, and nothing I have been given does that.',
];
const questions = [
  'Could you tell me the {noun}? I need it to {ability}.',
  'Before I can {ability}, I need to know the {noun}.',
  'What is the {noun}? I cannot {ability} without it.',
  'Happy to {ability}, but the {noun} is missing. Could you give it to me?',
];

/** Says which capability is missing, or asks for the missing value (METHOD §7.3). */
export function askFor(
  missing: MissingInformation,
  phrasesOf: PhrasesOf,
  toolOf: (id: string) => Tool,
  random: Random,
): string {
  const tool = toolOf(missing.tools.at(-1)!);
  const { ability, parameters } = phrasesOf(tool);
  const noun = parameters[missing.parameter ?? '']?.noun ?? missing.parameter?.replaceAll('_', ' ') ?? 'value';
  return random
    .pick(missing.kind === 'function' ? refusals : questions)
    .replace('{ability}', () => ability)
    .replace('{noun}', () => noun);
}
