import { Text, View } from '@tarojs/components';
import type { ImportView } from '#core/contract/registry';
import { StageBadge, type Tone } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { Empty } from '@/components/loaded';
import { Tap } from '@/components/tap';
import { formatMoment } from '@/i18n/dates';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';
import { formatCount } from './counts';

const TONES: Readonly<Record<ImportView['state'], Tone>> = {
  reading: 'information',
  checking: 'information',
  checked: 'attention',
  applying: 'information',
  done: 'good',
  undoing: 'information',
  undone: 'neutral',
  failed: 'bad',
  discarded: 'neutral',
};

type ImportListProps = { imports: readonly ImportView[]; isMore: boolean; onMore: () => void; onOpen: (view: ImportView) => void };

/** Who imported what and when, newest first. Ids: registry-imports, import-<importId>, imports-more. */
export function ImportList({ imports, isMore, onMore, onOpen }: ImportListProps) {
  const t = useTexts(registryTexts);
  if (imports.length === 0) return <Empty id="imports-none" icon="document" title={t.earlier.none} body={t.earlier.noneBody} />;
  return (
    <Card id="registry-imports" title={t.earlier.title}>
      {imports.map((view) => {
        const { importId, fileName, startedBy, startedAt, state, counts } = view;
        return (
          <Tap key={importId} id={`import-${importId}`} className="registry-earlier" role="link" onTap={() => onOpen(view)}>
            <View className="between">
              <Text className="registry-file-name">{fileName}</Text>
              <StageBadge word={t.states[state]} tone={TONES[state]} />
            </View>
            <Text className="small">
              {`${startedBy} · ${formatMoment(startedAt)} · ${t.fresh} ${formatCount(counts.fresh)} · ${t.changed} ${formatCount(counts.changed)} · ${t.bad} ${formatCount(counts.bad)}`}
            </Text>
          </Tap>
        );
      })}
      {isMore && <SecondaryAction id="imports-more" label={t.earlier.more} onTap={onMore} />}
    </Card>
  );
}
