import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { messagePage } from '#core/application/messages/message-page';
import { samples } from '../../../scripts/messages/samples';

type App = {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
};

/** Every page of the Mini Program, as its configuration names them. */
async function pagesOfApp(): Promise<readonly string[]> {
  // Taro's compiler lends it to the file; here it gives back what it is given.
  Object.assign(globalThis, { defineAppConfig: (config: App) => config });
  const { default: app } = (await import(path.resolve('src/app.config.ts'))) as { readonly default: App };
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
}

/** Addresses of pages that stand in the code as words: `staff/order/index`, with a query or without. */
function linksIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap(
      (name) => readFileSync(path.join(folder, name), 'utf8').match(/(?<=['"`/])(?:pages|staff|more)\/[a-z-]+\/index(?=['"`?])/g) ?? [],
    );
}

test('every page that a message opens is a page of the Mini Program, and so is every one that the code names', async () => {
  const pages = await pagesOfApp();
  const opened = samples().map(({ notice }) => messagePage(notice).split('?')[0] ?? '');
  expect([...new Set(opened)].filter((page) => !pages.includes(page))).toEqual([]);
  expect(opened).toEqual(expect.arrayContaining(['staff/call-tasks/index', 'staff/dead-letters/index', 'staff/order/index']));

  const named = ['core', 'cloudfunctions', 'config/cloud', 'src'].flatMap(linksIn);
  expect(named).toEqual(expect.arrayContaining(['pages/create/index', 'staff/order/index', 'staff/people/index']));
  expect([...new Set(named)].filter((page) => !pages.includes(page))).toEqual([]);
});
