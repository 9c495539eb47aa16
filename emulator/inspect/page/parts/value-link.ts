import { hrefOf } from '../shell/route';

/** Random enough to be somebody's name for one thing: long, of one piece, with a digit. */
const LOOKS_LIKE_ID = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9_:.@-]{11,127}$/;
const IS_ID_KEY = /(^_?ids?|Ids?|_ids?|ID)$/;
const IS_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Where a text inside of data leads: a fileID to the file, the name of a run to the run, an openid to everything about the person, and any other id to the
 * document of that name. `undefined` for ordinary text.
 */
export function linkOf(key: string, value: string, isOpenid: boolean): string | undefined {
  if (value.startsWith('cloud://')) return hrefOf(['storage'], { file: value });
  if (isOpenid) return hrefOf(['search'], { q: value });
  if (/requestId/i.test(key) && IS_UUID.test(value)) return hrefOf(['functions', value]);
  if (value === '' || value.length > 128 || /\s/.test(value)) return undefined;
  if (IS_ID_KEY.test(key)) return hrefOf(['find', value]);
  return LOOKS_LIKE_ID.test(value) && /[A-Za-z]/.test(value) && !/^\d{4}-\d\d-\d\d/.test(value) ? hrefOf(['find', value]) : undefined;
}
