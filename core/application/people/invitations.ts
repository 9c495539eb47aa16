import type { InvitationList, InvitationView } from '../../contract/people';
import type { ReplyError } from '../../contract/reply';
import type { Actor, StaffRole } from '../../domain/actor';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { type Failure, replyError } from '../reply-error';
import { supervisorOnly } from '../supervisor-only';
import type { Invitation, PeopleDeps } from './people-ports';
import { invitationView, rolesIn } from './staff-views';

const GOOD_FOR_MS = 30 * 60_000;
/** Who has scanned it still has to open the Mini Program, if they never did. */
const JOINS_WITHIN_MS = 24 * 3_600_000;
const SCENE_BYTES = 16;

/**
 * Makes the QR code by which one person joins staff, with these roles, within 30 minutes.
 *
 * @returns the invitation with the address of its picture; `service-account-silent` when WeChat gives no code; `busy`, `command-reused`
 */
export async function makeInvitation(
  deps: PeopleDeps,
  actor: Actor,
  input: { readonly commandId: string; readonly name: string; readonly roles: readonly StaffRole[] },
  language: Language,
): Promise<Result<InvitationView, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const { openid, name: byName } = supervisor.value;
  const scene = deps.randomHex(SCENE_BYTES);
  const code = await deps.gateway.makeQrCode(scene, GOOD_FOR_MS / 1000);
  if (!code.ok) return err(replyError(language, { code: 'service-account-silent' }));

  const madeAt = deps.now();
  const times = { madeAt, expiresAt: madeAt + GOOD_FOR_MS, joinsUntil: madeAt + GOOD_FOR_MS + JOINS_WITHIN_MS };
  const roles = rolesIn(input.roles);
  const invitation: Invitation = { scene, name: input.name, roles, pictureUrl: code.pictureUrl, madeBy: openid, ...times, state: 'open' };
  const command = { commandId: input.commandId, commandHash: deps.sha256(JSON.stringify([openid, input])), readsMembers: false };
  const done = await deps.staffBook.change<Failure>(command, () =>
    ok({
      change: {
        kind: 'invited',
        at: madeAt,
        by: { openid, name: byName },
        about: { name: input.name },
        before: [],
        after: roles,
        scene,
      },
      invitation,
    }),
  );
  if (!done.ok) return err(replyError(language, done.error));
  const first = done.value.change.scene ?? scene;
  const made = first === scene ? invitation : await deps.staffBook.invitation(first);
  return made ? ok(invitationView(made, language)) : err(replyError(language, { code: 'busy' }));
}

/** Invitations that can still be scanned, or were and wait for the person to open the Mini Program; newest first. */
export async function listInvitations(
  deps: PeopleDeps,
  actor: Actor,
  _input: object,
  language: Language,
): Promise<Result<InvitationList, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  return supervisor.ok ? ok(await openInvitations(deps, language)) : supervisor;
}

/**
 * Takes an invitation back: its code leads nowhere any more.
 *
 * @returns the others; `not-found`; `invitation-closed` when somebody joined by it or it was withdrawn before; `busy`
 */
export async function withdrawInvitation(
  deps: PeopleDeps,
  actor: Actor,
  input: { readonly commandId: string; readonly scene: string },
  language: Language,
): Promise<Result<InvitationList, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const { openid, name } = supervisor.value;
  const { commandId, scene } = input;
  const command = { commandId, commandHash: deps.sha256(JSON.stringify([openid, input])), scene, readsMembers: false };
  const done = await deps.staffBook.change<Failure>(command, ({ invitation }) => {
    if (!invitation) return err({ code: 'not-found', field: 'scene' });
    if (invitation.state === 'used' || invitation.state === 'withdrawn') return err({ code: 'invitation-closed' });
    const about = { name: invitation.name };
    return ok({
      change: { kind: 'invitation-withdrawn', at: deps.now(), by: { openid, name }, about, before: invitation.roles, after: [], scene },
      invitation: { ...invitation, state: 'withdrawn' },
    });
  });
  return done.ok ? ok(await openInvitations(deps, language)) : err(replyError(language, done.error));
}

async function openInvitations({ staffBook, now }: PeopleDeps, language: Language): Promise<InvitationList> {
  return { invitations: (await staffBook.invitations(now())).map((invitation) => invitationView(invitation, language)) };
}
