import { Text } from '@tarojs/components';
import { useStart } from '@/cloud/start';
import { noteVisit } from '@/cloud/visit';
import { Card, Row } from '@/components/card';
import { Segments } from '@/components/choice';
import { Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { ContactCard } from '@/features/contact/contact-card';
import { chooseLanguage, type LanguageChoice, useLanguage, useLanguageChoice } from '@/i18n/language';
import { meTexts } from '@/i18n/me';
import { useTexts } from '@/i18n/texts';
import { openGuide, openMessageSettings, openStaff } from '@/navigation';

const CHOICES: readonly LanguageChoice[] = ['system', 'zh-CN', 'en'];

/** 我的. Ids: me, language-<system|zh-CN|en>, open-message-settings, open-guide, open-staff, contact-*. */
export default function MePage() {
  const t = useTexts(meTexts);
  const choice = useLanguageChoice();
  const live = useStart(useLanguage());
  const choose = (next: LanguageChoice) => {
    chooseLanguage(next);
    noteVisit();
  };
  return (
    <Screen id="me" title={t.title} tab="me">
      {live.view.state === 'ready' && live.view.value.isStaff && (
        <Card>
          <Row id="open-staff" label={t.staff} value={t.staffSentence} onTap={openStaff} />
        </Card>
      )}
      <Card title={t.language}>
        <Segments id="language" options={CHOICES.map((key) => ({ key, label: t.languages[key] }))} chosen={choice} onChoose={choose} />
        <Row label={t.theme} value={t.themeSystem} />
      </Card>
      <Card>
        <Row id="open-message-settings" label={t.messages} value={t.messagesSentence} onTap={openMessageSettings} />
        <Row id="open-guide" label={t.guide} onTap={openGuide} />
      </Card>
      <Loaded live={live} skeletonCards={1}>
        {(start) => <ContactCard start={start} />}
      </Loaded>
      <Text className="small">{t.identity}</Text>
    </Screen>
  );
}
