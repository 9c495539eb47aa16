import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { EvidenceInput } from '#core/contract/evidence';
import type { ExportedOrder } from '#core/contract/views/exported-order';
import { callEvidence } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import { QuietAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { RefusalNote } from '@/components/refusal-note';
import { evidenceTexts } from '@/i18n/evidence';
import { useTexts } from '@/i18n/texts';

const BYTES_PER_MEGABYTE = 1_000_000;

/** The whole history as one signed file; staff also get it with what they say to each other. Ids: evidence, evidence-export, evidence-internal, evidence-link, evidence-fingerprint. */
export function EvidenceCard({ orderId, hasInternal = false }: { orderId: string; hasInternal?: boolean }) {
  const t = useTexts(evidenceTexts);
  const [exported, setExported] = useState<ExportedOrder>();
  const { run, busy, error } = useCommand((payload: EvidenceInput<'export-order'>) => callEvidence('export-order', payload));
  const exportIt = async (copy: 'public' | 'internal') => {
    const reply = await run({ orderId, copy });
    if (reply?.ok) setExported(reply.value);
  };
  return (
    <Card id="evidence" title={t.title}>
      <Text className="secondary">{t.sentence}</Text>
      {error && <RefusalNote error={error} />}
      {exported && (
        <>
          <Text>{exported.fileName}</Text>
          <Text className="small">
            {t.size((exported.bytes / BYTES_PER_MEGABYTE).toFixed(1), exported.photos.embedded, exported.photos.total)}
          </Text>
          <CopyRow id="evidence-link" label={t.link} value={exported.url} />
          <CopyRow id="evidence-fingerprint" label={t.fingerprint} value={exported.fingerprint} />
          <Text className="small">{t.how}</Text>
        </>
      )}
      <SecondaryAction id="evidence-export" label={exported ? t.again : t.action} onTap={() => exportIt('public')} busy={busy} />
      {hasInternal && <QuietAction id="evidence-internal" label={t.internal} onTap={() => exportIt('internal')} />}
    </Card>
  );
}
