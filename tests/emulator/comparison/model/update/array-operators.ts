import { isOperators } from '../operators';
import { condition } from '../query';
import { invalid } from '../refusal';
import { equals, isArray, isDocument, type Query, type QueryValue, union, type Value } from '../values';
import { change } from './place';
import { push } from './push';
import type { Step, UpdateOperator } from './step';

/** Source: MongoDB manual, "Array Update Operators", and the server's pull_node.cpp, read 2026-11-27. */
export const arrayOperators: Readonly<Record<string, UpdateOperator>> = {
  $push: push,
  $addToSet: (operand) => {
    const values = each('$addToSet', operand);
    return (document, path) => change(document, path, union([], values), (value) => union(items('$addToSet', value), values));
  },
  $pop: (operand) => {
    if (operand !== 1 && operand !== -1) throw invalid('$pop expects 1 or -1');
    return cull('$pop', (all) => (operand === 1 ? all.slice(0, -1) : all.slice(1)));
  },
  $pull: (operand) => {
    const matches = pulled(operand);
    return cull('$pull', (all) => all.filter((item) => !matches(item)));
  },
  $pullAll: (operand) => {
    if (!isArray(operand)) throw invalid('$pullAll requires an array argument');
    const values = operand as readonly Value[];
    return cull('$pullAll', (all) => all.filter((item) => !values.some((value) => equals(item, value))));
  },
};

/** `{$each: […]}`, or the one value. */
function each(name: string, operand: QueryValue): readonly Value[] {
  if (!isDocument(operand) || Object.keys(operand)[0] !== '$each') return [operand as Value];
  const { $each, ...more } = operand as Query;
  if (!isArray($each)) throw invalid(`the argument to $each in ${name} must be an array`);
  if (Object.keys(more).length > 0) throw invalid(`unrecognized clause in ${name}`);
  return $each as readonly Value[];
}

function items(name: string, value: Value): readonly Value[] {
  if (!isArray(value)) throw invalid(`cannot apply ${name} to a non-array value`);
  return value;
}

const cull =
  (name: string, left: (all: readonly Value[]) => readonly Value[]): Step =>
  (document, path) =>
    change(document, path, undefined, (value) => left(items(name, value)));

/** A condition on fields takes documents that meet it; operators and patterns take items as a query would; any other value takes its equals. */
function pulled(operand: QueryValue): (item: Value) => boolean {
  const isOfFields = isDocument(operand) && (!isOperators(operand) || ['$and', '$or', '$nor'].includes(Object.keys(operand)[0] ?? ''));
  if (isOfFields) {
    const { holdsFor } = condition(operand as Query);
    return (item) => isDocument(item) && holdsFor(item);
  }
  if (isDocument(operand) || operand instanceof RegExp) {
    const { holdsFor } = condition({ item: operand });
    return (item) => holdsFor({ item });
  }
  return (item) => equals(item, operand as Value);
}
