import type { Json } from '../../../core/json.ts';
import type { Random } from '../../../core/random.ts';
import { type Face, faceOf } from '../face.ts';
import { mathApi } from './native.ts';

/** A named series of measurements. */
export type Series = { title: string; unit: string; readings: number[] };

/** What a person has on the desk: series of measurements and single figures. The native class keeps nothing. */
export type DeskState = { series: Series[]; invoices: { payee: string; amount: number }[] };

/** How the tools of the calculator reach the native class. */
export const calculator: Face = faceOf(mathApi, [
  {
    native: /^(?:Cannot divide by|Whole value cannot be) zero$/,
    kind: 'refused',
    says: 'Nothing can be divided by 0.',
  },
  { native: /^Cannot .* of an empty list$/, kind: 'refused', says: 'Give one number at least.' },
  { native: /^Conversion from .*$/, kind: 'refused', says: 'These two units do not measure the same.' },
  { native: /^Cannot calculate square root.*$/, kind: 'refused', says: 'A number below 0 has no real root.' },
  { native: /^valid range for prec.*$/, kind: 'refused', says: 'Ask for one digit at least.' },
  { native: /^.*[rR]esult out of range.*$/, kind: 'refused', says: 'The outcome is too large to be written down.' },
  { native: /^$/, kind: 'refused', says: 'The logarithm to that base does not exist.' },
]);

/** The quantities that people keep records of: what a reading is about, and how far apart readings are. */
const quantities = [
  quantity('greenhouse temperature', 'celsius', 16, 31),
  quantity('cold store temperature', 'celsius', 2, 7),
  quantity('weekly rainfall', 'millimeters', 4, 58),
  quantity('morning run', 'kilometers', 3, 14),
  quantity('body weight', 'kilograms', 58, 96),
  quantity('parcel weight', 'kilograms', 1, 24),
  quantity('plank length', 'centimeters', 80, 310),
  quantity('seedling height', 'centimeters', 3, 28),
  quantity('power use', 'kilowatt hours', 6, 32),
  quantity('water use', 'liters', 90, 260),
  quantity('commuting time', 'minutes', 18, 75),
  quantity('wind speed', 'kilometers per hour', 4, 63),
  quantity('air pressure', 'hectopascals', 985, 1035),
  quantity('test score', 'points', 42, 100),
  quantity('daily takings', 'euros', 240, 980),
  quantity('honey harvest', 'kilograms', 5, 19),
  quantity('river level', 'centimeters', 110, 420),
  quantity('page views', 'visits', 310, 2900),
  quantity('bread loaves', 'loaves', 35, 140),
  quantity('noise level', 'decibels', 34, 88),
] as const;

const payees = [
  'Alder Roofing',
  'Brightwell Dental',
  'Corvo Printing',
  'Dunmore Fuels',
  'Elmhurst Nursery',
  'Fenwick Glass',
  'Gable & Pine',
  'Harrow Cleaning',
  'Ilex Catering',
  'Juniper Optics',
  'Kestrel Couriers',
  'Larkfield Stables',
  'Marlow Paints',
  'Northgate Plumbing',
  'Orchard Bakery',
  'Pellworth Tiles',
  'Quillon Books',
  'Rowan Electric',
  'Saltmarsh Boats',
  'Tarn Bicycles',
] as const;

/** Six series of three to five readings, and eight invoices. */
export function seedDesk(random: Random): DeskState {
  return {
    ...calculator.seed({}),
    series: random.sample(quantities, 6).map(({ title, unit, low, high }) => {
      const step = high - low > 100 ? 1 : 10;
      const reading = () => random.integer(low * step, high * step) / step;
      return { title, unit, readings: Array.from({ length: random.integer(3, 5) }, reading) };
    }),
    invoices: random.sample(payees, 8).map((payee) => ({ payee, amount: random.integer(900, 98_000) / 100 })),
  };
}

/** A native result as a number of nine digits; the native class tells some as `Decimal('1.41')` or `mpf('0.3')`. */
export function figureOf(result: Json | undefined): number {
  const [, digits = String(result)] = /\('(.*)'\)$/.exec(String(result)) ?? [];
  return Number(Number(digits).toPrecision(9));
}

function quantity(title: string, unit: string, low: number, high: number) {
  return { title, unit, low, high };
}
