import type { Test } from '../match/walk';
import { isPlainObject } from '../paths';
import { type Geometry, IllegalGeometry, parseGeometry } from './geometry';
import { type Region, regionIntersecting, regionWithin } from './region';

/** `$geoWithin`. @throws PlatformError BadValue for an illegal shape */
export const geoWithin = (operand: unknown): Test => holdsIn(regionWithin(operand));

/** `$geoIntersects`. @throws PlatformError BadValue for an illegal shape */
export const geoIntersects = (operand: unknown): Test => holdsIn(regionIntersecting(operand));

const holdsIn =
  ({ holds }: Region): Test =>
  (value) => {
    const geometry = storedGeometry(value);
    return geometry !== undefined && holds(geometry);
  };

/** `undefined` for a stored value that is no geometry. */
export function storedGeometry(value: unknown): Geometry | undefined {
  if (!isPlainObject(value) && !Array.isArray(value)) return undefined;
  try {
    return parseGeometry(value);
  } catch (failure) {
    if (failure instanceof IllegalGeometry) return undefined;
    throw failure;
  }
}
