import { RequestRefused } from '../http';
import type { Store } from '../store';

type Definition = { readonly name: string; readonly sql: string };

/** Copies every table with its rows into a new SQLite file. */
export function copyTables(store: Store, file: string): void {
  withFile(store, file, () => {
    // The file is thrown away when this is broken off.
    store.exec('PRAGMA copy.journal_mode = OFF');
    store.exec('PRAGMA copy.synchronous = OFF');
    store.transaction(() => {
      for (const { name, sql } of definitionsIn(store, 'main', 'table')) {
        store.exec(sql.replace(/^CREATE TABLE /, 'CREATE TABLE copy.'));
        store.exec(`INSERT INTO copy."${name}" SELECT * FROM main."${name}"`);
      }
      for (const { sql } of definitionsIn(store, 'main', 'index')) store.exec(sql.replace(/^CREATE (UNIQUE )?INDEX /, '$&copy.'));
      copyCounters(store, 'main', 'copy');
    });
  });
}

/**
 * Puts the rows of a copy back into the tables. `change` gives the step that does so, for whoever runs it within a transaction.
 * Tables the copy lacks are emptied, tables that are gone come again.
 *
 * @throws RequestRefused 409 OTHER_TABLES when a table has another form now
 */
export function putTablesBack(store: Store, file: string, change: (putBack: () => void) => void): void {
  withFile(store, file, () => {
    const copied = definitionsIn(store, 'copy', 'table');
    const present = new Map(definitionsIn(store, 'main', 'table').map(({ name, sql }) => [name, sql]));
    const changed = copied.find(({ name, sql }) => (present.get(name) ?? sql) !== sql);
    if (changed)
      throw new RequestRefused(409, 'OTHER_TABLES', `the snapshot is of another version: its table ${changed.name} has another form`);
    change(() => {
      for (const name of present.keys()) store.exec(`DELETE FROM main."${name}"`);
      for (const { name, sql } of copied) {
        if (!present.has(name)) store.exec(sql);
        store.exec(`INSERT INTO main."${name}" SELECT * FROM copy."${name}"`);
      }
      const indexes = new Set(definitionsIn(store, 'main', 'index').map(({ name }) => name));
      for (const { name, sql } of definitionsIn(store, 'copy', 'index')) if (!indexes.has(name)) store.exec(sql);
      copyCounters(store, 'copy', 'main');
    });
  });
}

/** With the file at hand as `copy`. No transaction may be open. */
function withFile<T>(store: Store, file: string, work: () => T): T {
  store.exec(`ATTACH '${file.replaceAll("'", "''")}' AS copy`);
  try {
    return work();
  } finally {
    store.exec('DETACH copy');
  }
}

/** In the words that made them; what SQLite makes by itself has none. */
function definitionsIn(store: Store, schema: 'main' | 'copy', type: 'table' | 'index'): Definition[] {
  const rows = store
    .prepare(`SELECT name, sql FROM ${schema}.sqlite_master WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .all(type);
  return rows.map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
}

/** What AUTOINCREMENT has counted to. */
function copyCounters(store: Store, from: 'main' | 'copy', to: 'main' | 'copy'): void {
  const has = (schema: string) => store.prepare(`SELECT 1 AS found FROM ${schema}.sqlite_master WHERE name = 'sqlite_sequence'`).get();
  if (!has(from) || !has(to)) return;
  store.exec(`DELETE FROM ${to}.sqlite_sequence`);
  store.exec(`INSERT INTO ${to}.sqlite_sequence SELECT * FROM ${from}.sqlite_sequence`);
}
