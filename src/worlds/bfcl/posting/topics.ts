/** What the accounts post about: a word, found in every text, with its hashtag, and texts. */
export interface Topic {
  word: string;
  hashtag: string;
  texts: readonly string[];
}

export const topics: readonly Topic[] = [
  {
    word: 'ceramics',
    hashtag: '#ceramics',
    texts: [
      'three bowls survived the kiln, a good day for ceramics',
      'my ceramics shelf is finally full',
      'looking for a glaze that makes ceramics shine like wet stone',
    ],
  },
  {
    word: 'sourdough',
    hashtag: '#sourdough',
    texts: [
      'the sourdough starter woke up before I did',
      'tried rye in the sourdough and will not go back',
      'who else names their sourdough loaves',
    ],
  },
  {
    word: 'tomatoes',
    hashtag: '#balconygarden',
    texts: [
      'first tomatoes of the year, still green but proud',
      'rain again, yet the tomatoes do not mind',
      'giving away tomatoes to anyone with a basket',
    ],
  },
  {
    word: 'owls',
    hashtag: '#birding',
    texts: [
      'heard two owls behind the old mill last night',
      'a whole family of owls moved into the barn',
      'counting owls until midnight, bring tea',
    ],
  },
  {
    word: 'comet',
    hashtag: '#stargazing',
    texts: [
      'the comet is visible without a telescope this week',
      'clouds hid the comet, but the company was great',
      'drew the comet from memory on the way home',
    ],
  },
  {
    word: 'gravel',
    hashtag: '#cycling',
    texts: [
      'sixty miles of gravel and not one puncture',
      'new tires for the gravel bike, old legs as ever',
      'the gravel path along the canal is open again',
    ],
  },
  {
    word: 'accordion',
    hashtag: '#folkmusic',
    texts: [
      'found an accordion at the flea market, pray for my neighbours',
      'the accordion needs new straps before the barn dance',
      'second accordion lesson, first real tune',
    ],
  },
  {
    word: 'endgame',
    hashtag: '#chess',
    texts: [
      'lost a won endgame and learned more than from ten wins',
      'the rook endgame of round four deserves a frame',
      'practising one endgame a day until autumn',
    ],
  },
  {
    word: 'lighthouse',
    hashtag: '#coastlife',
    texts: [
      'the lighthouse keeper showed us the lamp room',
      'fog all morning, only the lighthouse in sight',
      'painting the lighthouse for the fourth time this summer',
    ],
  },
  {
    word: 'mystery',
    hashtag: '#bookclub',
    texts: [
      'finished the mystery in one night and regret nothing',
      'our next mystery comes from the library sale',
      'I guessed the ending of this mystery on page twelve',
    ],
  },
  {
    word: 'sauna',
    hashtag: '#slowweekend',
    texts: [
      'sauna, lake, soup, sleep',
      'built a sauna from the wood of the old shed',
      'the village sauna reopens on Friday',
    ],
  },
  {
    word: 'typewriter',
    hashtag: '#secondhand',
    texts: [
      'this typewriter came with a half-written love letter',
      'ribbon found, typewriter saved',
      'wrote ten postcards on the typewriter today',
    ],
  },
  {
    word: 'robot',
    hashtag: '#makers',
    texts: [
      'our robot can water the plants now, and the cat',
      'taught the robot to sort screws by size',
      'the robot fell down the stairs and asked for updates',
    ],
  },
  {
    word: 'marathon',
    hashtag: '#running',
    texts: [
      'eight weeks to the marathon and the rain is back',
      'signed up for a marathon after one slice of cake',
      'the marathon route passes my front door',
    ],
  },
];

/** Handles of accounts. */
export const handles = [
  'marlowfinch',
  'tidepoolradio',
  'ingridspins',
  'cedarandsalt',
  'quietlantern',
  'bramblepress',
  'novaokafor',
  'dusttrailtim',
  'pelicanpost',
  'saffronlee',
  'hollowayhikes',
  'mapleandmoss',
  'ruedesetoiles',
  'kettlebytes',
  'oswinwrites',
  'junipervale',
  'lowtidelena',
  'copperwren',
  'sundaytinker',
  'violetarchive',
  'harborhugo',
  'pixelorchard',
  'nightferry',
  'thymekeeper',
] as const;

/** What accounts answer under a post. */
export const replies = [
  'this made my day',
  'count me in next time',
  'where can I get one of those',
  'my grandmother would be proud of you',
  'please post a picture when it is done',
  'same here, and it never gets old',
  'I have to disagree, but kindly',
  'tell us how it went',
  'saving this for the weekend',
  'you have just cost me an evening',
  'I knew you could do it',
  'that sounds like a plan',
  'any advice for beginners',
  'this belongs on a postcard',
] as const;

/** What passphrases are put together from. */
export const passWords = ['amber', 'cobble', 'drift', 'ember', 'fathom', 'glade', 'harrow', 'indigo', 'larch'] as const;
