import type { Connection } from '../store';
import type { Collection } from './catalogue';
import { boxesOfCap } from './geo/boxes';
import { cellRanges } from './geo/cells';
import { type Near, nearestOf } from './geo/near';
import type { DeclaredIndex } from './indexes';
import { compileFilter } from './match/filter';
import { candidatesOf, type Found, type Match, type Overlay, type Search } from './matches';
import { Ordered } from './order';
import { databaseFailed } from './refusals';

/** A found document with its angle from the centre, and the geometry it was measured to. */
export type NearMatch = Match & { readonly angle: number; readonly location: unknown };

/** Circles that are tried one after the other, in radians: about 1 km, 16 km, 250 km, 4,000 km, everything. */
const REACHES = [1.6e-4, 2.5e-3, 0.04, 0.64, Number.POSITIVE_INFINITY];

/** As `findNear`, put in the order that is asked for instead, if any. */
export function searchNear(connection: Connection, collection: Collection, near: Near, what: Search, overlay: Overlay): Found {
  const { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY } = what;
  const index = geoIndexOf(collection, near.path);
  const wanted = skip + limit;
  const { matches, examined } = findNear(
    connection,
    collection,
    index,
    near,
    { ...what, limit: sort.length > 0 ? undefined : wanted },
    overlay,
  );
  const best = new Ordered<Match>(sort, wanted);
  if (sort.length > 0) for (const match of matches) best.add(match.document(), match);
  return { rows: (sort.length > 0 ? best.take() : matches).slice(skip, wanted), examined, plan: `index ${index.name}` };
}

/** @throws PlatformError as MongoDB: a query by distance needs a 2dsphere index of the path */
export function geoIndexOf(collection: Collection, path: string | undefined): DeclaredIndex {
  const index = collection.indexes.find(({ geoPath }) => geoPath !== undefined && (path === undefined || geoPath === path));
  if (!index) throw databaseFailed('(NoQueryExecutionPlans) error processing query: unable to find index for $geoNear query');
  return index;
}

type Wanted = { readonly filter: Search['filter']; readonly limit?: number | undefined };

/** What matches, nearest first; the circle grows until there is enough. */
export function findNear(
  connection: Connection,
  collection: Collection,
  index: DeclaredIndex,
  near: Near,
  { filter, limit = Number.POSITIVE_INFINITY }: Wanted,
  overlay: Overlay,
): { readonly matches: NearMatch[]; readonly examined: number } {
  const test = compileFilter(filter);
  let examined = 0;
  for (const reach of REACHES) {
    const radius = Math.min(reach, near.to);
    if (limit === Number.POSITIVE_INFINITY && radius < near.to && radius < Math.PI) continue;
    const ranges = cellRanges(boxesOfCap(near.center, Math.min(radius, Math.PI))).map((range) => ({ ...range, prefix: 0 }));
    const plan = { by: 'index', index, ranges, reverse: false, merge: false, isExact: false, isSorted: false } as const;
    const matches: NearMatch[] = [];
    for (const candidate of candidatesOf(connection, collection, plan, 200, overlay)) {
      examined += 1;
      const nearest = nearestOf({ ...near, to: radius }, candidate.document);
      if (nearest && test(candidate.document)) matches.push({ ...candidate.match(connection, collection), ...nearest });
    }
    if (matches.length < limit && radius < near.to && radius < Math.PI) continue;
    return { matches: matches.sort((a, b) => a.angle - b.angle).slice(0, limit), examined };
  }
  return { matches: [], examined };
}
