import { dateWithYear, timeOfDay, weekday } from '../../../phone/page/dates';
import { type Language, useLanguage } from '../../../phone/page/words';
import { Icon } from '../parts/icons';
import { KeysHelp } from './keys-help';
import { useClock } from './now';
import { hrefOf } from './route';
import { SearchField } from './search-field';
import { useShellTexts } from './shell-texts';

/** A clock that "is back" differs from the machine's only by the way there. */
const MOVED_MS = 1_000;

export function Header({ onLanguage }: { onLanguage: (to: Language) => void }) {
  const texts = useShellTexts();
  const language = useLanguage();
  return (
    <header className="header">
      <h1>
        <a href="#/">{texts.title}</a>
      </h1>
      <SearchField />
      <HeaderClock />
      <KeysHelp />
      <button
        type="button"
        className="quiet-button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => onLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {texts.language}
      </button>
      <a className="quiet-button" href="/">
        {texts.toPhones}
      </a>
    </header>
  );
}

function HeaderClock() {
  const texts = useShellTexts();
  const language = useLanguage();
  const clock = useClock();
  if (!clock) return null;
  const isMoved = Math.abs(clock.offsetMs) > MOVED_MS;
  return (
    <a className={`header-clock ${isMoved ? 'attention' : ''}`} href={hrefOf(['clock'])} title={isMoved ? texts.clockMoved : undefined}>
      {isMoved ? <Icon name="clock" size={16} /> : null}
      <time>
        <span className="only-wide">
          {dateWithYear(language, clock.now)} {weekday(language, clock.now)}{' '}
        </span>
        {timeOfDay(clock.now)}
      </time>
    </a>
  );
}
