import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { choice, number } from './parameters.ts';
import { calculator, type DeskState, figureOf } from './state.ts';

const tool = toolsOf<DeskState>();

const lengthUnits = {
  kilometers: 'km',
  meters: 'm',
  centimeters: 'cm',
  millimeters: 'mm',
  micrometers: 'um',
  nanometers: 'nm',
} as const;
const lengthNames = Object.keys(lengthUnits) as (keyof typeof lengthUnits)[];

const measureUnits = {
  centimeters: { native: 'cm', others: ['inches'] },
  meters: { native: 'm', others: ['feet', 'yards'] },
  kilometers: { native: 'km', others: ['miles'] },
  kilograms: { native: 'kg', others: ['pounds'] },
  celsius: { native: 'celsius', others: ['fahrenheit'] },
  inches: { native: 'in', others: ['centimeters'] },
  feet: { native: 'ft', others: ['meters'] },
  yards: { native: 'yd', others: ['meters'] },
  miles: { native: 'miles', others: ['kilometers'] },
  pounds: { native: 'lb', others: ['kilograms'] },
  fahrenheit: { native: 'fahrenheit', others: ['celsius'] },
} as const;
type Measure = keyof typeof measureUnits;
const measureNames = Object.keys(measureUnits) as Measure[];

const fromWords = { noun: 'unit to convert from', supply: ['it is in {value}', 'from {value}, please'] };
const toWords = { noun: 'unit to convert to', supply: ['I need it in {value}', 'to {value}, please'] };

const convertMetricLength = tool({
  name: 'convert_metric_length',
  description: 'Give a length in another metric unit.',
  readOnly: true,
  parameters: {
    from_unit: choice(lengthNames, {
      description: 'Unit of the given length.',
      ...fromWords,
      draw: ({ given, random }) => random.pick(lengthNames.slice(0, 4).filter((name) => name !== given.to_unit)),
    }),
    to_unit: choice(lengthNames, {
      description: 'Unit of the answer.',
      ...toWords,
      draw: ({ given, random }) => random.pick(lengthNames.filter((name) => name !== given.from_unit)),
    }),
    length: number({
      description: 'The length, in the first unit.',
      noun: 'length',
      supply: ['the length is {value}', 'I mean {value}'],
      draw: ({ random }) => random.integer(2, 1800) / 4,
      repeatable: true,
    }),
  },
  output: record({ converted_length: ['number', 'The length in the second unit.'] }),
  run: (state, { from_unit, to_unit, length }) => {
    const given = { value: length, unit_in: lengthUnits[from_unit], unit_out: lengthUnits[to_unit] };
    return answered(calculator.look(state, 'si_unit_conversion', given), ({ result }) => ({
      converted_length: figureOf(result),
    }));
  },
  phrases: {
    requests: [
      'convert {length} from {from_unit}[ to {to_unit}]',
      'change {length} from {from_unit}[ to {to_unit}] for me',
      'rewrite {length} from {from_unit}[ into {to_unit}]',
    ],
    goals: ['convert {length} from {from_unit}[ to {to_unit}]'],
    ability: 'convert metric lengths',
    reports: ['That is {/converted_length} {to_unit}.', 'In {to_unit} it is {/converted_length}.'],
    outputs: {
      '/converted_length': {
        noun: 'converted length',
        verb: 'worked out',
      },
    },
  },
});

const convertMeasure = tool({
  name: 'convert_measure',
  description: 'Give a length, a weight or a temperature in the other system of units, metric or imperial.',
  readOnly: true,
  parameters: {
    from_unit: choice(measureNames, {
      description: 'Unit of the given figure.',
      ...fromWords,
      draw: ({ given, random }) => anyOf(random, partnersOf(given.to_unit as Measure | undefined)),
    }),
    to_unit: choice(measureNames, {
      description: 'Unit of the answer, which measures the same.',
      ...toWords,
      draw: ({ given, random }) => anyOf(random, partnersOf(given.from_unit as Measure | undefined)),
    }),
    quantity: number({
      description: 'The figure, in the first unit.',
      noun: 'figure to convert',
      supply: ['the figure is {value}', 'I mean {value}'],
      draw: ({ random }) => random.integer(6, 480) / 2,
      repeatable: true,
    }),
  },
  output: record({ converted_quantity: ['number', 'The figure in the second unit.'] }),
  run: (state, { from_unit, to_unit, quantity }) => {
    const [unit_in, unit_out] = [measureUnits[from_unit].native, measureUnits[to_unit].native];
    const answer = calculator.look(state, 'imperial_si_conversion', { value: quantity, unit_in, unit_out });
    return answered(answer, ({ result }) => ({ converted_quantity: figureOf(result) }));
  },
  phrases: {
    requests: [
      'convert {quantity} from {from_unit}[ to {to_unit}]',
      'change {quantity} from {from_unit}[ into {to_unit}] for me',
      'translate {quantity} from {from_unit}[ into {to_unit}]',
    ],
    goals: ['convert {quantity} from {from_unit}[ to {to_unit}]'],
    ability: 'convert between metric and imperial units',
    reports: ['That is {/converted_quantity} in {to_unit}.', 'In {to_unit} it comes to {/converted_quantity}.'],
    outputs: {
      '/converted_quantity': {
        noun: 'converted figure',
        verb: 'worked out',
      },
    },
  },
});

/** The units that the other unit of a conversion can be; any, where that one is not known. */
function partnersOf(unit: Measure | undefined): readonly Measure[] {
  return unit === undefined ? measureNames : measureUnits[unit].others;
}

export const conversionTools = [convertMetricLength, convertMeasure];
