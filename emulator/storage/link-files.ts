import { copyFileSync, linkSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Gives every file of `from` that `to` lacks a name there. Files that never change may have several; where the disk knows no such names they are copied. */
export function linkMissing(from: string, to: string): void {
  const there = new Set(readdirSync(to));
  for (const name of readdirSync(from)) {
    if (there.has(name)) continue;
    try {
      linkSync(join(from, name), join(to, name));
    } catch (failure) {
      // An upload that was broken off meanwhile.
      if ((failure as NodeJS.ErrnoException).code === 'ENOENT') continue;
      copyFileSync(join(from, name), join(to, name));
    }
  }
}
