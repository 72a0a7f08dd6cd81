import { remembered } from './remembered.ts';

// Each line is words that say the same in names of tools, fields and parameters; the first stands for all.
const synonymLines = `
account acct
address addr
amount amt sum total
appointment appt
birthday birthdate dob
city town
content body
country nation
currency ccy
description desc
destination dest
directory dir folder
document doc
email mail
end finish ending
id uuid guid identifier key ref reference
image img photo picture pic
kilogram kg
kilometer kilometre km
language lang
latitude lat
longitude lng lon long
maximum max
message msg
mile mi
minimum min
movie film
number num nr
organization organisation org company
phone telephone tel cell mobile
price cost fare
quantity qty
repository repo
source src
start begin beginning
symbol ticker
temperature temp
text txt
time timestamp datetime
track song
url uri link href
user usr
zip zipcode postcode postal
`;

const canonical = new Map(
  synonymLines.split('\n').flatMap((line) => {
    const words = line.split(' ');
    return words.map((word) => [word, words[0]!] as const);
  }),
);

/** The word that stands for all words of the same meaning: lower case, singular, abbreviations written out. */
function normalWord(word: string): string {
  const lower = word.toLowerCase();
  const singular = singularOf(lower);
  return canonical.get(lower) ?? canonical.get(singular) ?? singular;
}

function singularOf(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|news|series|gps|sms|bus)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The normal words of a name in any of the usual spellings: `customerID`, `customer_ids` and `customer-id` are alike. */
export const nameWords: (name: string) => readonly string[] = remembered((name) =>
  name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word))
    .map(normalWord),
);

const fillers = new Set(
  'a an and any are as at be been by can do does each else for from given has have if in into is it its must no not of on or please should such that the their then there these this to tool use used uses using valid via want was when where which will with you your'.split(
    ' ',
  ),
);

/** The normal content words of the first 128 characters of a description. */
export const textWords: (text: string) => readonly string[] = remembered((text) =>
  nameWords(text.slice(0, 128)).filter((word) => !fillers.has(word)),
);
