import type { Random } from '../core/random.ts';

/** One of the items, or undefined when there are none. */
export function anyOf<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items.length === 0 ? undefined : random.pick(items);
}

/** A whole number between two bounds that is a multiple of `step`, such as an amount a person would name. */
export function roundNumber(random: Random, low: number, high: number, step: number): number {
  return random.integer(Math.ceil(low / step), Math.floor(high / step)) * step;
}

/** An amount of money, rounded to cents. */
export function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The ISO date of a day of 2026, the first being 1. */
export function dayOf2026(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
}

/** The ISO date some days after another one. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
