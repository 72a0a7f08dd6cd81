import { dict, equal, type PythonDict, type PythonValue, str, strptime, textWith } from '../../../python/index.ts';
import { isDay } from './native-flights.ts';
import type { TravelState } from './native-state.ts';

/** Whether a traveller is the user, of age on the day that is today, and has a passport of the United States. */
export function verifyTraveler(
  state: TravelState,
  first: PythonValue,
  last: PythonValue,
  birth: PythonValue,
  passport: PythonValue,
): PythonDict {
  const fault = travelerFault(state, first, last, birth, passport);
  if (fault === undefined) return dict({ verification_status: true });
  return dict({ verification_status: false, verification_failure: fault });
}

function travelerFault(
  { user_first_name, user_last_name, _today }: TravelState,
  first: PythonValue,
  last: PythonValue,
  birth: PythonValue,
  passport: PythonValue,
): string | undefined {
  if (!equal(first, user_first_name) || !equal(last, user_last_name)) {
    const expected = `${str(user_first_name)} ${str(user_last_name)}`;
    return `Cannot book flight information for another user.Expected ${expected}, got ${str(first)} ${str(last)}`;
  }
  if (!isDay(birth)) return 'Invalid date of birth format. Please use YYYY-MM-DD.';
  if (ageAt(_today, strptime(birth, '%Y-%m-%d')) < 18) return 'Traveler must be at least 18 years old.';
  return textWith(passport, 'startswith').startsWith('US')
    ? undefined
    : 'Passport must be issued by the United States.';
}

function ageAt(today: string, birth: Date): number {
  const now = strptime(today, '%Y-%m-%d');
  const months = now.getUTCMonth() - birth.getUTCMonth();
  const birthdayIsToCome = months < 0 || (months === 0 && now.getUTCDate() < birth.getUTCDate());
  return now.getUTCFullYear() - birth.getUTCFullYear() - (birthdayIsToCome ? 1 : 0);
}
