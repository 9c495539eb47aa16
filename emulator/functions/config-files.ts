import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudConfig, FunctionConfig } from '../cloud-config';
import { NotStarted } from '../not-started';
import { asRecord, isRecord } from '../record';

/**
 * The configuration with what functions say of themselves: `permissions.openapi` and the timer of the `config.json` beside their index.js, as WeChat's
 * tools upload it. What the configuration says itself counts more. Read once, at the start; the platform, too, takes minutes to notice a change.
 * Source: WeChat docs, cloud function config.json and timer triggers (one a function), read 2026-11-22.
 *
 * @throws NotStarted naming a file that cannot be understood
 */
export function withConfigFiles(config: CloudConfig, functionsDir: string): CloudConfig {
  return { ...config, functions: config.functions.map((fn) => ({ ...readOwn(join(functionsDir, fn.name, 'config.json')), ...fn })) };
}

function readOwn(file: string): Pick<FunctionConfig, 'openapi' | 'timer'> {
  if (!existsSync(file)) return {};
  const { permissions, triggers = [] } = parse(file);
  const openapi = asRecord(permissions).openapi ?? [];
  if (!Array.isArray(openapi) || !openapi.every((name) => typeof name === 'string'))
    throw new NotStarted(`${file}: permissions.openapi must be a list of names such as "subscribeMessage.send"`);
  return { openapi: openapi as string[], ...timerOf(triggers, file) };
}

function parse(file: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(content)) return content;
  } catch {
    // Said below.
  }
  throw new NotStarted(`${file} is no JSON object`);
}

function timerOf(triggers: unknown, file: string): Pick<FunctionConfig, 'timer'> {
  if (!Array.isArray(triggers) || triggers.length > 1) throw new NotStarted(`${file}: triggers must be a list of one at most`);
  if (triggers.length === 0) return {};
  const { type, name, config: cron } = asRecord(triggers[0]);
  if (type !== 'timer' || typeof name !== 'string' || typeof cron !== 'string')
    throw new NotStarted(`${file}: a trigger is {"name": …, "type": "timer", "config": "<seven fields>"}`);
  return { timer: { name, cron } };
}
