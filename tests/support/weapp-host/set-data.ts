/** A page's data as WeChat keeps it: plain JSON. */
export type Data = { [key: string]: unknown };

export type SetDataCall = { readonly route: string; readonly bytes: number; readonly keys: readonly string[] };

/**
 * Merges what was handed to `setData` into `data`, by paths such as `root.cn.[0].v`. Values cross to the view as JSON, so what does not survive that is
 * lost here, too.
 *
 * @returns the size of what crossed, in bytes of JSON
 * @throws if a value is `undefined`, which WeChat does not set and warns of, or a path leads through something that is no object
 */
export function mergeSetData(data: Data, changes: Data): number {
  const undefinedKey = Object.keys(changes).find((key) => changes[key] === undefined);
  if (undefinedKey !== undefined) throw new Error(`setData: "${undefinedKey}" is undefined`);
  const json = JSON.stringify(changes);
  for (const [key, value] of Object.entries(JSON.parse(json) as Data)) assign(data, pathOf(key), value);
  return Buffer.byteLength(json);
}

/** `root.cn.[0].v` and `root.cn[0].v` alike: `root`, `cn`, `0`, `v`. */
const pathOf = (key: string) => key.split(/\.|\[|\]/).filter((part) => part !== '');

function assign(data: Data, keys: readonly string[], value: unknown): void {
  const last = keys.at(-1);
  if (last === undefined) throw new Error('setData: an empty path');
  let target = data;
  for (const [index, key] of keys.slice(0, -1).entries()) {
    // WeChat makes the object or array that a path needs.
    target[key] ??= /^\d+$/.test(keys[index + 1] ?? '') ? [] : {};
    const next = target[key];
    if (typeof next !== 'object' || next === null) throw new Error(`setData: ${keys.join('.')} leads through ${String(next)}`);
    target = next as Data;
  }
  target[last] = value;
}
