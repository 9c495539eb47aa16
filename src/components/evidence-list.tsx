import { Text, View } from '@tarojs/components';
import { PhotoRow } from './photo-picker';

type Item = { readonly key: string; readonly text: string; readonly photos: readonly string[] };

/** Statements with the pictures that prove them. */
export function EvidenceList({ items, urls }: { items: readonly Item[]; urls: Readonly<Record<string, string>> }) {
  return (
    <>
      {items.map(({ key, text, photos }) => (
        <View key={key} className="stack">
          <Text className="secondary">{text}</Text>
          <PhotoRow attachmentIds={photos} urls={urls} />
        </View>
      ))}
    </>
  );
}
