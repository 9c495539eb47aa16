import type { CustomerInput } from '#core/contract/customer';
import type { MessageSettings } from '#core/contract/messages';
import type { Language } from '#core/contract/reply';

/** What a person changes; what is left out stays as it is. */
export type MessageChoice = CustomerInput<'set-message-settings'>;
export type Quiet = NonNullable<MessageSettings['quiet']>;

/** Where the hours begin that nobody has chosen yet. */
export const USUAL_QUIET: Quiet = { fromHour: 22, untilHour: 8 };

/** The settings as they will be once the choice is kept: on screen it holds at once. */
export function withChoice(
  settings: MessageSettings,
  { language, channels, quiet }: MessageChoice,
  appLanguage: Language,
): MessageSettings {
  return {
    ...settings,
    ...(channels ? { channels } : {}),
    ...(quiet === undefined ? {} : { quiet }),
    ...(language === undefined ? {} : { language: language === 'app' ? appLanguage : language, languageFollowsApp: language === 'app' }),
  };
}

/** Full hours to choose from; not the one at the other end, since hours that begin when they end are none. */
export const hoursBut = (other: number): readonly number[] =>
  Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour !== other);
