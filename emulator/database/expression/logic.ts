import { isPlainObject } from '../paths';
import { compareInExpression, type Evaluate, isMissing, isTrue, located, namedArguments, type Operators, withArguments } from './scope';

const compared = (name: string, holds: (order: number) => boolean) => withArguments(name, 2, 2, (a, b) => holds(compareInExpression(a, b)));

export const logic: Operators = {
  $cmp: withArguments('$cmp', 2, 2, (a, b) => Math.sign(compareInExpression(a, b))),
  $eq: compared('$eq', (order) => order === 0),
  $ne: compared('$ne', (order) => order !== 0),
  $gt: compared('$gt', (order) => order > 0),
  $gte: compared('$gte', (order) => order >= 0),
  $lt: compared('$lt', (order) => order < 0),
  $lte: compared('$lte', (order) => order <= 0),
  $and: (operand, compile) => {
    const items = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (scope) => items.every((item) => isTrue(item(scope)));
  },
  $or: (operand, compile) => {
    const items = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (scope) => items.some((item) => isTrue(item(scope)));
  },
  $not: withArguments('$not', 1, 1, (value) => !isTrue(value)),
  $cond: (operand, compile) => {
    const parts = Array.isArray(operand) ? operand : Object.values(orderedCond(operand));
    if (parts.length !== 3) throw located(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
    const [condition, then, otherwise] = parts.map(compile) as [Evaluate, Evaluate, Evaluate];
    return (scope) => (isTrue(condition(scope)) ? then(scope) : otherwise(scope));
  },
  $ifNull: (operand, compile) => {
    if (!Array.isArray(operand) || operand.length < 2) throw located(1257300, '$ifNull needs at least two arguments, had: 1');
    const items = operand.map(compile);
    return (scope) => {
      let value: unknown;
      for (const item of items) {
        value = item(scope);
        if (!isMissing(value)) return value;
      }
      return value;
    };
  },
  $switch: (operand, compile) => {
    const { branches, default: otherwise } = namedArguments('$switch', operand, ['branches'], ['default']);
    if (!Array.isArray(branches) || branches.length === 0) throw located(40068, '$switch requires at least one branch.');
    const cases = branches.map((branch) => {
      const { case: condition, then } = namedArguments('$switch', isPlainObject(branch) ? branch : {}, ['case', 'then'], []);
      return [compile(condition), compile(then)] as const;
    });
    const last = otherwise === undefined ? undefined : compile(otherwise);
    return (scope) => {
      const found = cases.find(([condition]) => isTrue(condition(scope)));
      if (found) return found[1](scope);
      if (!last) throw located(40066, '$switch could not find a matching branch for an input, and no default was specified.');
      return last(scope);
    };
  },
};

function orderedCond(operand: unknown) {
  const { if: condition, then, else: otherwise } = namedArguments('$cond', operand, ['if', 'then', 'else'], []);
  return [condition, then, otherwise];
}
