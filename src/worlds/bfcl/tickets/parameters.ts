import { type DrawContext, parametersOf } from '../../parameters.ts';
import { anyOf } from '../../values.ts';
import { issues } from './issues.ts';
import { type DeskState, isWaiting, stageOf, stages, waitingStages } from './state.ts';

export const { text, integer, choice, optional } = parametersOf<DeskState>();

type Context = DrawContext<DeskState>;

export const ticketNumber = integer({
  description: 'Number of the ticket.',
  noun: 'ticket number',
  supply: ['it is ticket {value}', 'I mean ticket {value}'],
  stated: 'ticket {value}',
  draw: ({ state, random }: Context) => anyOf(random, state.ticket_queue.filter(isWaiting))?.id,
});

export const urgency = integer({
  description: 'How pressing it is, from 1 (can wait) to 5 (drop everything).',
  noun: 'urgency from 1 to 5',
  supply: ['make it urgency {value}', 'urgency {value}, please'],
  minimum: 1,
  maximum: 5,
  stated: 'urgency {value}',
  draw: ({ state, given, random }: Context) => {
    const present = state.ticket_queue.find(({ id }) => id === given.ticket_number)?.priority;
    return random.pick([1, 2, 3, 4, 5].filter((level) => level !== present));
  },
});

export const subject = text({
  description: 'What the matter is, in a few words.',
  noun: 'subject',
  supply: ['call it {value}', 'the subject is {value}'],
  stated: '"{value}"',
  draw: ({ state, random }: Context) => {
    const known = state.ticket_queue.map(({ title }) => title);
    return anyOf(
      random,
      issues.map((issue) => issue.subject).filter((title) => !known.includes(title)),
    );
  },
});

export const details = text({
  description: 'What is known about the matter.',
  noun: 'description',
  supply: ['put in {value}', 'it should say {value}'],
  stated: '"{value}"',
  draw: ({ state, given, random }: Context) => {
    const title = given.subject ?? state.ticket_queue.find(({ id }) => id === given.ticket_number)?.title;
    return (issues.find((issue) => issue.subject === title) ?? random.pick(issues)).details;
  },
});

/** A stage at which the signed-in person has a ticket that waits for a solution. */
function stageOfOwn({ state, random }: Context) {
  const own = state.ticket_queue.filter(({ created_by }) => created_by === state.current_user);
  const present = own.map(({ status }) => stageOf(status));
  return anyOf(
    random,
    waitingStages.filter((name) => present.includes(name)),
  );
}

/** Such a stage, and now and then one of those that end a ticket. */
export function someStage(context: Context) {
  return context.random.chance(0.1) ? context.random.pick(['resolved', 'closed'] as const) : stageOfOwn(context);
}

const stageWords = {
  noun: 'stage',
  supply: ['the stage is {value}', 'I mean {value}'],
};

export const stage = choice(stages, { description: 'How far the ticket has come.', ...stageWords });

export const waitingStage = choice(waitingStages, {
  description: 'How far the tickets have come.',
  ...stageWords,
  draw: stageOfOwn,
  repeatable: true,
});
