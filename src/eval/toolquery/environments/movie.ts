import { PythonDict, type PythonValue, raise, str } from '../../../python/index.ts';
import { movieHost } from '../source/live.ts';
import { type Environment, finish, plainComparison, type ToolMethod } from './environment.ts';
import { first, items, pick } from './movie-parts.ts';
import type { AskService, ServiceCall } from './service.ts';
import { withoutKeys } from './without-keys.ts';

const notCompared = ['overview', 'biography', 'vote_average', 'genres', 'revenue', 'budget', 'release_date'];

/** The environment of films and people, over version 3 of TMDB's API. */
export function movie(ask: AskService): Environment {
  const byId = (kind: 'movie' | 'person', part: string, shape: ServiceCall['shape']): ToolMethod => ({
    parameters: [`${kind}_id`],
    run: (id) => ask({ host: movieHost, path: `/3/${kind}/${str(id!)}${part}`, shape }),
  });
  const search = (kind: 'movie' | 'person', shape: ServiceCall['shape']): ToolMethod => ({
    parameters: [`${kind}_name`],
    run: (query) =>
      ask({ host: movieHost, path: `/3/search/${kind}`, query: { query: query!, ...searchOptions }, shape }),
  });
  return {
    ...plainComparison,
    cleaned,
    tools: {
      get_search_movie: search('movie', firstMovie),
      get_movie_details: byId('movie', '', picking(details)),
      get_movie_production_companies: byId('movie', '', picking(['production_companies'])),
      get_movie_production_countries: byId('movie', '', picking(['production_countries'])),
      get_movie_cast: byId('movie', '/credits', firstTen('cast', ['id', 'name', 'character'])),
      get_movie_crew: byId('movie', '/credits', leadingCrew),
      get_movie_keywords: byId('movie', '/keywords', keywords),
      get_search_person: search('person', firstPerson),
      get_person_details: byId('person', '', picking(['name', 'biography', 'birthday', 'place_of_birth'])),
      get_person_cast: byId('person', '/movie_credits', firstTen('cast', ['id', 'title', 'character'])),
      get_person_crew: byId('person', '/movie_credits', firstTen('crew', ['id', 'title', 'job'])),
      get_person_external_ids: byId('person', '/external_ids', picking(externalIds)),
      get_movie_alternative_titles: byId('movie', '/alternative_titles', (body) => body),
      get_movie_translation: byId('movie', '/translations', knownTranslations),
      finish,
    },
  };
}

const searchOptions = { include_adult: 'false', language: 'en-US', page: '1' };
const details = ['title', 'budget', 'genres', 'revenue', 'vote_average', 'release_date'];
const externalIds = ['imdb_id', 'facebook_id', 'instagram_id', 'twitter_id'];
const leadingJobs = ['Director', 'Producer', 'Writer'];
const translatedTo = ['NL', 'CN', 'US', 'DE'];

function cleaned(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map((item) => withoutKeys(item, notCompared));
  return withoutKeys(value, notCompared);
}

function picking(names: readonly string[]): ServiceCall['shape'] {
  return (body) => pick(body, names);
}

function firstTen(list: string, names: readonly string[]): ServiceCall['shape'] {
  return (body) =>
    new PythonDict([
      [
        list,
        items(body, list)
          .slice(0, 10)
          .map((item) => pick(item, names)),
      ],
    ]);
}

function firstMovie(body: PythonDict): PythonValue {
  const found = first(body) ?? raise('IndexError', 'list index out of range');
  return [pick(found, ['id', 'overview', 'title'])];
}

function firstPerson(body: PythonDict): PythonValue {
  const found = first(body);
  return found ? [pick(found, ['id', 'name'])] : [];
}

function keywords(body: PythonDict): PythonValue {
  return new PythonDict([['keywords', items(body, 'keywords').map((item) => item.item('name'))]]);
}

// All who lead; the others fill up to ten, each as often as the list has them.
function leadingCrew(body: PythonDict): PythonValue {
  const crew = items(body, 'crew');
  const leading = crew.filter((member) => leadingJobs.some((job) => job === member.item('job')));
  const known = new Set(leading.map((member) => member.item('id')));
  const others = crew.filter((member) => !known.has(member.item('id')));
  const named = [...leading, ...others.slice(0, Math.max(10 - leading.length, 0))];
  return new PythonDict([['crew', named.map((member) => pick(member, ['id', 'name', 'job']))]]);
}

function knownTranslations(body: PythonDict): PythonValue {
  const kept = items(body, 'translations').filter((item) =>
    translatedTo.some((country) => country === item.item('iso_3166_1')),
  );
  const result = body.copy();
  result.set(
    'translations',
    kept.map((translation) => {
      const shown = translation.copy();
      shown.set('data', withoutKeys(translation.item('data'), ['title']));
      return shown;
    }),
  );
  return result;
}
