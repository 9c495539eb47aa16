import type { ChatEntry } from '../../protocol';
import type { ChatWords } from './chat-words';
import { textPieces } from './text-links';

/** For the list of chats: what the newest entry says, in a few words. */
export function lastWords(entry: ChatEntry, words: ChatWords): string {
  const { body } = entry;
  switch (body.kind) {
    case 'text':
      return entry.from === 'person'
        ? body.text
        : textPieces(body.text)
            .map(({ text }) => text)
            .join('');
    case 'notice':
      return body.text;
    case 'image':
      return `[${words.picture}]`;
    case 'voice':
      return `[${words.voice}]`;
    case 'video':
      return `[${words.video}]`;
    case 'location':
      return `[${words.location}] ${body.label}`;
    case 'news':
      return body.articles[0]?.title ?? '';
    case 'choices':
      return body.head;
    default:
      return body.title;
  }
}
