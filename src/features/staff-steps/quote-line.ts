import type { Fen } from '#core/domain/money-and-time';
import { parseYuan } from '../../yuan';

export type QuoteLine = { readonly text: string; readonly yuan: string };
export const emptyLine: QuoteLine = { text: '', yuan: '' };

/** Lines without a readable amount count as nothing yet. */
export const totalOf = (lines: readonly QuoteLine[]): Fen => lines.reduce((sum, { yuan }) => sum + (parseYuan(yuan) ?? 0), 0);

/** What the server takes; only when no line is at fault. */
export const linesToSend = (lines: readonly QuoteLine[]): { text: string; amount: Fen }[] =>
  lines.map(({ text, yuan }) => ({ text: text.trim(), amount: parseYuan(yuan) ?? 0 }));
