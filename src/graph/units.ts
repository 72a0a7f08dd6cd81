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

const dimensions = new Map<string, Dimension>(
  Object.entries(unitLines).flatMap(([dimension, units]) =>
    units.split(' ').map((unit) => [unit, dimension as Dimension] as const),
  ),
);

/** The dimension of a unit's normal word, or undefined when the word is no unit. */
export function dimensionOf(word: string): Dimension | undefined {
  return dimensions.get(word);
}
