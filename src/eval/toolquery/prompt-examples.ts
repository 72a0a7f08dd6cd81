import type { EnvironmentName } from './environment-name.ts';

/** One worked example for each environment, on invented data. */
export const examples: Readonly<Record<EnvironmentName, string>> = {
  academia: [
    'Goal: At which venue did the paper "Quiet Sensors in Loud Rooms" appear?',
    'Action: loadPaperNet with Action Input: {}',
    'Observation: PaperNet is loaded.',
    'Action: paperNodeCheck with Action Input: {"node": "Quiet Sensors in Loud Rooms"}',
    "Observation: {'year': 2017, 'venue': 'SensNet', 'n_citation': 4, 'keywords': [], 'doc_type': 'Conference'}",
    'Action: finish with Action Input: {"answer": "SensNet"}',
    'Observation: SensNet\n',
  ].join('\n'),
  movie: [
    'Goal: What did the film "The Paper Lighthouse" cost to make?',
    'Action: get_search_movie with Action Input: {"movie_name": "The Paper Lighthouse"}',
    "Observation: [{'id': 90211, 'overview': 'A keeper folds boats.', 'title': 'The Paper Lighthouse'}]",
    'Action: get_movie_details with Action Input: {"movie_id": "90211"}',
    "Observation: {'title': 'The Paper Lighthouse', 'budget': 4200000, 'genres': [{'id': 18, 'name': 'Drama'}], " +
      "'revenue': 9100000, 'vote_average': 6.4, 'release_date': '2009-10-02'}",
    'Action: finish with Action Input: {"answer": 4200000}',
    'Observation: 4200000\n',
  ].join('\n'),
  weather: [
    'Goal: How much rain fell here the day before yesterday?',
    'Action: get_user_current_location with Action Input: {}',
    'Observation: Eastmere',
    'Action: get_latitude_longitude with Action Input: {"name": "Eastmere"}',
    "Observation: {'results': [{'name': 'Eastmere', 'latitude': 51.5, 'longitude': 0.25, 'country_code': 'GB'}]}",
    'Action: get_user_current_date with Action Input: {}',
    'Observation: 2014-03-09',
    'Action: get_historical_rain with Action Input: {"latitude": 51.5, "longitude": 0.25, ' +
      '"start_date": "2014-03-07", "end_date": "2014-03-07"}',
    "Observation: {'latitude': 51.5, 'longitude': 0.2, 'daily_units': {'time': 'iso8601', 'rain_sum': 'mm'}, " +
      "'daily': {'time': ['2014-03-07'], 'rain_sum': [2.5]}}",
    'Action: finish with Action Input: {"answer": 2.5}',
    'Observation: 2.5\n',
  ].join('\n'),
};
