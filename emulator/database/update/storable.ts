import { isPlainObject } from '../paths';
import { writeFailed } from '../refusals';

/**
 * Fields that may not be stored by an update: any that begins with `$`, at every depth.
 * Dots in names are taken, as MongoDB does since 3.6 (mongodb.com/docs/manual/core/dot-dollar-considerations, read 2026-11-27).
 *
 * @throws PlatformError
 */
export function checkStorable(value: unknown, path: string): void {
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      checkStorable(item, `${path}.${i}`);
    });
    return;
  }
  if (!isPlainObject(value)) return;
  for (const [name, item] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (name.startsWith('$') && !['$ref', '$id', '$db'].includes(name))
      throw writeFailed(`The dollar ($) prefixed field '${name}' in '${at}' is not valid for storage.`);
    checkStorable(item, at);
  }
}
