import { lastStart, useStart } from '@/cloud/start';
import { Card, Row } from '@/components/card';
import { Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { ContactCard } from '@/features/contact/contact-card';
import { homeTexts } from '@/i18n/home';
import { useLanguage } from '@/i18n/language';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { openGuide } from '@/navigation';

/** 联系客服, one tap from every page (R1, R2); as last seen while there is no network. Ids: contact-page, contact-*, open-guide. */
export default function ContactPage() {
  const t = useTexts(moreTexts);
  const words = useTexts(homeTexts);
  const live = useStart(useLanguage());
  const remembered = lastStart();
  return (
    <Screen id="contact-page" title={t.contactTitle}>
      {live.view.state !== 'ready' && remembered ? (
        <ContactCard start={remembered} />
      ) : (
        <Loaded live={live} skeletonCards={1}>
          {(start) => <ContactCard start={start} />}
        </Loaded>
      )}
      <Card>
        <Row id="open-guide" label={words.guide} onTap={openGuide} />
      </Card>
    </Screen>
  );
}
