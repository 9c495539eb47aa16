import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type * as z from 'zod';
import type { CloudConfig } from './cloud-config';
import { configSchema } from './config-schema';
import { decode } from './database/ejson';
import { isRecord } from './record';

/** The message tells every place that is wrong, a line each, and what would be right. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
}

/**
 * The configuration in a JSON file, or in a CommonJS module (`module.exports = {…}`; of an ES module compiled to one, the default export).
 * In JSON a `seed` is Extended JSON, so that it can hold dates: `{"$date": "2026-01-02T03:04:05Z"}`.
 *
 * @throws ConfigRefused
 */
export function readConfig(file: string): CloudConfig {
  const path = resolve(file);
  if (!existsSync(path)) throw new ConfigRefused(`CLOUD_CONFIG leads to ${path}, where there is no file.`);
  const config = load(path);
  const { error, data } = configSchema.safeParse(config, { error: (issue) => words(issue) });
  if (error) throw new ConfigRefused(`${file} is no configuration:\n${error.issues.flatMap(linesOf).join('\n')}`);
  return path.endsWith('.json') && data.seed ? { ...data, seed: readSeed(data.seed) } : data;
}

function load(path: string): unknown {
  try {
    const loaded: unknown = createRequire(path)(path);
    return isRecord(loaded) && isRecord(loaded.default) ? loaded.default : loaded;
  } catch (failure) {
    throw new ConfigRefused(
      `${path} cannot be read as ${path.endsWith('.json') ? 'JSON' : 'a CommonJS module (module.exports = {…})'}: ${(failure as Error).message}`,
    );
  }
}

function readSeed(seed: NonNullable<CloudConfig['seed']>): NonNullable<CloudConfig['seed']> {
  try {
    return decode(JSON.stringify(seed), Date.now()) as NonNullable<CloudConfig['seed']>;
  } catch (failure) {
    throw new ConfigRefused(`seed is no Extended JSON: ${(failure as Error).message}`);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What would be right, for what the schema itself has no words. */
function words(issue: z.core.$ZodRawIssue): string | undefined {
  const found = issue.input === undefined ? '; it is missing' : `, not ${JSON.stringify(issue.input)}`;
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}${found}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}${found}`;
  return undefined;
}

function linesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `  ${pathText([...issue.path, key])} ${issue.message}`);
  return [`  ${[pathText(issue.path), issue.message].filter((part) => part !== '').join(' ')}`];
}

/** `functions[2].timer.cron` */
const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : /^[\w$]+$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(step)}]`,
    )
    .join('')
    .replace(/^\./, '');
