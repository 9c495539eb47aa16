import { spend } from '../expression/allowance';
import { compile } from '../expression/compile';
import { located } from '../expression/scope';
import { takeNear } from '../geo/near';
import { compileFilter } from '../match/filter';
import { Ordered } from '../order';
import { isPlainObject } from '../paths';
import type { Sort } from '../plan';
import { compileAddFields, compileProject, compileUnset } from '../projection/stage';
import { badValue, unknownOperator } from '../refusals';
import { isNumber, toNumber } from '../values/numbers';
import { bucket, bucketAuto } from './bucket';
import { group } from './group';
import { graphLookup, lookup, unionWith } from './lookup';
import { redact, replaceRoot, unwind } from './shaping';
import type { Document, Stage, StageMaker, Variables } from './stage';

const mapping =
  (shape: (document: Document, variables: Variables) => Document): Stage =>
  (input, variables) =>
    mapped(input, (document) => shape(document, variables));

function* mapped(input: Iterable<Document>, shape: (document: Document) => Document): Generator<Document> {
  for (const document of input) {
    spend(1);
    yield shape(document);
  }
}

const match: StageMaker = (operand) => {
  if (!isPlainObject(operand)) throw located(15959, 'the match filter must be an expression in an object');
  if (takeNear(operand).near) throw badValue('$geoNear, $near, and $nearSphere are not allowed in this context');
  const plain = compileFilter(operand);
  return function* (input, variables) {
    const test = Object.keys(variables).length > 0 ? compileFilter(operand, variables) : plain;
    for (const document of input) if (test(document)) yield document;
  };
};

/** @throws PlatformError for what is no order */
export function sortOf(operand: unknown): Sort {
  if (!isPlainObject(operand)) throw located(15973, 'the $sort key specification must be an object');
  const entries = Object.entries(operand);
  if (entries.length === 0) throw located(15976, '$sort stage must have at least one sort key');
  return entries.map(([path, direction]) => {
    const number = isNumber(direction) ? toNumber(direction) : undefined;
    if (number === undefined) throw located(15974, 'Illegal key in $sort specification: it takes 1 or -1');
    if (number !== 1 && number !== -1) throw located(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return [path, number];
  });
}

const sort: StageMaker = (operand) => {
  const order = sortOf(operand);
  return function* (input) {
    const ordered = new Ordered<Document>(order, Number.POSITIVE_INFINITY);
    for (const document of input) ordered.add(document, document);
    yield* ordered.take();
  };
};

/** @throws PlatformError when it is no whole number from `least` */
function wholeOf(name: string, operand: unknown, least: 0 | 1): number {
  const number = isNumber(operand) ? toNumber(operand) : Number.NaN;
  if (!Number.isInteger(number) || number < least)
    throw located(
      name === '$limit' ? 15958 : 15956,
      number === 0 ? 'the limit must be positive' : `invalid argument to ${name} stage: Expected a non-negative whole number`,
    );
  return number;
}

const skip: StageMaker = (operand) => {
  const count = wholeOf('$skip', operand, 0);
  return function* (input) {
    let seen = 0;
    for (const document of input) {
      seen += 1;
      if (seen > count) yield document;
    }
  };
};

const limit: StageMaker = (operand) => {
  const count = wholeOf('$limit', operand, 1);
  return function* (input) {
    let seen = 0;
    for (const document of input) {
      yield document;
      seen += 1;
      if (seen >= count) return;
    }
  };
};

const sample: StageMaker = (operand) => {
  const size = isPlainObject(operand) && isNumber(operand.size) ? toNumber(operand.size) : undefined;
  if (size === undefined) throw located(28746, 'size argument to $sample must be a number');
  if (size < 0) throw located(28747, 'size argument to $sample must not be negative');
  return function* (input) {
    const documents = [...input];
    for (let taken = 0; taken < size && documents.length > 0; taken += 1) {
      // The last one takes the place of the drawn one.
      const at = Math.floor(Math.random() * documents.length);
      const one = documents[at] as Document;
      documents[at] = documents.at(-1) as Document;
      documents.pop();
      yield one;
    }
  };
};

const countInto: StageMaker = (operand) => {
  if (typeof operand !== 'string') throw located(40156, 'the count field must be a non-empty string');
  if (operand === '') throw located(40157, 'the count field must be a non-empty string');
  if (operand.startsWith('$')) throw located(40158, 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) throw located(40160, "the count field cannot contain '.'");
  return function* (input) {
    let total = 0;
    for (const _document of input) total += 1;
    if (total > 0) yield { [operand]: total };
  };
};

const sortByCount: StageMaker = (operand, library) => {
  const isExpression =
    (typeof operand === 'string' && operand.startsWith('$')) || (isPlainObject(operand) && Object.keys(operand)[0]?.startsWith('$'));
  if (!isExpression) throw located(40148, 'the sortByCount field must be defined as a $-prefixed path or an expression inside an object');
  compile(operand);
  const grouped = group({ _id: operand, count: { $sum: 1 } });
  const sorted = sort({ count: -1 }, library);
  return (input, variables) => sorted(grouped(input, variables), variables);
};

const NOT_IN_FACET = ['$facet', '$geoNear', '$out', '$merge'];

const facet: StageMaker = (operand, library) => {
  if (!isPlainObject(operand) || Object.keys(operand).length === 0)
    throw located(40169, 'the $facet specification must be a non-empty object');
  const facets = Object.entries(operand).map(([name, stages]) => {
    if (name.includes('.') || name.startsWith('$')) throw located(16410, `'${name}' is no name for a facet`);
    for (const stage of Array.isArray(stages) ? stages : []) {
      const inner = isPlainObject(stage) ? (Object.keys(stage)[0] ?? '') : '';
      if (NOT_IN_FACET.includes(inner)) throw located(40600, `${inner} is not allowed to be used within a $facet stage`);
    }
    return [name, library.compile(stages, '$facet')] as const;
  });
  return function* (input, variables) {
    const documents = [...input];
    yield Object.fromEntries(facets.map(([name, pipeline]) => [name, [...pipeline.run(documents, variables)]]));
  };
};

/** Stages by name. `$geoNear` is no stage of this kind: it begins a pipeline. */
const STAGES: Readonly<Record<string, StageMaker>> = {
  $match: match,
  $project: (operand) => mapping(compileProject(operand)),
  $addFields: (operand) => mapping(compileAddFields('$addFields', operand)),
  $set: (operand) => mapping(compileAddFields('$set', operand)),
  $unset: (operand) => mapping(compileUnset(operand)),
  $group: group,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $sort: sort,
  $skip: skip,
  $limit: limit,
  $sample: sample,
  $count: countInto,
  $sortByCount: sortByCount,
  $unwind: unwind,
  $lookup: lookup,
  $graphLookup: graphLookup,
  $unionWith: unionWith,
  $facet: facet,
  $redact: redact,
  $replaceRoot: (operand) => {
    if (!isPlainObject(operand) || !Object.hasOwn(operand, 'newRoot'))
      throw located(40231, 'no newRoot specified for the $replaceRoot stage');
    return replaceRoot('$replaceRoot', operand.newRoot);
  },
  $replaceWith: (operand) => replaceRoot('$replaceWith', operand),
};

/** @throws PlatformError DATABASE_INVALID_OPERRATOR for a stage that is unknown or that the platform has not ($out, $merge, $indexStats …) */
export function makerOf(name: string): StageMaker {
  const maker = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (maker) return maker;
  if (name === '$geoNear') throw located(40602, '$geoNear is only valid as the first stage in a pipeline.');
  throw unknownOperator(`Unrecognized pipeline stage name: '${name}'`);
}
