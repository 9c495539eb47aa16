import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A test that proves a clause: the clause's number begins its name. */
export type ClauseTest = { readonly file: string; readonly title: string };

/** The first argument of a call or the first cell of a row, when it begins with clause numbers and goes on with words. */
const TITLE = /[([]\s*(['"`])((?:R\d{1,2} )+)(?!R\d)([^\n]*?)\1,/g;

/** Titles in the text of a test file that begin with clause numbers, by clause. */
export function titlesIn(source: string): readonly { readonly clause: string; readonly title: string }[] {
  return [...source.matchAll(TITLE)].flatMap(([, , numbers = '', words = '']) =>
    numbers
      .trim()
      .split(' ')
      .map((clause) => ({ clause, title: `${numbers}${words}` })),
  );
}

/** Every test of the project that is named after a clause, by clause. */
export function clauseTests(): ReadonlyMap<string, readonly ClauseTest[]> {
  const found = new Map<string, ClauseTest[]>();
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  for (const file of files.map((name) => path.posix.join('tests', name.replaceAll(path.sep, '/'))).sort()) {
    for (const { clause, title } of titlesIn(readFileSync(file, 'utf8')))
      found.set(clause, [...(found.get(clause) ?? []), { file, title }]);
  }
  return found;
}
