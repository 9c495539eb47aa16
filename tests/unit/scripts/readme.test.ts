import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { chatPage } from '../../../scripts/chat/chat-page';
import { withFlow } from '../../../scripts/readme/flow';

test('the README shows the flow of the step table (else run `npm run readme`)', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toBe(withFlow(readme));
});

test('docs/chat.md shows the words of the chat (else run `npm run readme`)', () => {
  expect(readFileSync('docs/chat.md', 'utf8')).toBe(chatPage());
});
