import { both } from '../localized';

export const CHAT_WORDS = { received: both('已收到。', 'Received.') } as const;
