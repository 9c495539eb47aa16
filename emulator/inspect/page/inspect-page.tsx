import { useEffect, useState } from 'react';
import { keepLanguage, type Language, LanguageContext, readLanguage } from '../../phone/page/words';
import { useIsLost } from './doors/connection';
import { Icon } from './parts/icons';
import { PeopleProvider } from './parts/people';
import { Empty } from './parts/states';
import { Header } from './shell/header';
import { Navigation } from './shell/navigation';
import { ClockProvider } from './shell/now';
import { useRoute } from './shell/route';
import { useShellTexts } from './shell/shell-texts';
import { useMarks } from './shell/use-marks';
import { VIEWS } from './shell/views';
import { VIEW_OF } from './view-of';

/** The developer's page at `/__inspect/`: what is stored, what ran, what was sent, and what can be done to the local cloud. */
export function InspectPage() {
  const [language, setLanguage] = useState(readLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);

  function change(to: Language): void {
    setLanguage(to);
    keepLanguage(to);
  }

  return (
    <LanguageContext.Provider value={language}>
      <ClockProvider>
        <PeopleProvider>
          <Header onLanguage={change} />
          <Inspector />
        </PeopleProvider>
      </ClockProvider>
    </LanguageContext.Provider>
  );
}

function Inspector() {
  const texts = useShellTexts();
  const { path } = useRoute();
  const [name = 'overview'] = path;
  const Shown = Object.hasOwn(VIEW_OF, name) ? VIEW_OF[name] : undefined;
  const marks = useMarks();
  return (
    <div className="body">
      <Navigation current={VIEWS.find((view) => view === name)} marks={marks} />
      <main>
        <LostBanner />
        {Shown ? <Shown /> : <Empty icon="lost" title={texts.noView} how={texts.noViewHow} />}
      </main>
    </div>
  );
}

function LostBanner() {
  const texts = useShellTexts();
  return useIsLost() ? (
    <p className="banner" role="alert">
      <Icon name="lost" />
      {texts.lost}
    </p>
  ) : null;
}
