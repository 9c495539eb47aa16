import { View } from '@tarojs/components';
import type { OrphanView } from '#core/contract/orphans';
import { Note } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { RefusalNote } from '@/components/refusal-note';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import { SHEET_STEPS, type SheetStep } from './step-sheet';
import './staff-orphans.scss';

type Offer = OrphanView['offers'][number];
type SheetOffer = Offer & { readonly step: SheetStep };
const hasSheet = (offer: Offer): offer is SheetOffer => SHEET_STEPS.some((step) => step === offer.step);

/** What this person may do besides linking, from the server's own table. Ids: orphan-actions, do-<step>, refused-<step>. */
export function OrphanActions({ orphan, onStep }: { orphan: OrphanView; onStep: (offer: SheetOffer) => void }) {
  const t = useTexts(staffOrphanTexts).parcel;
  const offers = orphan.offers.filter(hasSheet);
  if (offers.length === 0) {
    const isOver = orphan.state === 'linked';
    return isOver || orphan.offers.length > 0 ? null : (
      <Note id="read-only" tone="information" icon="info">
        {t.readOnly}
      </Note>
    );
  }
  return (
    <Card id="orphan-actions" title={t.actions}>
      <View className="orphan-actions">
        {offers.map((offer) =>
          offer.refusal ? (
            <View key={offer.step} className="orphan-actions">
              <SecondaryAction id={`refused-${offer.step}`} label={offer.word} disabled onTap={() => {}} />
              <RefusalNote calm error={offer.refusal} />
            </View>
          ) : (
            <SecondaryAction key={offer.step} id={`do-${offer.step}`} label={offer.word} onTap={() => onStep(offer)} />
          ),
        )}
      </View>
    </Card>
  );
}

export type { SheetOffer };
