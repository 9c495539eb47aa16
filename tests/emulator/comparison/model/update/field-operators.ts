import { invalid } from '../refusal';
import { compare, copy, isDocument, type QueryValue, type Value } from '../values';
import { change, find } from './place';
import type { UpdateOperator } from './step';

/** Source: MongoDB manual, "Field Update Operators" and "$bit", read 2026-11-27. */
export const fieldOperators: Readonly<Record<string, UpdateOperator>> = {
  $set: (operand) => (document, path) => change(document, path, copy(operand as Value), () => copy(operand as Value)),
  $setOnInsert: () => () => {},
  $unset: () => (document, path) => {
    const place = find(document, path);
    if (place.kind !== 'there') return;
    if (Array.isArray(place.holder)) place.holder[Number(place.part)] = null;
    else delete place.holder[place.part];
  },
  $inc: (operand) =>
    arithmetic(
      '$inc',
      operand,
      (value, by) => value + by,
      (by) => by,
    ),
  $mul: (operand) =>
    arithmetic(
      '$mul',
      operand,
      (value, by) => value * by,
      () => 0,
    ),
  $min: (operand) => (document, path) =>
    change(document, path, copy(operand as Value), (value) => (compare(operand as Value, value) < 0 ? copy(operand as Value) : value)),
  $max: (operand) => (document, path) =>
    change(document, path, copy(operand as Value), (value) => (compare(operand as Value, value) > 0 ? copy(operand as Value) : value)),
  $bit: bitwise,
};

function arithmetic(
  name: string,
  operand: QueryValue,
  combine: (value: number, by: number) => number,
  initial: (by: number) => number,
): ReturnType<UpdateOperator> {
  if (typeof operand !== 'number') throw invalid(`cannot ${name} with a non-numeric argument`);
  return (document, path) =>
    change(document, path, initial(operand), (value) => {
      if (typeof value !== 'number') throw invalid(`cannot apply ${name} to a non-numeric value`);
      // Whole numbers have no -0.
      return combine(value, operand) + 0;
    });
}

function bitwise(operand: QueryValue): ReturnType<UpdateOperator> {
  const parts = isDocument(operand) ? Object.entries(operand) : [];
  if (parts.length === 0) throw invalid('$bit needs and, or, xor');
  for (const [name, by] of parts) {
    if (name !== 'and' && name !== 'or' && name !== 'xor') throw invalid(`$bit does not know ${name}`);
    if (!Number.isInteger(by)) throw invalid('$bit needs whole numbers');
  }
  const apply = (value: number) =>
    parts.reduce((result, [name, by]) => {
      const bits = by as number;
      return name === 'and' ? result & bits : name === 'or' ? result | bits : result ^ bits;
    }, value);
  return (document, path) =>
    change(document, path, apply(0), (value) => {
      if (typeof value !== 'number' || !Number.isInteger(value)) throw invalid('cannot apply $bit to what is no whole number');
      return apply(value);
    });
}
