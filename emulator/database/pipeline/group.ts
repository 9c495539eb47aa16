import { ACCUMULATORS, type Accumulator } from '../expression/accumulators';
import { compile } from '../expression/compile';
import { type Evaluate, located, type Scope } from '../expression/scope';
import { isPlainObject } from '../paths';
import { unknownOperator } from '../refusals';
import { keyOf } from '../values/distinct';
import type { Document, Stage } from './stage';

type Field = { readonly name: string; readonly make: () => Accumulator; readonly value: Evaluate };

/** The accumulated fields of a `$group` or a bucket. @throws PlatformError for what is no accumulator */
export function compileFields(fields: Readonly<Document>): Field[] {
  return Object.entries(fields).map(([name, wish]) => {
    if (name.includes('.')) throw located(40235, `The field name '${name}' cannot contain '.'`);
    if (name.startsWith('$')) throw located(40236, `The field name '${name}' cannot be an operator name`);
    const [operator, ...others] = isPlainObject(wish) ? Object.keys(wish) : [];
    if (operator === undefined || !operator.startsWith('$')) throw located(40234, `The field '${name}' must be an accumulator object`);
    if (others.length > 0) throw located(40238, `The field '${name}' must specify one accumulator`);
    const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
    if (!make) throw unknownOperator(`unknown group operator '${operator}'`);
    const operand = (wish as Document)[operator];
    if (Array.isArray(operand)) throw located(40237, `The ${operator} accumulator is a unary operator`);
    return { name, make, value: compile(operand) };
  });
}

/** One group on its way. */
export class Group {
  readonly #accumulators: readonly Accumulator[];

  constructor(
    readonly id: unknown,
    readonly fields: readonly Field[],
  ) {
    this.#accumulators = fields.map(({ make }) => make());
  }

  add(scope: Scope): void {
    for (let i = 0; i < this.fields.length; i += 1) this.#accumulators[i]?.add((this.fields[i] as Field).value(scope));
  }

  result(): Document {
    const document: Document = { _id: this.id };
    this.fields.forEach(({ name }, i) => {
      document[name] = this.#accumulators[i]?.result();
    });
    return document;
  }
}

/** `$group`: holds its groups, not the documents. Groups come in the order of their first document; MongoDB promises none. */
export function group(operand: unknown): Stage {
  if (!isPlainObject(operand)) throw located(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(operand, '_id')) throw located(15955, 'a group specification must include an _id');
  const { _id: by, ...rest } = operand;
  const id = compile(by);
  const fields = compileFields(rest);
  return function* (input, variables) {
    const groups = new Map<string | number, Group>();
    for (const root of input) {
      const scope = { root, variables };
      const value = id(scope) ?? null;
      const key = keyOf(value);
      let found = groups.get(key);
      if (!found) {
        found = new Group(value, fields);
        groups.set(key, found);
      }
      found.add(scope);
    }
    for (const found of groups.values()) yield found.result();
  };
}
