import * as z from 'zod/mini';
import type { EpochMs } from '../domain/money-and-time';
import { commandId, id, lineOf, version } from './fields';

const STAFF_ROLES = ['agent', 'technician', 'finance', 'supervisor'] as const;
type StaffRole = (typeof STAFF_ROLES)[number];

const roles = z.array(z.enum(STAFF_ROLES)).check(
  z.minLength(1),
  z.maxLength(STAFF_ROLES.length),
  z.refine((names) => new Set(names).size === names.length, 'twice'),
);
const openid = z.string().check(z.minLength(1), z.maxLength(64));
const memberCommand = { commandId, openid, version };

/** Notes who opened the app, by the platform's word, and in which language; sent once at its start, and when the person chooses another one. */
export const visit = { 'note-visit': z.strictObject({}) };

/** Requests of the function `staff` about who is staff; for supervisors, other staff get `not-allowed`. */
export const peopleRequests = {
  'list-staff': z.strictObject({}),
  /** `last-supervisor`, `stale-version`, `not-found` (field `openid`). */
  'change-staff-roles': z.strictObject({ ...memberCommand, roles }),
  /** Holds within two seconds, on every phone they have. As above. */
  'let-staff-leave': z.strictObject({ ...memberCommand, reason: lineOf(200) }),
  'staff-history': z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) }),
  /** Good for 30 minutes and one person. `service-account-silent`: WeChat gave no code. */
  'make-invitation': z.strictObject({ commandId, name: lineOf(20), roles }),
  'list-invitations': z.strictObject({}),
  /** `invitation-closed`: somebody joined by it, or it was withdrawn before. */
  'withdraw-invitation': z.strictObject({ commandId, scene: id }),
};

export type VisitView = {
  /** Follows the service account, so that messages can reach them there. */
  readonly isFollower: boolean;
  /** Became staff by this visit. */
  readonly hasJoinedStaff: boolean;
};

/** Roles by code and in the reader's words. */
export type RoleView = { readonly role: StaffRole; readonly text: string };

export type StaffMemberView = {
  readonly openid: string;
  readonly name: string;
  readonly roles: readonly RoleView[];
  readonly version: number;
  /** Follows the service account; whoever does not cannot be told anything there. */
  readonly isFollower: boolean;
  readonly isYou: boolean;
  readonly joinedAt?: EpochMs;
};
export type StaffList = { readonly members: readonly StaffMemberView[]; readonly roles: readonly RoleView[] };

export type InvitationView = {
  readonly scene: string;
  readonly name: string;
  readonly roles: readonly RoleView[];
  readonly pictureUrl: string;
  readonly madeAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** `bound`: somebody scanned it and has yet to open the Mini Program. */
  readonly state: 'open' | 'bound';
};
export type InvitationList = { readonly invitations: readonly InvitationView[] };

export type StaffHistory = {
  readonly entries: readonly {
    readonly number: number;
    readonly at: EpochMs;
    readonly who: string;
    readonly what: string;
    readonly reason?: string;
  }[];
  readonly cursor?: string;
};

export type PeopleReplies = {
  'list-staff': StaffList;
  'change-staff-roles': StaffList;
  'let-staff-leave': StaffList;
  'staff-history': StaffHistory;
  'make-invitation': InvitationView;
  'list-invitations': InvitationList;
  'withdraw-invitation': InvitationList;
};
