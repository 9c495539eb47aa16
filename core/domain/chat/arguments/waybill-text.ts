import type { Line } from '../line';

const FIRST = /^[a-z0-9][a-z0-9-]*/;
/** Printed in groups: `SF 1234 5678 9012 3`. What begins a date is no group. */
const GROUP = /^\s+(\d+)(?![\d\-/.月a-z])/;
const WAYBILL = /^(?=(?:.*\d){4})[A-Z0-9-]{6,32}$/;

/**
 * A waybill number at this place of the line, upper case and without the spaces it is printed with; undefined, and nothing taken, where there is none.
 *
 * @param known waybills it may be: what equals one of them is not read any further
 */
export function takeWaybill(line: Line, known: readonly string[]): string | undefined {
  const before = line.at;
  let joined = line.take(FIRST)?.[0].toUpperCase() ?? '';
  while (!known.includes(joined) && joined !== '') {
    const group = line.take(GROUP)?.[1];
    if (group === undefined) break;
    joined += group;
  }
  if (WAYBILL.test(joined)) return joined;
  line.goTo(before);
  return undefined;
}
