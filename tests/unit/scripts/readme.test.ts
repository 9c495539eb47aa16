import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withFlow } from '../../../scripts/readme/flow';

test('the README shows the flow of the step table (else run `npm run readme`)', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toBe(withFlow(readme));
});
