import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A part of `dist/` that is built again only when something it is made of has changed. */
export type Part = {
  readonly name: string;
  /** Files and folders it is made of; one that does not exist counts as empty. */
  readonly inputs: readonly string[];
  /** Files that are there after every good build. */
  readonly outputs: readonly string[];
  readonly build: () => Promise<void>;
};

/** The sources are at fault, not the tooling: the message is all there is to say. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

const STAMPS = 'dist/.stamps';

/**
 * Builds `part` unless its inputs are as they were at its last good build.
 * The stamp goes away before a build and comes back after it: a build that was interrupted or failed is never taken for a good one.
 */
export async function refresh(part: Part, stamps = STAMPS): Promise<'fresh' | 'built'> {
  const stamp = path.join(stamps, part.name);
  const hash = hashOf(part.inputs);
  if (readIfThere(stamp) === hash && part.outputs.every((output) => existsSync(output))) return 'fresh';

  await rm(stamp, { force: true });
  await part.build();
  const missing = part.outputs.filter((output) => !existsSync(output));
  if (missing.length > 0) throw new BuildFailed(`the build of ${part.name} left no ${missing.join(', ')}`);
  await mkdir(stamps, { recursive: true });
  await writeFile(stamp, hash);
  return 'built';
}

/** SHA-256 over names and contents, so that neither a checkout nor a copy of the tree makes anything look changed. */
function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder).sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(input: string): string[] {
  const stat = statSync(input, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [input];
  return readdirSync(input).flatMap((name) => filesUnder(path.posix.join(input, name)));
}

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
