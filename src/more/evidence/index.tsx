import { useRouter } from '@tarojs/taro';
import { Screen } from '@/components/screen';
import { EvidenceCard } from '@/features/evidence/evidence-card';
import { evidenceTexts } from '@/i18n/evidence';
import { useTexts } from '@/i18n/texts';

/** 完整记录 (`?id=`): the whole history of one's order as a signed file, as for a claim against a carrier (R7). Ids: evidence-page, and those of EvidenceCard. */
export default function EvidencePage() {
  const t = useTexts(evidenceTexts);
  return (
    <Screen id="evidence-page" title={t.title} contact>
      <EvidenceCard orderId={useRouter().params.id ?? ''} />
    </Screen>
  );
}
