import { View } from '@tarojs/components';
import './icon.scss';

export type IconName =
  | 'alert'
  | 'bell'
  | 'box'
  | 'camera'
  | 'chat'
  | 'check'
  | 'chevron'
  | 'clock'
  | 'close'
  | 'copy'
  | 'document'
  | 'info'
  | 'lock'
  | 'money'
  | 'offline'
  | 'phone'
  | 'pin'
  | 'plus'
  | 'scan'
  | 'search'
  | 'shield'
  | 'tool'
  | 'truck';

/** A line drawing in the colour of the text around it; always beside a word, so it is not spoken. */
export function Icon({ name, size = 20 }: { name: IconName; size?: 16 | 20 | 24 | 32 }) {
  return <View className={`icon icon-${name} icon-${size}`} />;
}
