import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawLabel } from '../../scripts/demo/draw-label';

/** A real picture like no other, written beside another file: one picture pays for one thing only. @returns its path */
export function pictureBeside(file: string, words: string): string {
  const picture = path.join(path.dirname(file), `${words}.png`);
  writeFileSync(picture, drawLabel(words));
  return picture;
}
