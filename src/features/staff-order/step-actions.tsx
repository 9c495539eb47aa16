import { Text, View } from '@tarojs/components';
import type { StaffStep } from '#core/contract/steps';
import type { OrderView, StepOffer } from '#core/contract/views';
import { Note } from '@/components/badge';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { staffTexts } from '@/i18n/staff';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from './machine-name';

/** Steps that have a form; a message is written in the conversation itself. */
const WITH_FORM = [
  'confirm-return',
  'fix-remotely',
  'sign-parcel',
  'unpack',
  'resolve-discrepancy',
  'judge-free',
  'quote',
  'approve-voucher',
  'reject-voucher',
  'finish',
  'ship',
] as const satisfies readonly StaffStep[];
type FormStep = (typeof WITH_FORM)[number];
type FormOffer = StepOffer & { readonly step: FormStep };

const hasForm = (offer: StepOffer): offer is FormOffer => WITH_FORM.some((step) => step === offer.step);

/** Refusals that say "this was done": there is nothing to explain and nothing to cure. */
const DONE_ALREADY: readonly string[] = ['parcel-already-unpacked', 'voucher-already-reviewed', 'already-answered'];

export type StepChoice = { readonly step: FormStep; readonly targetId?: string };
type StepActionsProps = { order: OrderView; onStep: (choice: StepChoice) => void };

/**
 * What this person may do now, from the server's own table: what is no matter of theirs is not shown, what is refused says why.
 * Ids: step-<step>, with a target step-<step>-<target>; refused-<code> with refused-<step>; no-steps.
 */
export function StepActions({ order, onStep }: StepActionsProps) {
  const t = useTexts(staffTexts).order;
  const steps = useTexts(staffStepTexts);
  const offers = order.offers.filter(hasForm);
  // Solving a machine remotely ends it, so it is never what catches the eye.
  const legal = offers
    .filter(({ refusal }) => !refusal)
    .sort((a, b) => Number(a.step === 'fix-remotely') - Number(b.step === 'fix-remotely'));
  const refused = offers.filter(({ refusal }) => refusal && !DONE_ALREADY.includes(refusal.code));
  if (legal.length + refused.length === 0) {
    return (
      <Text id="no-steps" className="secondary">
        {t.nothing}
      </Text>
    );
  }
  const reasons = [...new Set(refused.flatMap(({ refusal }) => refusal?.code ?? []))];
  // While it is the customer's turn there is no obvious next step, only possible ones.
  const hasPrimary = order.staff?.group !== 'waiting';
  return (
    <View id="staff-steps" className="stack staff-steps">
      {legal.map((offer, index) => {
        const Action = index === 0 && hasPrimary && offer.step !== 'fix-remotely' ? PrimaryAction : SecondaryAction;
        return (
          <Action
            key={idOf(offer)}
            id={idOf(offer)}
            label={labelOf(steps.steps[offer.step].action, offer, order)}
            onTap={() => onStep(offer)}
          />
        );
      })}
      {reasons.map((code) => (
        <Refused key={code} offers={refused.filter(({ refusal }) => refusal?.code === code)} order={order} />
      ))}
    </View>
  );
}

/** Steps that one and the same thing stands in the way of. */
function Refused({ offers, order }: { offers: readonly FormOffer[]; order: OrderView }) {
  const steps = useTexts(staffStepTexts);
  const [first] = offers;
  if (!first?.refusal) return null;
  return (
    <View id={`refused-${first.refusal.code}`} className="staff-refused">
      {offers.map((offer) => (
        <SecondaryAction
          key={`${idOf(offer)}:${offer.machineIds.join()}`}
          id={`refused-${offer.step}`}
          label={labelOf(steps.steps[offer.step].action, offer, order)}
          disabled
          onTap={() => {}}
        />
      ))}
      <RefusalNote calm error={first.refusal} />
      {first.refusal.code === 'split-needs-reason' &&
        order.blockers.map(({ machineId, text }) => (
          <Note key={machineId} tone="attention" icon="clock">
            {text}
          </Note>
        ))}
    </View>
  );
}

/** Whether there is something for this person to go on with. */
export const hasNext = (order: OrderView): boolean =>
  order.staff?.group !== 'waiting' && order.offers.some((offer) => hasForm(offer) && !offer.refusal);

const idOf = ({ step, targetId }: FormOffer): string => (targetId ? `step-${step}-${targetId}` : `step-${step}`);

/** The action, and what it is about where that is not the whole order. */
function labelOf(action: string, { targetId, machineIds }: FormOffer, order: OrderView): string {
  const parcel = order.parcels.find(({ id }) => id === targetId);
  if (parcel) return `${action} · ${parcel.carrierName} ${parcel.waybillNumber}`;
  const discrepancy = order.discrepancies.find(({ id }) => id === targetId);
  if (discrepancy) return `${action} · ${discrepancy.serialNumber ?? discrepancy.id}`;
  const machines = order.machines.filter(({ id }) => machineIds.includes(id));
  const [only] = machines;
  if (machines.length === order.machines.length || !only) return action;
  return `${action} · ${machines.length === 1 ? machineName(only) : machines.length}`;
}
