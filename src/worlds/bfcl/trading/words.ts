import { iterate } from '../../../python/index.ts';
import { sectors, symbolByName } from './native-tables.ts';

/** The companies whose tickers the desk knows by name. */
export const companyNames = symbolByName.keys() as string[];

/** The ticker of a company that the desk knows. */
export function tickerOf(company: string): string {
  return symbolByName.item(company) as string;
}

/** The industries that the desk lists stocks for, in the words of the tools, and as the class has them. */
export const industries = { technology: 'Technology', automobile: 'Automobile' } as const;

/** Every ticker that some industry has. */
export const sectorTickers = sectors.values().flatMap((tickers) => [...iterate(tickers)]) as string[];

/** Tickers of companies that nobody knows by name. */
export const inventedTickers = [
  'BRUN',
  'CLVR',
  'DUNQ',
  'ELMR',
  'FJRD',
  'GLIM',
  'HVEN',
  'IRVO',
  'JUNQ',
  'KELQ',
  'LUMQ',
  'MOSK',
  'NORV',
  'OPLE',
  'PLUV',
  'QILL',
  'RUNQ',
  'SAGV',
  'TIDR',
  'UMBL',
  'VELQ',
  'WRNN',
  'XYLO',
  'YARO',
];

/** Names under which people sign in. */
export const traderNames = [
  'nora.lind',
  'tvarga',
  'ines.falcao',
  'callum77',
  'mirela.d',
  'obruhn',
  'leilah',
  'priya.n',
  'jetter',
  'greta.solberg',
  'hmarchetti',
  'saskia.v',
  'dagny.holt',
  'emeka.o',
  'fiona.brandt',
  'gustavr',
  'hana.kim',
  'ivo.petrov',
  'jolanta',
  'kofi.mensah',
  'lotte.b',
  'marek88',
  'noemi.k',
  'otto.w',
];

/** Words that passcodes are made of. */
export const passcodeWords = [
  'maple',
  'harbor',
  'copper',
  'lantern',
  'meadow',
  'falcon',
  'granite',
  'juniper',
  'saffron',
  'willow',
  'ember',
  'cobalt',
  'orchard',
  'pebble',
  'thistle',
  'walnut',
  'zephyr',
  'quartz',
];
