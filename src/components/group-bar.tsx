import { ScrollView, Text, View } from '@tarojs/components';
import { Tap } from './tap';
import './group-bar.scss';

type Group<K extends string> = {
  readonly key: K;
  readonly label: string;
  /** Left out where nothing is counted. */
  readonly count?: number | undefined;
};

type GroupBarProps<K extends string> = {
  /** Each group's id is `<id>-<key>`. */
  id: string;
  groups: readonly Group<K>[];
  chosen: K;
  onChoose: (key: K) => void;
};

/** Groups of a long list beside each other, with how much is in each; goes on to the side. */
export function GroupBar<K extends string>({ id, groups, chosen, onChoose }: GroupBarProps<K>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="group-bar">
      <View className="group-line">
        {groups.map(({ key, label, count }) => (
          <Tap
            key={key}
            id={`${id}-${key}`}
            className={`group ${key === chosen ? 'group-chosen' : ''} ${count ? '' : 'group-empty'}`}
            role="tab"
            checked={key === chosen}
            onTap={() => onChoose(key)}
          >
            <Text>{label}</Text>
            {count !== undefined && <Text>{count}</Text>}
          </Tap>
        ))}
      </View>
    </ScrollView>
  );
}
