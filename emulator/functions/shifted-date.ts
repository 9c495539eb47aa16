/**
 * Makes `Date` of this process show the movable clock: `new Date()`, `Date()` and `Date.now()` are shifted, given times are
 * not. Dates made before and after stay instances of each other's constructor.
 *
 * @returns sets the offset in ms
 */
export function shiftDate(): (offsetMs: number) => void {
  const RealDate = Date;
  let offset = 0;
  const now = () => RealDate.now() + offset;
  const shifted = new Proxy(RealDate, {
    construct: (target, values, newTarget) => Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: shifted, writable: true, configurable: true });
  globalThis.Date = shifted;
  return (offsetMs) => {
    offset = offsetMs;
  };
}
