/** What a quantity measures. */
export type Dimension = 'distance' | 'duration' | 'volume' | 'weight' | 'temperature' | 'money' | 'speed';

const unitLines: Readonly<Record<Dimension, string>> = {
  distance: 'mile kilometer metre centimeter millimeter foot feet yard inch',
  duration: 'second minute hour day week month year millisecond',
  volume: 'liter litre gallon milliliter',
  weight: 'kilogram gram pound ounce tonne',
  temperature: 'celsius fahrenheit kelvin',
  money: 'dollar euro usd eur gbp cent',
  speed: 'mph kmh knot',
};

// Names of quantities of money; their unit is seldom told.
const moneyNames = new Set(
  'price balance fee refund charge charged interest amount payment deposit salary budget bill tax'.split(' '),
);

/** The dimension that the name of a quantity tells by itself, or undefined. */
export function dimensionOfQuantity(head: string): Dimension | undefined {
  return moneyNames.has(head) ? 'money' : undefined;
}

const ratioNames = new Set(['limit', 'rate', 'ratio', 'percent', 'speed']);

/** Whether a quantity of this name bounds or relates others, so that it is not one of what its unit measures. */
export function isRatio(head: string): boolean {
  return ratioNames.has(head);
}

const dimensions = new Map<string, Dimension>(
  Object.entries(unitLines).flatMap(([dimension, units]) =>
    units.split(' ').map((unit) => [unit, dimension as Dimension] as const),
  ),
);

/** The dimension of a unit's normal word, or undefined when the word is no unit. */
export function dimensionOf(word: string): Dimension | undefined {
  return dimensions.get(word);
}
