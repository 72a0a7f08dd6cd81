/** Names of colleagues, or of people who may become ones. */
export const people = [
  'Adaeze Obi',
  'Bruno Salvati',
  'Celine Arnaud',
  'Dmitri Orlov',
  'Eirik Solberg',
  'Farah Qureshi',
  'Gideon Marsh',
  'Hyun-woo Seo',
  'Imke Vos',
  'Jorge Pacheco',
  'Katya Belova',
  'Leopold Kranz',
  'Maribel Fuentes',
  'Nils Aaltonen',
  'Oyelaran Bello',
  'Priya Venkat',
  'Rasmus Toft',
  'Soledad Ibanez',
  'Thandiwe Nkosi',
  'Umberto Greco',
  'Valeria Stanescu',
  'Willem de Groot',
  'Xiomara Leon',
  'Yusuf Demir',
] as const;

/** A short text, with a word in it that one would search for. */
export interface Topic {
  term: string;
  text: string;
}

/** What people write to each other. */
export const topics: readonly Topic[] = [
  { term: 'rehearsal', text: 'the rehearsal starts half an hour earlier' },
  { term: 'keys', text: 'I put the spare keys into your drawer' },
  { term: 'invoice', text: 'did you sign the invoice for the carpets' },
  { term: 'sandwiches', text: 'there are sandwiches left in the kitchen' },
  { term: 'train', text: 'my train is stuck, please begin without me' },
  { term: 'slides', text: 'your slides look great, only page four is blank' },
  { term: 'visitors', text: 'the visitors wait for you at the entrance' },
  { term: 'password', text: 'the guest password changes tonight' },
  { term: 'plants', text: 'can you water my plants next week' },
  { term: 'poster', text: 'the poster is back from the printer' },
  { term: 'dentist', text: 'I am at the dentist until eleven' },
  { term: 'contract', text: 'the contract is signed and on its way' },
  { term: 'bicycle', text: 'somebody parked a bicycle in front of the ramp' },
  { term: 'figures', text: 'the figures for May are ready for review' },
  { term: 'birthday', text: 'we collect for a birthday present, are you in' },
  { term: 'deadline', text: 'the deadline moved to the end of the month' },
  { term: 'heater', text: 'the heater in room six works again' },
  { term: 'interview', text: 'how did the interview with the baker go' },
  { term: 'camera', text: 'please bring the camera on Thursday' },
  { term: 'ferry', text: 'the ferry leaves at nine, not at ten' },
  { term: 'draft', text: 'I read your draft and like the second part best' },
  { term: 'umbrella', text: 'you left your umbrella in the meeting room' },
  { term: 'choir', text: 'the choir needs one more low voice' },
  { term: 'backup', text: 'the backup ran through without a hitch' },
];
