import { type PythonValue, raise } from '../../../python/index.ts';
import type { UserSetting } from '../task.ts';
import { airQualityLevel } from './air-quality.ts';
import { dateOf, refuseSpan, type Tense } from './date-rules.ts';
import { distance } from './distance.ts';
import { type Environment, failed, finish, succeeded, type ToolMethod } from './environment.ts';
import type { AskService, ServiceCall } from './service.ts';
import { cleanedWeather, reachesWeather } from './weather-comparison.ts';
import { noonValues, places, withoutBookkeeping } from './weather-shapes.ts';

const spanParameters = ['latitude', 'longitude', 'start_date', 'end_date'];

/** The environment of weather and air quality, over Open-Meteo, for a user somewhere on some day. */
export function weather(ask: AskService, setting: UserSetting): Environment {
  const span = (series: Series, tense: Tense): ToolMethod => ({
    parameters: spanParameters,
    run: (latitude, longitude, start, end) => {
      const refusal = refuseSpan({ start: start!, end: end! }, tense, setting.currentDate);
      return refusal === undefined ? ask(series({ latitude, longitude, start, end } as Span)) : failed(refusal);
    },
  });
  const day = (series: Series): ToolMethod => ({
    parameters: ['latitude', 'longitude', 'current_date'],
    run: (latitude, longitude, date) => {
      dateOf(date!);
      return ask(series({ latitude, longitude, start: date, end: date } as Span));
    },
  });
  return {
    cleaned: cleanedWeather,
    reaches: reachesWeather,
    tools: {
      get_user_current_date: { parameters: [], run: () => succeeded(setting.currentDate) },
      get_user_current_location: { parameters: [], run: () => succeeded(setting.currentLocation) },
      get_historical_temp: span(temperature, 'historical'),
      get_historical_rain: span(rain, 'historical'),
      get_historical_snow: span(snow, 'historical'),
      get_temp_forecast: span(temperature, 'forecast'),
      get_rain_forecast: span(rain, 'forecast'),
      get_snow_forecast: span(snow, 'forecast'),
      get_current_temp: day(temperature),
      get_current_rain: day(rain),
      get_current_snow: day(snow),
      get_historical_air_quality_index: span(airQuality, 'historical'),
      get_current_air_quality_index: day(airQuality),
      ...placeTools(ask),
      get_air_quality_level: { parameters: ['air_quality_index'], run: (index) => succeeded(airQualityLevel(index!)) },
      // The original knows this name and has no address to ask.
      convert_zipcode_to_address: { parameters: [], run: () => raise('KeyError', "'zipcode'") },
      finish,
    },
  };
}

interface Span {
  latitude: PythonValue;
  longitude: PythonValue;
  start: PythonValue;
  end: PythonValue;
}
type Series = (span: Span) => ServiceCall;

const temperature = daily('temperature_2m_max,temperature_2m_min,temperature_2m_mean');
const rain = daily('rain_sum');
const snow = daily('snowfall_sum');

// Forecasts come from the archive too: the future of these tasks is past.
function daily(series: string): Series {
  return (span) => ({
    host: 'archive-api.open-meteo.com',
    path: '/v1/archive',
    query: { ...spanQuery(span), daily: series },
    shape: withoutBookkeeping,
  });
}

function airQuality(span: Span): ServiceCall {
  return {
    host: 'air-quality-api.open-meteo.com',
    path: '/v1/air-quality',
    query: { ...spanQuery(span), hourly: 'european_aqi_pm2_5' },
    shape: noonValues,
  };
}

function spanQuery({ latitude, longitude, start, end }: Span) {
  return { latitude, longitude, start_date: start, end_date: end, timezone: 'GMT' };
}

function placeTools(ask: AskService): Record<string, ToolMethod> {
  return {
    get_latitude_longitude: {
      parameters: ['name'],
      run: (name) =>
        ask({
          host: 'geocoding-api.open-meteo.com',
          path: '/v1/search',
          query: { name: name!, count: '3', language: 'en', format: 'json' },
          shape: places,
        }),
    },
    get_elevation: {
      parameters: ['latitude', 'longitude'],
      run: (latitude, longitude) =>
        ask({
          host: 'api.open-meteo.com',
          path: '/v1/elevation',
          query: { latitude: latitude!, longitude: longitude! },
          shape: (body) => body,
        }),
    },
    get_distance: {
      parameters: ['latitude1', 'longitude1', 'latitude2', 'longitude2'],
      run: (...ends) => succeeded(distance(ends)),
    },
  };
}
