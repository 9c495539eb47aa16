import { Text } from '@tarojs/components';

/** @param fen 1/100 CNY, whole; ¥1,200.00 */
export function formatAmount(fen: number): string {
  const yuan = Math.floor(Math.abs(fen) / 100).toString();
  const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${grouped}.${(Math.abs(fen) % 100).toString().padStart(2, '0')}`;
}

export function Amount({ id, fen, large = false }: { id?: string; fen: number; large?: boolean }) {
  return (
    <Text {...(id ? { id } : {})} className={large ? 'amount amount-large' : 'amount'}>
      {formatAmount(fen)}
    </Text>
  );
}
