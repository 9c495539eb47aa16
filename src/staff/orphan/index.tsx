import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { OrphanView, SuggestionView } from '#core/contract/orphans';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { Timeline } from '@/features/order/order-facts';
import { ChoiceSheet } from '@/features/staff-orphans/choice-sheets';
import { OrphanActions, type SheetOffer } from '@/features/staff-orphans/orphan-actions';
import { OrphanFacts, OrphanHead } from '@/features/staff-orphans/orphan-facts';
import { OtherOrderSheet } from '@/features/staff-orphans/other-order-sheet';
import { StepSheet } from '@/features/staff-orphans/step-sheet';
import { type SuggestionChoice, SuggestionsCard } from '@/features/staff-orphans/suggestions-card';
import { useOrphan, useOrphanCommand, useSuggestions } from '@/features/staff-orphans/use-orphan';
import { useLanguage } from '@/i18n/language';
import { staffOrphanSheetTexts } from '@/i18n/staff-orphan-sheets';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import { openStaffOrder, showOrphan } from '@/navigation';

/** One orphan parcel (`?id=`). Ids: orphan-page, step-done, and those of its cards and sheets. */
export default function OrphanPage() {
  const t = useTexts(staffOrphanTexts);
  const orphanId = decodeURIComponent(useRouter().params.id ?? '');
  const live = useOrphan(orphanId, useLanguage());
  return (
    <Screen id="orphan-page" title={t.title}>
      <Loaded live={live}>{(orphan) => <OrphanContent orphan={orphan} live={live} />}</Loaded>
    </Screen>
  );
}

/** What is asked about on top of the page. */
type Asked = { readonly choice: SuggestionChoice } | { readonly offer: SheetOffer } | 'other' | undefined;

function OrphanContent({ orphan, live }: { orphan: OrphanView; live: LiveView<OrphanView> }) {
  const t = useTexts(staffOrphanSheetTexts);
  const command = useOrphanCommand(orphan, live);
  const [asked, setAsked] = useState<Asked>();
  const urls = usePhotoUrls('staff', [...orphan.photos, ...orphan.timeline.flatMap(({ photos }) => photos)]);
  const mayLink = orphan.offers.some(({ step }) => step === 'link');
  const isLookedFor = !['linked', 'refused', 'corrected'].includes(orphan.state);
  const ask = (what: Asked) => {
    command.clear();
    setAsked(what);
  };
  const close = () => setAsked(undefined);
  const linkOther = (suggestion: SuggestionView) => ask({ choice: { suggestion, what: 'link' } });
  return (
    <>
      {command.done && (
        <Note id="step-done" tone="good" icon="check">
          {t.done[command.done]}
        </Note>
      )}
      <OrphanHead orphan={orphan} onOrder={openStaffOrder} onEntry={showOrphan} />
      {isLookedFor && <Suggestions orphan={orphan} mayAct={mayLink} onChoose={(choice) => ask({ choice })} onOther={() => ask('other')} />}
      <OrphanActions orphan={orphan} onStep={(offer) => ask({ offer })} />
      <OrphanFacts orphan={orphan} urls={urls} />
      <Timeline order={orphan} urls={urls} />
      {asked === 'other' && <OtherOrderSheet onClose={close} onFound={linkOther} />}
      {asked && typeof asked === 'object' && 'choice' in asked && <ChoiceSheet choice={asked.choice} command={command} onClose={close} />}
      {asked && typeof asked === 'object' && 'offer' in asked && (
        <StepSheet step={asked.offer.step} word={asked.offer.word} orphan={orphan} command={command} onClose={close} />
      )}
    </>
  );
}

type SuggestionsProps = {
  orphan: OrphanView;
  mayAct: boolean;
  onChoose: (choice: SuggestionChoice) => void;
  onOther: () => void;
};

function Suggestions({ orphan, ...props }: SuggestionsProps) {
  const live = useSuggestions(orphan.orphanId, orphan.version, useLanguage());
  return <SuggestionsCard live={live} onOrder={openStaffOrder} {...props} />;
}
