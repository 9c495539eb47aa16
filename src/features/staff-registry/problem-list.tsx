import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ImportProblem } from '#core/contract/registry';
import { BYTE_ORDER_MARK, csvLine } from '#core/domain/registry-import/csv-line';
import { callRegistry } from '@/cloud/call';
import { platformClient } from '@/cloud/client';
import { usePages } from '@/cloud/use-pages';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { Loaded } from '@/components/loaded';
import { useLanguage } from '@/i18n/language';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';
import { formatCount } from './counts';

const WHOLE_PAGE = 1000;

type ProblemListProps = { importId: string; kind: 'bad' | 'left'; total: number };

/** Every row that is not right, page by page, and the whole list as a file. Ids: problems-<kind>, problems-more, problems-save. */
export function ProblemList({ importId, kind, total }: ProblemListProps) {
  const t = useTexts(registryTexts).problems;
  const pages = usePages<ImportProblem>(`problems:${importId}:${kind}:${useLanguage()}`, async (cursor) => {
    const reply = await callRegistry('list-problems', { importId, kind, ...(cursor === undefined ? {} : { cursor }) });
    if (!reply.ok) return reply;
    const { problems: items, cursor: next } = reply.value;
    return { ok: true, value: { items, ...(next === undefined ? {} : { cursor: next }) } };
  });

  return (
    <Card
      id={`problems-${kind}`}
      title={kind === 'bad' ? t.title : t.left}
      aside={<Text className="small">{t.total(formatCount(total))}</Text>}
    >
      <Loaded live={pages.live} skeletonCards={1}>
        {(problems) => (
          <View className="registry-problems">
            {problems.map(({ row, column, code, value, sentence }) => (
              <View key={`${row} ${column} ${code}`} className="registry-problem">
                <View className="between">
                  <Text className="registry-problem-row">{`${t.row(row)} · ${column}`}</Text>
                  {value !== '' && <Text className="registry-problem-value">{value}</Text>}
                </View>
                <Text className="secondary">{sentence}</Text>
              </View>
            ))}
            {pages.isMore && <SecondaryAction id="problems-more" label={t.more} onTap={pages.more} />}
          </View>
        )}
      </Loaded>
      <SaveProblems importId={importId} kind={kind} total={total} />
    </Card>
  );
}

function SaveProblems({ importId, kind, total }: ProblemListProps) {
  const texts = useTexts(registryTexts);
  const t = texts.problems;
  const [percent, setPercent] = useState<number>();

  const save = async () => {
    setPercent(0);
    const text = await wholeList(importId, kind, [t.head.row, t.head.column, t.head.value, t.head.problem], (done) =>
      setPercent(Math.floor((done / Math.max(1, total)) * 100)),
    );
    setPercent(undefined);
    const isSaved = text !== undefined && (await platformClient.saveText(kind === 'bad' ? t.fileName : t.leftFileName, text));
    if (!isSaved) Taro.showToast({ title: texts.saveFailed, icon: 'none' });
  };
  return (
    <SecondaryAction
      id="problems-save"
      label={percent === undefined ? t.save : t.saving(percent)}
      busy={percent !== undefined}
      onTap={save}
    />
  );
}

/** Undefined when the cloud could not be asked for all of it. */
async function wholeList(
  importId: string,
  kind: 'bad' | 'left',
  head: readonly string[],
  onProgress: (done: number) => void,
): Promise<string | undefined> {
  const lines = [csvLine(head)];
  let cursor: string | undefined;
  do {
    const reply = await callRegistry('list-problems', { importId, kind, limit: WHOLE_PAGE, ...(cursor === undefined ? {} : { cursor }) });
    if (!reply.ok) return undefined;
    for (const { row, column, value, sentence } of reply.value.problems) lines.push(csvLine([String(row), column, value, sentence]));
    cursor = reply.value.cursor;
    onProgress(lines.length - 1);
  } while (cursor !== undefined);
  return `${BYTE_ORDER_MARK}${lines.join('')}`;
}
