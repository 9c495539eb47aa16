import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { openMiniProgram, WEAPP } from '../support/weapp-host/mini-program';
import { Rendering } from '../support/weapp-host/rendering';

/** Nobody listens there: what a page shows without any answer from the cloud. */
const NOWHERE = 'http://127.0.0.1:9';
const FIRST_SET_DATA_BUDGET_BYTES = 20 * 1024;

type AppJson = { pages: string[]; subPackages: { root: string; pages: string[] }[] };
const app: AppJson = JSON.parse(readFileSync(path.join(WEAPP, 'app.json'), 'utf8'));
const routes = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];

test.each(routes)('%s opens without the cloud, and its templates draw what its data say', async (route) => {
  const program = openMiniProgram({ url: NOWHERE, phone: 'customer', startAt: route });
  await program.arrive(route);
  await program.drawn();

  expect(new Rendering(WEAPP).outline(route, program.pages.current.data)).toBe(program.screen().outline());
  expect(program.problems).toEqual([]);
  expect(program.pages.calls[0]?.bytes).toBeLessThanOrEqual(FIRST_SET_DATA_BUDGET_BYTES);
  await program.close();
  program.memory.disk.remove();
});
