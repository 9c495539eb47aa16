import type { CustomerAction } from '#core/contract/customer';
import type { EvidenceAction } from '#core/contract/evidence';
import type { RegistryAction } from '#core/contract/registry';
import type { StaffAction } from '#core/contract/staff';
import type { StaffStep } from '#core/contract/steps';
import { type StaffWho, WHO, type Who } from './everybody';

/**
 * Who may ask for what, copied by hand from the policy's roles and never computed from the code: what each of {@link WHO} is answered about the order of
 * `owner`, and `agent-owner` about their own. `ok`, or the code of the refusal: `not-found` where the answer may not even say that there is something,
 * `not-allowed` where a colleague may know of it, another code where the right is there and something else is in the way.
 */
type Row = Readonly<Record<Who, string>>;

const row = (line: string): Row => {
  const codes = line.trim().split(/\s+/);
  if (codes.length !== WHO.length) throw new Error(`${codes.length} answers for ${WHO.length} people: ${line}`);
  return Object.fromEntries(WHO.map((who, index) => [who, codes[index] ?? ''])) as Row;
};

// biome-ignore format: a table
export const CUSTOMER_RIGHTS: Readonly<Record<CustomerAction, Row>> = {
  //                            owner      other             agent             technician        finance           supervisor        agent-owner nobody
  'prepare-upload':       row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'confirm-upload':       row('ok         upload-not-yours  upload-not-yours  upload-not-yours  upload-not-yours  upload-not-yours  ok          upload-not-yours'),
  'photo-urls':           row('ok         not-found         not-found         not-found         not-found         not-found         ok          not-found'),
  start:                  row('ok         ok                ok                ok                ok                ok                ok          ok'),
  policy:                 row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'query-warranty':       row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'submit-order':         row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'list-orders':          row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'get-order':            row('ok         not-found         not-found         not-found         not-found         not-found         ok          not-found'),
  'order-version':        row('ok         not-found         not-found         not-found         not-found         not-found         ok          not-found'),
  // R20: the link is the right
  'get-shared-order':     row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'take-step':            row('ok         not-found         not-found         not-found         not-found         not-found         ok          not-found'),
  'list-notices':         row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'read-notices':         row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'message-settings':     row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'set-message-settings': row('ok         ok                ok                ok                ok                ok                ok          ok'),
  'report-subscriptions': row('ok         ok                ok                ok                ok                ok                ok          ok'),
  ask:                    row('ok         not-found         not-found         not-found         not-found         not-found         ok          not-found'),
  'note-visit':           row('ok         ok                ok                ok                ok                ok                ok          ok'),
};

// biome-ignore format: a table
export const STAFF_RIGHTS: Readonly<Record<StaffAction, Row>> = {
  //                               owner      other      agent             technician        finance           supervisor        agent-owner  nobody
  'prepare-upload':          row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'confirm-upload':          row('not-found  not-found  upload-not-yours  upload-not-yours  upload-not-yours  upload-not-yours  ok           not-found'),
  'photo-urls':              row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  start:                     row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'list-queue':              row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  search:                    row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'find-parcel':             row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'get-order':               row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'query-warranty':          row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  // a message: finance has no part in the conversation
  'take-step':               row('not-found  not-found  ok                ok                not-allowed       ok                ok           not-found'),
  'list-settings':           row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'get-setting':             row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'setting-history':         row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'preview-setting':         row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'change-setting':          row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'withdraw-setting-change': row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  // R16: a technician may look at what was too much in a parcel; finance has no business at the desk
  'register-orphan':         row('not-found  not-found  ok                not-allowed       not-found         ok                ok           not-found'),
  'list-orphans':            row('not-found  not-found  ok                ok                not-found         ok                ok           not-found'),
  'get-orphan':              row('not-found  not-found  ok                ok                not-found         ok                ok           not-found'),
  'suggest-orders':          row('not-found  not-found  ok                ok                not-found         ok                ok           not-found'),
  'orphan-step':             row('not-found  not-found  ok                not-allowed       not-found         ok                ok           not-found'),
  'note-visit':              row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'list-staff':              row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'change-staff-roles':      row('not-found  not-found  not-allowed       not-allowed       not-allowed       roles-unchanged   not-allowed  not-found'),
  'let-staff-leave':         row('not-found  not-found  not-allowed       not-allowed       not-allowed       last-supervisor   not-allowed  not-found'),
  'staff-history':           row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'make-invitation':         row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'list-invitations':        row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'withdraw-invitation':     row('not-found  not-found  not-allowed       not-allowed       not-allowed       ok                not-allowed  not-found'),
  'list-notices':            row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'read-notices':            row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'message-settings':        row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  'set-message-settings':    row('not-found  not-found  ok                ok                ok                ok                ok           not-found'),
  // R13: agents call customers; to others the desks of messages do not exist
  'count-message-desk':      row('not-found  not-found  ok                not-found         not-found         ok                ok           not-found'),
  'list-call-tasks':         row('not-found  not-found  ok                not-found         not-found         ok                ok           not-found'),
  'note-call':               row('not-found  not-found  ok                not-found         not-found         ok                ok           not-found'),
  'list-dead-letters':       row('not-found  not-found  ok                not-found         not-found         ok                ok           not-found'),
  'retry-dead-letters':      row('not-found  not-found  ok                not-found         not-found         ok                ok           not-found'),
};

// biome-ignore format: a table
export const REGISTRY_RIGHTS: Readonly<Record<RegistryAction, Row>> = {
  //                      owner      other      agent      technician finance    supervisor              agent-owner nobody
  'prepare-upload':  row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'confirm-upload':  row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'start-import':    row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'continue-import': row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'get-import':      row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'apply-import':    row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'undo-import':     row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'discard-import':  row('not-found  not-found  not-found  not-found  not-found  import-not-discardable  not-found   not-found'),
  'list-imports':    row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'list-problems':   row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
  'find-machine':    row('not-found  not-found  not-found  not-found  not-found  ok                      not-found   not-found'),
};

// biome-ignore format: a table
export const EVIDENCE_RIGHTS: Readonly<Record<EvidenceAction, Row>> = {
  //                   owner  other      agent  technician  finance  supervisor  agent-owner  nobody
  'export-order': row('ok     not-found  ok     ok          ok       ok          ok           not-found'),
  // public keys are for whoever checks a file
  'signing-keys': row('ok     ok         ok     ok          ok       ok          ok           ok'),
};

/** Steps that staff take, and whose they are. A supervisor is also an agent and a technician, never finance. */
type StepRow = Readonly<Record<Exclude<StaffWho, 'agent-owner'>, boolean>>;
const may = (line: string): StepRow => {
  const [agent, technician, finance, supervisor] = line
    .trim()
    .split(/\s+/)
    .map((mark) => mark === 'yes');
  return { agent: agent === true, technician: technician === true, finance: finance === true, supervisor: supervisor === true };
};

// biome-ignore format: a table
export const STEP_RIGHTS: Readonly<Record<StaffStep, StepRow>> = {
  //                               agent  technician  finance  supervisor
  'ask-info':               may('  yes    -           -        yes'),
  'note-unreachable':      may('  yes    -           -        yes'),
  'drop-info-request':      may('  yes    -           -        yes'),
  assign:                   may('  yes    -           -        yes'),
  message:                  may('  yes    yes         -        yes'),
  'confirm-return':         may('  yes    -           -        yes'),
  'fix-remotely':           may('  yes    -           -        yes'),
  cancel:                   may('  -      -           -        yes'),
  withdraw:                 may('  -      -           -        yes'),
  'refuse-parcel':          may('  yes    -           -        yes'),
  'lose-inbound':           may('  yes    -           -        yes'),
  'sign-parcel':            may('  yes    -           -        yes'),
  unpack:                   may('  -      yes         -        yes'),
  'resolve-discrepancy':    may('  yes    -           -        yes'),
  'establish-warranty':     may('  yes    -           -        yes'),
  'read-label':             may('  -      yes         -        yes'),
  'report-damage':          may('  -      yes         -        yes'),
  'request-approval':       may('  -      yes         -        yes'),
  'decide-approval':        may('  -      -           -        yes'),
  'judge-free':             may('  -      yes         -        yes'),
  quote:                    may('  -      yes         -        yes'),
  'declare-unrepairable':   may('  -      yes         -        yes'),
  'revise-quotation':       may('  -      yes         -        yes'),
  'withdraw-quotation':     may('  -      yes         -        yes'),
  'approve-voucher':        may('  -      -           yes      -  '),
  'reject-voucher':         may('  -      -           yes      -  '),
  refund:                   may('  -      -           yes      -  '),
  hold:                     may('  -      -           -        yes'),
  reopen:                   may('  -      -           -        yes'),
  finish:                   may('  -      yes         -        yes'),
  'give-up':                may('  -      yes         -        yes'),
  'extend-promise':         may('  yes    yes         -        yes'),
  'request-split':          may('  yes    -           -        yes'),
  'decide-split':           may('  -      -           -        yes'),
  ship:                     may('  yes    -           -        yes'),
  'take-back-from-carrier': may('  yes    -           -        yes'),
  'lose-outbound':          may('  -      -           -        yes'),
  'note-refused-return':    may('  yes    -           -        yes'),
};
