import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { FunctionConfig } from '../../../emulator/cloud-config';
import { withConfigFiles } from '../../../emulator/functions/config-files';
import { temporaryDir } from '../local-cloud';

/** What becomes of a function with this config.json beside its code. */
function understood(content: string | undefined, own: Partial<FunctionConfig> = {}): FunctionConfig | undefined {
  const directory = temporaryDir();
  mkdirSync(join(directory, 'outbox'));
  if (content !== undefined) writeFileSync(join(directory, 'outbox', 'config.json'), content);
  const config = { envId: 'e', appId: 'wxa', bucket: 'b', collections: [], functions: [{ name: 'outbox', ...own }] };
  return withConfigFiles(config, directory).functions[0];
}

const UPLOADED = JSON.stringify({
  permissions: { openapi: ['subscribeMessage.send'] },
  triggers: [{ name: 'sweep', type: 'timer', config: '0 * * * * * *' }],
});

test('a function may do what the config.json beside its code allows, and runs by its timer', () => {
  expect(understood(UPLOADED)).toEqual({
    name: 'outbox',
    openapi: ['subscribeMessage.send'],
    timer: { name: 'sweep', cron: '0 * * * * * *' },
  });
});

test('what the configuration says itself counts more', () => {
  const timer = { name: 'own', cron: '0 0 * * * * *' };
  expect(understood(UPLOADED, { openapi: [], timer })).toEqual({ name: 'outbox', openapi: [], timer });
});

test('without a config.json, or with an empty one, a function may call nothing and has no timer', () => {
  expect(understood(undefined)).toEqual({ name: 'outbox' });
  expect(understood('{}')).toEqual({ name: 'outbox', openapi: [] });
});

test.each([
  ['no JSON', '{', /config\.json is no JSON object/],
  ['a list', '[]', /config\.json is no JSON object/],
  ['permissions that are no list', '{"permissions":{"openapi":"subscribeMessage.send"}}', /must be a list of names/],
  ['two triggers', '{"triggers":[{},{}]}', /one at most/],
  ['a trigger of another kind', '{"triggers":[{"name":"a","type":"cos","config":""}]}', /a trigger is/],
])('a config.json that is or holds %s is named at the start', (_name, content, wording) => {
  expect(() => understood(content)).toThrow(wording);
});
