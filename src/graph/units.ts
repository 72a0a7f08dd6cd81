import { textWords } from './words.ts';

/** What a quantity measures. */
export type Dimension = 'distance' | 'duration' | 'volume' | 'weight' | 'temperature' | 'money' | 'speed';

const unitLines: Readonly<Record<Dimension, string>> = {
  distance: 'mile kilometer metre centimeter millimeter foot feet yard inch',
  duration: 'second minute hour day week month year millisecond',
  volume: 'liter litre gallon milliliter',
  weight: 'kilogram gram milligram mg pound ounce tonne',
  temperature: 'celsius fahrenheit kelvin',
  money: 'dollar euro usd eur gbp cent',
  speed: 'mph kmh knot',
};

// Names of quantities of money; their unit is seldom told.
const moneyNames = new Set(
  'price balance fee refund charge charged interest amount payment deposit salary budget bill tax'.split(' '),
);

// Quantities that bound or relate others, so that they are none of what their unit measures.
const ratioNames = new Set(['limit', 'rate', 'ratio', 'percent', 'speed']);

const dimensions = new Map<string, Dimension>(
  Object.entries(unitLines).flatMap(([dimension, units]) =>
    units.split(' ').map((unit) => [unit, dimension as Dimension] as const),
  ),
);

/** The dimension of a unit's normal word, or undefined when the word is no unit. */
export function dimensionOf(word: string): Dimension | undefined {
  return dimensions.get(word);
}

/** What a number measures, and in which unit where that is said. */
export interface Measure {
  dimension: Dimension;
  unit: string | undefined;
}

/** What a number measures by the unit in its name, else by its name, else by the first unit in its description. */
export function readMeasure({
  head,
  unit,
  description,
}: {
  head: string | undefined;
  unit: string | undefined;
  description: string;
}): Measure | undefined {
  if (head !== undefined && ratioNames.has(head)) return undefined;
  const spoken = / per /i.test(description) ? undefined : textWords(description).find((word) => dimensions.has(word));
  const dimension =
    (unit === undefined ? undefined : dimensions.get(unit)) ??
    (head !== undefined && moneyNames.has(head) ? 'money' : undefined) ??
    (spoken === undefined ? undefined : dimensions.get(spoken));
  if (dimension === undefined) return undefined;
  return { dimension, unit: [unit, spoken].find((word) => word !== undefined && dimensions.get(word) === dimension) };
}
