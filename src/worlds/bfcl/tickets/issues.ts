/** A matter that somebody reports to the help desk, with the words for it and for its end. */
export interface Issue {
  subject: string;
  details: string;
  solution: string;
}

/** What tickets are about. */
export const issues: readonly Issue[] = [
  issue(
    'Projector flickers',
    'the picture goes dark every few minutes',
    'the lamp was loose and is fixed in place now',
  ),
  issue('Badge not accepted', 'the east gate stays red when I hold my badge to it', 'the badge was written anew'),
  issue('Slow file share', 'saving a spreadsheet takes more than a minute', 'the share moved to a faster disk'),
  issue('Missing desk lamp', 'the lamp was gone after the cleaning', 'the lamp stood in the storage room'),
  issue('Calendar out of step', 'meetings show up an hour late on my phone', 'the time zone of the phone was wrong'),
  issue('Printer eats paper', 'every third page gets stuck in tray two', 'the feed roller was replaced'),
  issue('Heating too strong', 'it is 27 degrees at my desk by noon', 'the valve was turned down and locked'),
  issue('Lost headset', 'I left it in the training room on Monday', 'a spare headset was handed out'),
  issue('Expired licence', 'the drawing program closes itself after start', 'the licence was renewed for a year'),
  issue('Squeaking door', 'the door to the archive can be heard two floors up', 'the hinges were oiled'),
  issue('Locked-out laptop', 'it asks for a recovery key that I never got', 'the key was read out over the phone'),
  issue(
    'No sound in calls',
    'the others hear me but I do not hear them',
    'the right speaker was chosen in the settings',
  ),
  issue('Coffee machine leaks', 'there is a puddle under it every morning', 'a new seal was put in'),
  issue('Wrong name on invoice', 'the invoice still shows our old company name', 'a corrected invoice was sent out'),
  issue('Broken window blind', 'it hangs down on one side and blocks the view', 'the cord was threaded again'),
  issue('Spam from supplier', 'I get twenty mails a day from the same sender', 'the sender is on the block list now'),
  issue(
    'Scanner cuts edges',
    'the bottom centimetre is missing on every scan',
    'the page size was set to the right one',
  ),
  issue('Access to payroll folder', 'I took over from a colleague and need to see it', 'read access was granted'),
  issue(
    'Elevator stops short',
    'there is a step of five centimetres on floor three',
    'the service company adjusted it',
  ),
  issue('Monitor shows stripes', 'green stripes appear after about an hour', 'the cable was exchanged'),
  issue('Web form times out', 'customers cannot finish their order on the last page', 'the time limit was raised'),
  issue('Dead phone line', 'there is no dial tone at the front desk', 'the plug in the cabinet had come off'),
  issue('New chair needed', 'the backrest no longer stays upright', 'a chair from the second floor was brought over'),
  issue('Backup failed twice', 'the nightly report says that the disk is full', 'old copies were removed to make room'),
  issue('Parking card rejected', 'the barrier does not open since the first of the month', 'the card was extended'),
  issue('Typing lag', 'letters appear seconds after I press the keys', 'a stuck update was finished by hand'),
];

function issue(subject: string, details: string, solution: string): Issue {
  return { subject, details, solution };
}

/** Words for the end of a matter that is not one of the known ones. */
export const plainSolutions = [
  'a restart was all it took',
  'it was settled on the phone',
  'the part was replaced',
  'the instructions were sent by mail',
  'a colleague on site took care of it',
  'it went away after the last update',
] as const;

/** What one learns about a matter later on. */
export const laterDetails = [
  'it also happens on the ground floor',
  'it only happens in the afternoon',
  'two colleagues have seen it as well',
  'it began right after the move',
  'it comes back about once a week',
  'it got worse since yesterday',
  'a visitor noticed it first',
  'it went away for a day and is back',
  'it keeps three of us from working',
  'a photo of it is in the shared folder',
  'it can wait until the holidays are over',
  'the caretaker knows about it already',
  'it concerns the whole second floor',
] as const;

/** Account names of the people who report things. */
export const staff = [
  'agnes.holm',
  'bilal.karim',
  'corinna.fuchs',
  'dario.mancini',
  'elsa.nyberg',
  'farid.haddad',
  'gwen.parry',
  'henrik.dahl',
  'ines.carvalho',
  'jonas.wirth',
  'keiko.mori',
  'lamar.brooks',
  'mirela.ionescu',
  'noah.stein',
  'olga.sidorova',
  'pavel.hruska',
  'quentin.roche',
  'rosa.delgado',
  'stellan.berg',
  'tamsin.hale',
  'usha.menon',
  'vera.lindt',
] as const;

/** Words that pass codes are made of. */
export const codeWords = [
  'amber',
  'birch',
  'comet',
  'delta',
  'ember',
  'fjord',
  'grove',
  'heron',
  'iris',
  'jade',
] as const;
