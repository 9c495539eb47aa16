import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './icon';
import './badge.scss';

export type Tone = 'brand' | 'good' | 'attention' | 'bad' | 'information' | 'neutral';

/** A state in a word; the colour only repeats what the word says. */
export function StageBadge({ id, word, tone, icon }: { id?: string; word: string; tone: Tone; icon?: IconName }) {
  return (
    <View {...(id ? { id } : {})} className={`badge badge-${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      <Text>{word}</Text>
    </View>
  );
}

/** A short remark that colours a line: attention, good news, a plain fact. */
export function Note({ id, tone, icon, children }: { id?: string; tone: Tone; icon: IconName; children: string }) {
  return (
    <View {...(id ? { id } : {})} className={`note note-${tone}`}>
      <Icon name={icon} size={20} />
      <Text className="note-text">{children}</Text>
    </View>
  );
}
