import { Text } from '@tarojs/components';
import { serverNow } from '@/cloud/server-clock';
import { formatDay, formatDeadline, formatMoment } from '@/i18n/dates';
import { useLanguage } from '@/i18n/language';

const FORMATS = { day: formatDay, deadline: formatDeadline, moment: formatMoment };

/** A point in time (epoch ms) in the reader's words: `day`, `deadline` (… 前), `moment` (relative within the last day). */
export function DateText({ id, at, as }: { id?: string; at: number; as: keyof typeof FORMATS }) {
  const language = useLanguage();
  return (
    <Text {...(id ? { id } : {})} className="date">
      {FORMATS[as](at, serverNow(), language)}
    </Text>
  );
}
