import type { MessageSettings } from '../../contract/messages';
import type { Actor } from '../../domain/actor';
import type { MessagePreferences } from '../../domain/messages/preferences';
import { ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import type { Recipient, RecipientStore } from '../outbox-ports';
import type { Deps } from '../ports';

type Person = Extract<Actor, { readonly kind: 'person' }>;
export type MessageSettingsDeps = Pick<Deps, 'users' | 'settings'> & {
  readonly recipients: Pick<RecipientStore, 'find' | 'save'>;
  /** Its name in WeChat. */
  readonly serviceAccountName: string;
};

/** Which messages reach a person, and what they decided about it. */
export async function messageSettings(deps: MessageSettingsDeps, { openid }: Person): Promise<Result<MessageSettings, never>> {
  return ok(await viewOf(deps, openid, await deps.recipients.find(openid)));
}

async function viewOf(
  { users, settings, serviceAccountName }: MessageSettingsDeps,
  openid: string,
  { language, hasChosenLanguage, preferences, serviceOpenid }: Recipient,
): Promise<MessageSettings> {
  const [credits, { subscribeTemplates }] = await Promise.all([users.credits(openid), settings()]);
  const left = (templateId: string) => Math.max(0, credits[templateId] ?? 0);
  return {
    language,
    languageFollowsApp: !hasChosenLanguage,
    channels: preferences.channels,
    quiet: preferences.quiet,
    follows: serviceOpenid !== null,
    serviceAccount: serviceAccountName,
    credits: {
      progress: left(subscribeTemplates.progress),
      quotation: left(subscribeTemplates.quotation),
      return: left(subscribeTemplates.return),
    },
    templates: {
      progress: subscribeTemplates.progress,
      quotation: subscribeTemplates.quotation,
      return: subscribeTemplates.return,
    },
  };
}

type Change = {
  readonly language?: Language | 'app' | undefined;
  readonly channels?: MessagePreferences['channels'] | undefined;
  readonly quiet?: MessagePreferences['quiet'] | undefined;
};

/** Changes what is named, for messages from now on; the language is one for everything a person is sent. `appLanguage`: the one the app is in. */
export async function setMessageSettings(
  deps: MessageSettingsDeps,
  { openid }: Person,
  change: Change,
  appLanguage: Language,
): Promise<Result<MessageSettings, never>> {
  const before = await deps.recipients.find(openid);
  const after: Recipient = {
    ...before,
    ...(change.language === undefined ? {} : { hasChosenLanguage: change.language !== 'app' }),
    language: change.language === 'app' ? appLanguage : (change.language ?? before.language),
    preferences: {
      channels: change.channels ?? before.preferences.channels,
      quiet: change.quiet === undefined ? before.preferences.quiet : change.quiet,
    },
  };
  await deps.recipients.save(openid, after);
  return ok(await viewOf(deps, openid, after));
}
