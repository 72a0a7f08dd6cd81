import type { Random } from '../core/random.ts';

const qualities =
  'amber bright calm clear coastal early evening first golden green grand hidden highland kind lively little lower maple modern mountain northern open quiet rapid red river silver simple southern steady summer sunny upper urban warm western wild winter'.split(
    ' ',
  );
const things =
  'almanac anchor archive atlas beacon bridge canvas cedar circle compass corner draft field forest gallery garden harbour horizon journal lantern letter market meadow menu notebook orchard outlook path pattern plan project record review ridge route season signal sketch studio summit survey tower trail valley window workshop'.split(
    ' ',
  );

const sentences = [
  'The meeting has moved to Thursday afternoon',
  'Please find the figures for last week below',
  'The delivery arrived this morning in good order',
  'We are looking for volunteers for the spring fair',
  'The new opening hours start on Monday',
  'Thank you for the quick reply, that answers my question',
  'The second floor is closed while the lights are replaced',
  'Our train leaves a little later than planned',
  'The garden needs water twice a day in this heat',
  'Could we talk about the budget before the weekend',
  'The first draft is ready for your comments',
  'Everyone who signed up gets a place on the list',
  'The museum stays open until nine on Fridays',
  'I left the spare keys with the neighbours',
  'The recipe works just as well with pears',
  'Tickets for the concert go on sale tomorrow',
];

/** Two words that could be the name of anything: "Silver Harbour". */
export function inventName(random: Random): string {
  return inventTerm(random).replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Two words that one could search for: "mountain railway". */
export function inventTerm(random: Random): string {
  return `${random.pick(qualities)} ${random.pick(things)}`;
}

/** An everyday sentence without its full stop. */
export function inventSentence(random: Random): string {
  return random.pick(sentences);
}
