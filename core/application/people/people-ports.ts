import type { StaffRole } from '../../domain/actor';
import type { EpochMs } from '../../domain/money-and-time';
import type { Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import type { Busy } from '../busy';
import type { Deps } from '../ports';
import type { ServiceAccountGateway } from '../service-account-ports';

/** Somebody who follows the service account. `unionid` and `openid` (of the Mini Program) null as long as they are not known. */
export type Follower = {
  readonly serviceOpenid: string;
  readonly unionid: string | null;
  readonly openid: string | null;
  readonly followedAt: EpochMs;
};

/** The names of a person of the Mini Program, and the language of the messages to them; null before anything was noted. */
export type UserNames = {
  readonly unionid: string | null;
  readonly serviceOpenid: string | null;
  readonly language: Language | null;
  /** They chose it for their messages; what the app is used in does not change it. */
  readonly hasChosenLanguage: boolean;
};

/** Who is who: each side writes what it knows and looks for the other, so that whoever comes later joins them. One call each unless it says more. */
export type PeopleStore = {
  user(openid: string): Promise<UserNames | null>;
  /** Leaves everything else of the person as it is. `isNew`: nothing is known of them. */
  noteUnionid(openid: string, unionid: string, isNew: boolean): Promise<void>;
  follower(serviceOpenid: string): Promise<Follower | null>;
  openidOf(unionid: string): Promise<string | null>;
  serviceOpenidOf(unionid: string): Promise<string | null>;
  /** `askAgainAt`: WeChat did not say who it is. Leaves when they wrote as it is. One call, two for whoever is new. */
  keepFollower(follower: Omit<Follower, 'openid'> & { readonly askAgainAt?: EpochMs }): Promise<void>;
  /** They wrote, which opens the window for customer-service messages anew; nothing when something later was noted, or for whoever does not follow. */
  noteWrote(serviceOpenid: string, at: EpochMs): Promise<void>;
  /** Writes each name to the other, if they still follow. One transaction, five calls. */
  link(openid: string, serviceOpenid: string): Promise<void>;
  /** Forgets the follower, and their name with the person of the Mini Program; nothing if they followed later than `at`. One transaction. */
  forgetFollower(serviceOpenid: string, at: EpochMs): Promise<void>;
  /** Of whom WeChat must be asked again. */
  toAskAgain(now: EpochMs, limit: number): Promise<readonly Follower[]>;
};

/** `staff`, `_id` = openid of the Mini Program. */
export type Member = {
  readonly openid: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Counts changes; a writer names the one it read. */
  readonly version: number;
  readonly joinedAt?: EpochMs;
  /** Left; kept, so that what they did has a name. */
  readonly leftAt?: EpochMs;
};

/** `staff_invitations`, `_id` = `scene`, the text in the QR code. */
export type Invitation = {
  readonly scene: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly pictureUrl: string;
  /** Openid of the supervisor who made it; it ends with their being one. */
  readonly madeBy: string;
  readonly madeAt: EpochMs;
  /** Until then it can be scanned; once bound it waits for the person to open the Mini Program until `joinsUntil`. */
  readonly expiresAt: EpochMs;
  readonly joinsUntil: EpochMs;
  readonly state: 'open' | 'bound' | 'used' | 'withdrawn';
  /** Whose unionid it was bound to. */
  readonly boundTo?: string;
};

/** `staff_changes`, one a change for ever, `_id` = its number. */
export type StaffChange = {
  readonly number: number;
  readonly kind: 'invited' | 'invitation-withdrawn' | 'joined' | 'roles-changed' | 'left';
  readonly at: EpochMs;
  readonly by: { readonly openid: string; readonly name: string };
  readonly about: { readonly openid?: string; readonly name: string };
  readonly before: readonly StaffRole[];
  readonly after: readonly StaffRole[];
  readonly reason?: string;
  readonly scene?: string;
  /** Which command, and a hash of what it said: it comes again when its answer was lost. */
  readonly commandId: string;
  readonly commandHash: string;
};

/** What a decision about staff rests on, and what it stores. */
export type StaffNow = { readonly members: readonly Member[]; readonly invitation: Invitation | null };
export type StaffDecision = {
  readonly change: Omit<StaffChange, 'number' | 'commandId' | 'commandHash'>;
  readonly member?: Member;
  readonly invitation?: Invitation;
};

/** `readsMembers`: the decision is about them; otherwise the call is saved and there are none. */
export type StaffCommand = {
  readonly commandId: string;
  readonly commandHash: string;
  readonly scene?: string;
  readonly readsMembers: boolean;
};
/** The entry of the history, and members as they are now. */
export type StaffChanged = { readonly change: StaffChange; readonly members: readonly Member[] };

export type StaffBook = {
  /**
   * One change: members as they are now and the invitation of `scene`, what `decide` makes of them, stored with an entry in the history. Changes go one after the other over all instances,
   * so that a decision about everybody (the last supervisor) holds. The same command again changes nothing; another one with its id is `command-reused`.
   * Calls: the latest changes, [members], start, [invitation], add, [set member], [set invitation], commit.
   */
  change<E>(
    command: StaffCommand,
    decide: (now: StaffNow) => Result<StaffDecision, E>,
  ): Promise<Result<StaffChanged, E | Busy | { readonly code: 'command-reused' }>>;
  members(): Promise<readonly Member[]>;
  invitation(scene: string): Promise<Invitation | null>;
  /** Those that can still be scanned, or wait for somebody to open the Mini Program. */
  invitations(now: EpochMs): Promise<readonly Invitation[]>;
  /** What this person was invited by and has not begun yet. */
  boundTo(unionid: string, now: EpochMs): Promise<Invitation | null>;
  /** Once: false when it is not open any more. */
  bind(scene: string, unionid: string, now: EpochMs): Promise<boolean>;
  /** Newest first. `cursor` is opaque. */
  history(cursor: string | undefined): Promise<{ readonly changes: readonly StaffChange[]; readonly cursor?: string }>;
  /** Which of these people follow the service account. */
  followersAmong(openids: readonly string[]): Promise<ReadonlySet<string>>;
};

export type PeopleDeps = Pick<Deps, 'now' | 'sha256' | 'randomHex'> & {
  readonly people: PeopleStore;
  readonly staffBook: StaffBook;
  readonly gateway: Pick<ServiceAccountGateway, 'userInfo' | 'makeQrCode'>;
};
