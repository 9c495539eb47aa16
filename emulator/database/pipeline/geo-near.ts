import type { Connection } from '../../store';
import type { Collection } from '../catalogue';
import { located } from '../expression/scope';
import { parsePosition } from '../geo/geometry';
import { makeNear, nearPoint, takeNear } from '../geo/near';
import { legally } from '../geo/region';
import { EARTH_RADIUS_METERS } from '../geo/sphere';
import type { DeclaredIndex } from '../indexes';
import { findNear, geoIndexOf } from '../near-search';
import { isPlainObject } from '../paths';
import { badValue } from '../refusals';
import { doubleOf, isNumber, toNumber } from '../values/numbers';
import { withValue } from './shaping';
import type { Document } from './stage';

/**
 * `$geoNear`: documents with a geometry, nearest first, with their distance in meters (radians when `near` is a legacy pair).
 * `limit` and `num` are taken, as in the SDK's documentation; MongoDB dropped them in 4.2. Without them nothing is cut.
 *
 * @throws PlatformError for a parameter that is missing or wrong; without a 2dsphere index, or with several and no `key`
 */
export function geoNear(connection: Connection, collection: Collection, operand: unknown): Document[] {
  if (!isPlainObject(operand)) throw located(10065, 'The $geoNear stage specification must be an object');
  const { near, distanceField, includeLocs, distanceMultiplier = 1, query = {}, limit, num, key } = operand;
  if (typeof distanceField !== 'string' || distanceField === '')
    throw located(16606, "$geoNear requires that the 'distanceField' option is a String");
  if (includeLocs !== undefined && typeof includeLocs !== 'string')
    throw located(16607, "$geoNear requires that 'includeLocs' option is a String");
  if (!isNumber(distanceMultiplier) || toNumber(distanceMultiplier) < 0)
    throw badValue('$geoNear distanceMultiplier must be a non-negative number');
  if (!isPlainObject(query)) throw badValue("$geoNear 'query' must be an object");
  if (takeNear(query).near) throw badValue('$near is not allowed inside of a $geoNear aggregation stage');
  if (near === undefined) throw badValue("$geoNear requires a 'near' argument");
  const isGeoJson = isPlainObject(near) && Object.hasOwn(near, 'type');
  const index = indexFor(collection, key);
  const position = isGeoJson ? nearPoint(near) : legally(() => parsePosition(near));
  const wanted = makeNear(index.geoPath as string, position, isGeoJson ? EARTH_RADIUS_METERS : 1, {
    from: operand.minDistance,
    to: operand.maxDistance,
  });
  const most = limit ?? num;
  if (most !== undefined && !(isNumber(most) && toNumber(most) > 0)) throw badValue('$geoNear limit must be a positive number');
  const { matches } = findNear(
    connection,
    collection,
    index,
    wanted,
    { filter: query, ...(isNumber(most) ? { limit: toNumber(most) } : {}) },
    new Map(),
  );
  return matches.map(({ document, angle, location }) => {
    const distance = doubleOf(angle * wanted.metersPerRadian * toNumber(distanceMultiplier));
    const measured = withValue(document(), distanceField.split('.'), distance);
    return includeLocs === undefined ? measured : withValue(measured, includeLocs.split('.'), location);
  });
}

function indexFor(collection: Collection, key: unknown): DeclaredIndex {
  if (key !== undefined && typeof key !== 'string') throw badValue("$geoNear parameter 'key' must be of type string");
  const geo = collection.indexes.filter(({ geoPath }) => geoPath !== undefined);
  if (key === undefined && geo.length > 1)
    throw located(27, `There is more than one 2dsphere index on ${collection.name}; unsure which to use for $geoNear`);
  if (geo.length === 0) throw located(27, '$geoNear requires a 2d or 2dsphere index, but none were found');
  return geoIndexOf(collection, key);
}
