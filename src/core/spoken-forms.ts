/** Groups of short and spoken forms that mean the same: codes of units and currencies and how people say them. */
const groups: readonly (readonly string[])[] = [
  ['km', 'kilometre', 'kilometer'],
  ['m', 'metre', 'meter'],
  ['cm', 'centimetre', 'centimeter'],
  ['mi', 'mile'],
  ['ft', 'foot', 'feet'],
  ['in', 'inch', 'inches'],
  ['kg', 'kilogram', 'kilo'],
  ['g', 'gram'],
  ['lb', 'lbs', 'pound'],
  ['oz', 'ounce'],
  ['l', 'litre', 'liter'],
  ['ml', 'millilitre', 'milliliter'],
  ['c', 'celsius', '°c'],
  ['f', 'fahrenheit', '°f'],
  ['min', 'minute'],
  ['h', 'hr', 'hour'],
  ['s', 'sec', 'second'],
  ['usd', 'dollar', 'us dollar', '$'],
  ['eur', 'euro', '€'],
  ['gbp', 'pound', 'pound sterling', '£'],
  ['jpy', 'yen', '¥'],
  ['inr', 'rupee', '₹'],
];

const others = new Map<string, string[]>();
for (const group of groups) {
  for (const form of group) {
    const rest = group.filter((other) => other !== form);
    others.set(form, [...(others.get(form) ?? []), ...rest]);
  }
}

/** Other forms of a word that is a unit or a currency, in lower case; empty for any other word. */
export function spokenForms(word: string): readonly string[] {
  const lower = word.toLowerCase();
  return others.get(lower) ?? (lower.endsWith('s') ? others.get(lower.slice(0, -1)) : undefined) ?? [];
}
