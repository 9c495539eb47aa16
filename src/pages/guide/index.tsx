import { Text } from '@tarojs/components';
import { callCustomer } from '@/cloud/call';
import { useStart } from '@/cloud/start';
import { useView } from '@/cloud/use-view';
import { Card } from '@/components/card';
import { Loaded } from '@/components/loaded';
import { PolicySections } from '@/components/policy-sections';
import { Screen } from '@/components/screen';
import { ContactCard } from '@/features/contact/contact-card';
import { guideTexts } from '@/i18n/guide';
import { useLanguage } from '@/i18n/language';
import { useTexts } from '@/i18n/texts';

/** 售后服务指南, the whole of it. Ids: guide, clause-<number>, contact. */
export default function GuidePage() {
  const t = useTexts(guideTexts);
  const language = useLanguage();
  const policy = useView(`policy:${language}`, () => callCustomer('policy', {}));
  const start = useStart(language);
  return (
    <Screen id="guide" title={t.title} contact={start.view.state !== 'ready'}>
      <Loaded live={policy}>
        {({ version, sections }) => (
          <>
            {sections.map((section) => (
              <Card key={section.title} title={section.title}>
                <PolicySections sections={[{ ...section, title: '' }]} />
              </Card>
            ))}
            <Text className="small">{t.version(version)}</Text>
          </>
        )}
      </Loaded>
      <Text className="secondary">{t.ask}</Text>
      {start.view.state === 'ready' && <ContactCard start={start.view.value} />}
    </Screen>
  );
}
