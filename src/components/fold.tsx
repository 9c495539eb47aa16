import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';
import './fold.scss';

type FoldProps = { id: string; label: string; lines: readonly string[] };

/** Lines that few want to read, behind a word. Nothing where there are none. Ids: <id>, <id>-lines. */
export function Fold({ id, label, lines }: FoldProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (lines.length === 0) return null;
  return (
    <View className="fold">
      <Tap id={id} className={`fold-head ${isOpen ? 'fold-open' : ''}`} onTap={() => setIsOpen(!isOpen)}>
        <Text>{label}</Text>
        <Icon name="chevron" size={16} />
      </Tap>
      {isOpen && (
        <View id={`${id}-lines`} className="fold-lines">
          {lines.map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </View>
      )}
    </View>
  );
}
