import { isPlainObject } from '../paths';
import { badValue } from '../refusals';
import { typeName } from '../values/bson-type';
import { isMissing, located, namedArguments, type Operators, type Scope, withArguments } from './scope';

/** @throws PlatformError when one is neither an object nor null */
export function mergeObjects(objects: readonly unknown[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const object of objects) {
    if (isMissing(object)) continue;
    if (!isPlainObject(object))
      throw located(40400, `$mergeObjects requires object inputs, but input ${JSON.stringify(object)} is of type ${typeName(object)}`);
    Object.assign(result, object);
  }
  return result;
}

export const objects: Operators = {
  $literal: (operand) => () => operand,
  $let: (operand, compile) => {
    const { vars, in: body } = namedArguments('$let', operand, ['vars', 'in'], []);
    if (!isPlainObject(vars)) throw located(16875, 'invalid parameter: expected an object (vars)');
    const bound = Object.entries(vars).map(([name, value]) => [checkedName(name), compile(value)] as const);
    const inner = compile(body);
    return (scope) => inner(withVariables(scope, Object.fromEntries(bound.map(([name, evaluate]) => [name, evaluate(scope)]))));
  },
  $mergeObjects: (operand, compile) => {
    const items = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (scope) => {
      const values = items.map((item) => item(scope));
      const [only] = values;
      return mergeObjects(values.length === 1 && Array.isArray(only) ? only : values);
    };
  },
  $objectToArray: withArguments('$objectToArray', 1, 1, (value) => {
    if (isMissing(value)) return null;
    if (!isPlainObject(value)) throw located(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
    return Object.entries(value).map(([k, v]) => ({ k, v }));
  }),
  $meta: () => {
    throw badValue('query requires text score metadata, but it is not available');
  },
};

/** @throws PlatformError for a name that users may not give */
export function checkedName(name: string): string {
  if (name !== 'CURRENT' && !/^[a-z\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*$/u.test(name))
    throw located(16867, `'${name}' starts with an invalid character for a user variable name`);
  return name;
}

export const withVariables = ({ root, variables }: Scope, more: Readonly<Record<string, unknown>>): Scope => ({
  root,
  variables: { ...variables, ...more },
});
