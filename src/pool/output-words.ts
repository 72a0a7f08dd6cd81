import type { JsonSchema } from '../core/tool.ts';

/** Members that an output about a subject usually has, by the subject's noun in singular; `name:type` with text default. */
const subjects: Record<string, string> = {
  weather: 'temperature:number humidity:number wind_speed:number condition',
  forecast: 'date:date temperature:number condition',
  price: 'price:number currency',
  quote: 'symbol price:number change_percent:number currency',
  stock: 'symbol price:number currency',
  coin: 'symbol price:number market_cap:number',
  rate: 'rate:number currency',
  balance: 'balance:number currency',
  statement: 'date:date revenue:number net_income:number',
  company: 'name symbol industry website',
  time: 'datetime:date-time timezone',
  location: 'latitude:number longitude:number address',
  place: 'place_id name address latitude:number longitude:number',
  address: 'street city postal_code country',
  city: 'name country latitude:number longitude:number',
  country: 'name country_code capital currency',
  user: 'user_id username email',
  profile: 'user_id username name bio',
  account: 'account_id name status balance:number',
  customer: 'customer_id name email',
  contact: 'contact_id name email phone',
  flight: 'flight_number airline departure_time:date-time arrival_time:date-time price:number',
  hotel: 'hotel_id name address rating:number price:number',
  booking: 'booking_id status total:number',
  email: 'email_id subject sender body sent_at:date-time',
  message: 'message_id sender text sent_at:date-time',
  thread: 'thread_id subject message_count:integer',
  channel: 'channel_id name',
  file: 'path name size:integer content',
  folder: 'path name',
  document: 'document_id title content',
  page: 'title url content',
  event: 'event_id title start_time:date-time end_time:date-time',
  order: 'order_id status total:number currency',
  product: 'product_id name price:number currency',
  song: 'song_id title artist duration:integer',
  track: 'track_id title artist duration:integer',
  album: 'album_id title artist release_date:date',
  artist: 'artist_id name genre',
  playlist: 'playlist_id name track_count:integer',
  movie: 'movie_id title year:integer rating:number',
  book: 'book_id title author year:integer',
  article: 'title url author published_at:date-time',
  news: 'title url source published_at:date-time',
  story: 'story_id title url score:integer',
  post: 'post_id title text author',
  comment: 'comment_id text author',
  image: 'url width:integer height:integer',
  video: 'video_id title url duration:integer',
  game: 'game_id home_team away_team status',
  match: 'match_id home_team away_team score',
  team: 'team_id name',
  player: 'player_id name team',
  job: 'job_id title company location salary:number',
  recipe: 'recipe_id title ingredients',
  translation: 'text language',
  distance: 'distance:number unit',
  database: 'name size:integer',
  table: 'name row_count:integer',
  collection: 'name document_count:integer',
  problem: 'problem_id title difficulty',
  listing: 'listing_id name price:number rating:number',
};

const byNoun = new Map(Object.entries(subjects).map(([noun, members]) => [noun, members.split(' ')]));

/** The usual members of an output about this noun, with their schemas; empty when the noun is not known. */
export function membersAbout(noun: string): [name: string, schema: JsonSchema][] {
  return (byNoun.get(noun) ?? []).map((member) => {
    const [name = '', type = 'string'] = member.split(':');
    const schema: JsonSchema = type.startsWith('date') ? { type: 'string', format: type } : { type };
    return [name, schema];
  });
}
