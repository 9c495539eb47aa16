import { both, type Localized } from './localized';

/** The history of who is staff, line by line. `{name}` whom it is about, `{before}` and `{after}` roles. */
export const STAFF_CHANGE_WORDS = {
  invited: both('邀请{name}加入，角色：{after}', 'Invited {name} as {after}'),
  'invitation-withdrawn': both('撤回对{name}的邀请', 'Withdrew the invitation of {name}'),
  joined: both('{name}加入，角色：{after}', '{name} joined as {after}'),
  'roles-changed': both('将{name}的角色由{before}改为{after}', 'Changed the roles of {name} from {before} to {after}'),
  left: both('将{name}移出团队', 'Took {name} off the team'),
} as const satisfies Readonly<Record<string, Localized>>;
