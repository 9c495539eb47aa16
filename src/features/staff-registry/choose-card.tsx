import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import { COLUMNS, REQUIRED_COLUMNS } from '#core/domain/registry-import/columns';
import { BYTE_ORDER_MARK, csvLine } from '#core/domain/registry-import/csv-line';
import { type PickedFile, platformClient } from '@/cloud/client';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { RefusalNote } from '@/components/refusal-note';
import { commonTexts } from '@/i18n/common';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';

/** As the server says (core/contract/fields.ts); told before anything is sent. */
const MAX_TABLE_BYTES = 30 * 1024 * 1024;
const EXAMPLE = ['JX4-12345678', 'JASMINER X4', '整机', '2026-11-27', ''];

type ChooseCardProps = { error: ReplyError | undefined; onPicked: (file: PickedFile) => void };

/** What a file must look like, and the choice of one. Ids: registry-choose, registry-template, registry-copy-head, registry-choose-failed. */
export function ChooseCard({ error, onPicked }: ChooseCardProps) {
  const t = useTexts(registryTexts);
  const common = useTexts(commonTexts);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const head = COLUMNS.map((column) => t.choose[column].name);

  const choose = async () => {
    const file = await platformClient.pickFile(['xlsx', 'csv', 'txt']);
    if (!file) return;
    setIsTooLarge(file.sizeBytes > MAX_TABLE_BYTES);
    if (file.sizeBytes <= MAX_TABLE_BYTES) onPicked(file);
  };
  const saveTemplate = async () => {
    const isSaved = await platformClient.saveText(t.choose.templateName, `${BYTE_ORDER_MARK}${csvLine(head)}${csvLine(EXAMPLE)}`);
    if (!isSaved) Taro.showToast({ title: t.saveFailed, icon: 'none' });
  };
  const copyHead = () =>
    Taro.setClipboardData({ data: head.join('\t') }).catch(() => Taro.showToast({ title: common.copyFailed, icon: 'none' }));

  return (
    <Card id="registry-file" title={t.choose.title}>
      <Text className="secondary">{t.choose.body}</Text>
      {error && <RefusalNote id="registry-choose-failed" error={error} />}
      {isTooLarge && <RefusalNote id="registry-choose-failed" error={{ message: t.choose.tooLarge }} />}
      <PrimaryAction id="registry-choose" label={t.choose.action} onTap={choose} />
      <View className="registry-columns divided">
        <Text className="secondary">{t.choose.columns}</Text>
        {COLUMNS.map((column) => (
          <View key={column} className="registry-column">
            <View className="between">
              <Text>{t.choose[column].name}</Text>
              <Text className="small">{REQUIRED_COLUMNS.includes(column) ? t.choose.required : t.choose.optional}</Text>
            </View>
            <Text className="small">{t.choose[column].form}</Text>
          </View>
        ))}
      </View>
      <View className="between">
        <QuietAction id="registry-template" label={t.choose.template} onTap={saveTemplate} />
        <QuietAction id="registry-copy-head" label={t.choose.copyHead} onTap={copyHead} />
      </View>
    </Card>
  );
}
