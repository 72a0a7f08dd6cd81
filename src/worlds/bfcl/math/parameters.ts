import type { Json } from '../../../core/json.ts';
import { type DrawContext, type Parameter, type ParameterOptions, parametersOf } from '../../parameters.ts';
import { toCents } from '../../values.ts';
import type { DeskState } from './state.ts';

export const { integer, number, choice, optional } = parametersOf<DeskState>();

type Context = DrawContext<DeskState>;

/** A list of numbers; by default the readings of one series. */
export function readingsOf(
  options: Pick<ParameterOptions<number[], DeskState>, 'description' | 'noun'>,
): Parameter<number[], DeskState, true> {
  const { description, noun } = options;
  return {
    schema: { type: 'array', items: { type: 'number' }, minItems: 1, description },
    required: true,
    noun,
    supply: ['the numbers are {value}', 'take {value}'],
    draw: ({ state, random }) => random.pick(state.series).readings,
  };
}

/** The amount of one of the invoices. */
export function invoiceAmount({ state, random }: Context): number {
  return random.pick(state.invoices).amount;
}

/** A share of another argument of the call, where that one is known. */
export function shareOf(whole: Json | undefined, { state, random }: Context): number {
  const size = typeof whole === 'number' && whole > 0 ? whole : random.pick(state.invoices).amount;
  return toCents((size * random.integer(10, 90)) / 100);
}
