import { readFileSync, writeFileSync } from 'node:fs';
import { withFlow } from './readme/flow';

/** `npm run readme`: brings the README's flow up to date with the step table. */
writeFileSync('README.md', withFlow(readFileSync('README.md', 'utf8')));
