import { greatest, least } from '../values/extremes';
import type { Position } from './geometry';
import type { Vector } from './sphere';

/** A rectangle of longitudes and latitudes, in degrees, not across the 180th meridian. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

const DEGREES = 180 / Math.PI;
/** Widens boxes, so that rounding leaves nothing out. */
const MARGIN = 1e-6;

/** What holds every point within `radius` (radians) of the centre: one box, or two at the 180th meridian. */
export function boxesOfCap(center: Vector, radius: number): readonly Box[] {
  const latitude = Math.asin(Math.min(1, Math.max(-1, center[2]))) * DEGREES;
  const longitude = Math.atan2(center[1], center[0]) * DEGREES;
  const reach = radius * DEGREES + MARGIN;
  const [south, north] = [latitude - reach, latitude + reach];
  if (south <= -90 || north >= 90) return [{ west: -180, east: 180, south: Math.max(south, -90), north: Math.min(north, 90) }];
  const width = Math.asin(Math.min(1, Math.sin(reach / DEGREES) / Math.cos(latitude / DEGREES))) * DEGREES + MARGIN;
  const [west, east] = [longitude - width, longitude + width];
  if (west >= -180 && east <= 180) return [{ west, east, south, north }];
  const [left, right] = west < -180 ? [west + 360, east] : [west, east - 360];
  return [
    { west: left, east: 180, south, north },
    { west: -180, east: right, south, north },
  ];
}

/** The box around corners on the plane. */
export function boxesOfPositions(positions: readonly Position[]): readonly Box[] {
  const [longitudes, latitudes] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return [
    {
      west: Math.max(-180, least(longitudes) - MARGIN),
      east: Math.min(180, greatest(longitudes) + MARGIN),
      south: Math.max(-90, least(latitudes) - MARGIN),
      north: Math.min(90, greatest(latitudes) + MARGIN),
    },
  ];
}
