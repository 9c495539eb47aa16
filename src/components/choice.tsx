import { Text, View } from '@tarojs/components';
import { Tap } from './tap';
import './choice.scss';

export type Option<K extends string> = { readonly key: K; readonly label: string };

type ChipsProps<K extends string> = {
  /** Each chip's id is `<id>-<key>`. */
  id: string;
  options: readonly Option<K>[];
  chosen: readonly K[];
  onToggle: (key: K) => void;
  /** `radio`: one of them; `checkbox`: any number. */
  kind: 'radio' | 'checkbox';
};

/** A few short answers to tap. */
export function Chips<K extends string>({ id, options, chosen, onToggle, kind }: ChipsProps<K>) {
  return (
    <View id={id} className="chips">
      {options.map(({ key, label }) => {
        const isChosen = chosen.includes(key);
        return (
          <Tap
            key={key}
            id={`${id}-${key}`}
            className={isChosen ? 'chip chip-chosen' : 'chip'}
            role={kind}
            checked={isChosen}
            onTap={() => onToggle(key)}
          >
            <Text>{label}</Text>
          </Tap>
        );
      })}
    </View>
  );
}

type CheckRowProps = { id: string; checked: boolean; onChange: (checked: boolean) => void; label: string; detail?: string };

/** A statement to tick. */
export function CheckRow({ id, checked, onChange, label, detail }: CheckRowProps) {
  return (
    <Tap id={id} className="check" role="checkbox" checked={checked} label={label} onTap={() => onChange(!checked)}>
      <View className={checked ? 'check-box check-box-ticked' : 'check-box'} />
      <View className="check-words">
        <Text>{label}</Text>
        {detail && <Text className="check-detail">{detail}</Text>}
      </View>
    </Tap>
  );
}

type SegmentsProps<K extends string> = { id: string; options: readonly Option<K>[]; chosen: K; onChoose: (key: K) => void };

/** A filter of two to four words, one of which holds. */
export function Segments<K extends string>({ id, options, chosen, onChoose }: SegmentsProps<K>) {
  return (
    <View id={id} className="segments">
      {options.map(({ key, label }) => (
        <Tap
          key={key}
          id={`${id}-${key}`}
          className={`segment ${key === chosen ? 'segment-chosen' : ''}`}
          role="tab"
          checked={key === chosen}
          onTap={() => onChoose(key)}
        >
          <Text>{label}</Text>
        </Tap>
      ))}
    </View>
  );
}
