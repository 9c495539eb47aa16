import Database from 'libsql';

export type SqlValue = string | number | null | Buffer;
export type Row = Record<string, SqlValue | ArrayBuffer>;

/** A prepared statement. `get` and `all` name rows by column; text is cut at a NUL and blobs come as ArrayBuffer (libsql 0.5.29). */
export type Statement = {
  readonly run: (...values: SqlValue[]) => { changes: number; lastInsertRowid: number | bigint };
  readonly get: (...values: SqlValue[]) => Row | undefined;
  readonly all: (...values: SqlValue[]) => Row[];
};

/** One SQLite connection with its statements kept prepared. */
export type Connection = { readonly prepare: (sql: string) => Statement; readonly exec: (sql: string) => void; readonly close: () => void };

/** The one connection that writes; everything durable of the emulator goes through it. Modules make their own tables (`exec`), prefixed by their name. */
export type Store = Connection & {
  /** All or nothing; nests by joining the outer one. Synchronous: no await inside. */
  readonly transaction: <T>(work: () => T) => T;
  readonly getSetting: (key: string) => string | undefined;
  readonly setSetting: (key: string, value: string) => void;
  /** A second connection for reading a snapshot. The caller closes it. */
  readonly openReader: () => Connection;
};

/**
 * Opens the database file.
 * WAL with synchronous=NORMAL: what was acknowledged survives a SIGKILL of the process at any moment (the bytes are with the
 * operating system); a power cut may take the last instants but never leaves half a transaction. FULL would add an fsync to each write.
 */
export function openStore(file: string): Store {
  const connection = connect(file);
  connection.exec('CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  let depth = 0;

  function transaction<T>(work: () => T): T {
    if (depth > 0) return work();
    connection.prepare('BEGIN IMMEDIATE').run();
    depth += 1;
    try {
      const result = work();
      connection.prepare('COMMIT').run();
      return result;
    } catch (failure) {
      connection.prepare('ROLLBACK').run();
      throw failure;
    } finally {
      depth -= 1;
    }
  }

  return {
    ...connection,
    transaction,
    getSetting: (key) => connection.prepare('SELECT value FROM settings WHERE key = ?').get(key)?.value as string | undefined,
    setSetting: (key, value) => {
      connection.prepare('INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
    },
    openReader: () => connect(file),
  };
}

/** Values as one list: libsql takes a single Buffer or null for a set of named values, and aborts the whole process. */
type ListStatement = {
  run: (values: SqlValue[]) => { changes: number; lastInsertRowid: number | bigint };
  get: (values: SqlValue[]) => Row | undefined;
  all: (values: SqlValue[]) => Row[];
};

function bound(statement: ListStatement): Statement {
  return {
    run: (...values) => statement.run(values),
    get: (...values) => statement.get(values),
    all: (...values) => statement.all(values),
  };
}

function connect(file: string): Connection {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 5000');
  const prepared = new Map<string, Statement>();
  return {
    prepare: (sql) => {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = bound(database.prepare(sql) as unknown as ListStatement);
        prepared.set(sql, statement);
      }
      return statement;
    },
    exec: (sql) => {
      database.exec(sql);
    },
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}
