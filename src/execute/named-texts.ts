import { faker } from '@faker-js/faker/locale/en';
import type { Random } from '../core/random.ts';
import { inventName, inventSentence, inventTerm } from './words.ts';

/** A date of the year 2026. */
export function inventDate(random: Random): string {
  return `2026-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`;
}

/** A time of day, to the quarter of an hour. */
export function inventTime(random: Random): string {
  return `${twoDigits(random.integer(7, 21))}:${twoDigits(random.pick([0, 15, 30, 45]))}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function inventUrl(random: Random): string {
  return `https://www.${inventTerm(random).replace(' ', '-')}.example/${random.integer(100, 999)}`;
}

const byFormat: Readonly<Record<string, (random: Random) => string>> = {
  date: inventDate,
  'date-time': (random) => `${inventDate(random)}T${inventTime(random)}:00Z`,
  time: (random) => `${inventTime(random)}:00Z`,
  email: () => faker.internet.email().toLowerCase(),
  uri: inventUrl,
  url: inventUrl,
  uuid: () => faker.string.uuid(),
  ipv4: () => faker.internet.ipv4(),
};

type Maker = (random: Random, words: string) => string;

const pickFrom =
  (...values: string[]): Maker =>
  (random) =>
    random.pick(values);

// First match wins, so the particular stands before the general.
const byWords: readonly [RegExp, Maker][] = [
  [/\be ?mail\b/, () => faker.internet.email().toLowerCase()],
  [/\b(?:phone|mobile|msisdn|whatsapp)\b/, () => faker.phone.number({ style: 'international' })],
  [/\b(?:url|link|website|uri|href|homepage|image|photo|avatar|thumbnail|picture)\b/, inventUrl],
  [/\bip(?: address)?$/, () => faker.internet.ipv4()],
  [/\biban\b/, () => faker.finance.iban()],
  [/\bcurrency\b/, pickFrom('USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD')],
  [/\b(?:symbols?|tickers?|stock)$/, pickFrom('ACME', 'NOVA', 'ORBT', 'LUMN', 'QRTZ', 'VLTA')],
  [/\bcountry code\b/, () => faker.location.countryCode()],
  [/\b(?:country|nationality)\b/, () => faker.location.country()],
  [/\b(?:city|town|location|place|destination|origin|airport)\b/, () => faker.location.city()],
  [/\b(?:zip|postal|postcode|plz)\b/, () => faker.location.zipCode('#####')],
  [/\b(?:street|address)\b/, () => faker.location.streetAddress()],
  [/\b(?:state|region|province)\b/, () => faker.location.state()],
  [/\b(?:lat|latitude)\d?\b/, (random) => (random.integer(-6000, 6000) / 100).toFixed(2)],
  [/\b(?:lon|lng|long|longitude)\d?\b/, (random) => (random.integer(-17_000, 17_000) / 100).toFixed(2)],
  [/\b(?:lang|locale)\b/, pickFrom('en', 'de', 'fr', 'es', 'it')],
  [/\blanguage\b/, pickFrom('English', 'German', 'French', 'Spanish', 'Italian')],
  [/\btime ?zone\b|\btz\b/, pickFrom('Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney')],
  [/\b(?:date|day|since|until|birthday|published|created|updated|modified)\b/, inventDate],
  [/\b(?:interval|timeframe)\b/, pickFrom('1h', '1d', '1w')],
  [/\b(?:time|hour)\b/, inventTime],
  [/\bperiod\b/, pickFrom('annual', 'quarterly', 'monthly')],
  [/\b(?:first|given) name\b/, () => faker.person.firstName()],
  [/\b(?:last name|surname)\b/, () => faker.person.lastName()],
  [/\b(?:user ?name|handle|login|screen name|nickname)\b/, () => faker.internet.username().toLowerCase()],
  [/\b(?:password|secret)\b/, (random) => `pw-${random.integer(100_000, 999_999)}`],
  [/\b(?:company|vendor|brand|organi[sz]ation|manufacturer)\b/, () => faker.company.name().replace(/,? and /, ' & ')],
  [
    /\b(?:author|person|owner|artist|player|actor|director|full name|customer|sender|recipient)$/,
    () => faker.person.fullName(),
  ],
  [/\b(?:product|item)(?: name)?$/, () => faker.commerce.productName()],
  [/\b(?:colou?r|hex)\b/, pickFrom('#1f6f8b', '#e07a5f', '#3d405b', '#81b29a')],
  [/\b(?:emojis?|reactions?)$/, pickFrom('👍', '🎉', '❤️', '👀', '🚀')],
  [/\bconnection string\b/, pickFrom('postgresql://demo@db.example/orders', 'mongodb://db.example/orders')],
  [/\bsql\b/, pickFrom('SELECT * FROM orders LIMIT 10', 'SELECT COUNT(*) FROM customers', 'SELECT name FROM products')],
  [
    /\b(?:database|db|table|collection|schema|bucket)(?: name)?$/,
    pickFrom('orders', 'customers', 'inventory', 'invoices', 'events'),
  ],
  [/\bexchange\b/, pickFrom('NASDAQ', 'NYSE', 'LSE', 'XETRA')],
  [/\bdomain\b/, (random) => `${inventTerm(random).replace(' ', '-')}.example`],
  [/\b(?:path|file|directory|folder)\b/, (random) => `/home/demo/${inventTerm(random).replace(' ', '-')}.txt`],
  [/\bgender|sex\b/, pickFrom('female', 'male')],
  [/\b(?:id|key|code|token|ref|hash|uuid|cursor|number)$/, inventId],
  [/\b(?:keys|tokens|refs|codes|ids)$/, inventId],
  [
    /\b(?:query|keywords?|search|term|topic|subject|title|q|pattern|category|genre|tags?|label)$/,
    (random) => inventTerm(random),
  ],
  [
    /\b(?:text|content|body|description|summary|comment|note|prompt|caption|overview|snippet|details?|reason|question|answer|review)$/,
    (random) => `${inventSentence(random)}.`,
  ],
  [/\bname\b/, (random) => inventName(random)],
  [/^(?:from|to|start|end|before|after)$/, inventDate],
];

/** A text for a field, by its format or by the words of its name; undefined when neither says what it is. */
export function textNamed(words: string, format: unknown, random: Random): string | undefined {
  const make =
    (typeof format === 'string' ? byFormat[format] : undefined) ??
    byWords.find(([pattern]) => pattern.test(words))?.[1];
  if (!make) return undefined;
  faker.seed(random.integer(0, 0x7fff_ffff));
  return make(random, words);
}

function inventId(random: Random, words: string): string {
  const stem = words.replace(/\b(?:id|key|code|token|ref|hash|uuid|cursor|number)s?$/, '').replace(/[^a-z]/g, '');
  const digits = random.integer(10_000, 99_999);
  if (stem === '' && /\b(?:ids?|number)$/.test(words)) return String(digits);
  return `${(stem || words.replaceAll(' ', '')).slice(0, 3).toUpperCase()}-${digits}`;
}
