import { readFileSync, writeFileSync } from 'node:fs';
import { chatPage } from './chat/chat-page';
import { messagesPage } from './messages/messages-page';
import { clauseRecords } from './policy/clause-record';
import { policyPage } from './policy/policy-page';
import { withFlow } from './readme/flow';

/** `npm run readme`: brings the README's flow, docs/policy.md, docs/chat.md and docs/messages.md up to date with the tables. */
writeFileSync('README.md', withFlow(readFileSync('README.md', 'utf8')));
writeFileSync('docs/policy.md', policyPage(clauseRecords()));
writeFileSync('docs/chat.md', chatPage());
writeFileSync('docs/messages.md', messagesPage());
