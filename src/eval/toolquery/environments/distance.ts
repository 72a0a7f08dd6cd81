import geodesic from 'geographiclib-geodesic';
import { type PythonValue, raise, toFloat } from '../../../python/index.ts';

/**
 * The geodesic distance in kilometres on WGS-84 between two ends, given as latitude, longitude, latitude, longitude in
 * degrees. Raises ValueError for a latitude beyond a pole and for what is no number.
 */
export function distance(ends: readonly PythonValue[]): number {
  const [latitude1, longitude1, latitude2, longitude2] = ends.map((end) => toFloat(end)) as [
    number,
    number,
    number,
    number,
  ];
  if (!(Math.abs(latitude1) <= 90 && Math.abs(latitude2) <= 90)) {
    return raise('ValueError', 'Latitude must be in the [-90; 90] range.');
  }
  const line = geodesic.Geodesic.WGS84.Inverse(latitude1, longitude1, latitude2, longitude2);
  return line.s12! / 1000;
}
