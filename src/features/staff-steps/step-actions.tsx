import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { staffOrderTexts } from '@/i18n/staff-order';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';
import type { FormStep } from './form-description';
import { type FormOffer, orderedOffers } from './ordered-offers';

export type StepChoice = { readonly step: FormStep; readonly targetId?: string };
type StepActionsProps = { order: OrderView; onStep: (choice: StepChoice) => void };

/** Never what catches the eye beside something else. */
const NEVER_FIRST: readonly FormStep[] = ['fix-remotely', 'refuse-parcel', 'declare-unrepairable'];

/**
 * What this person may do now, from the server's own table: what is no matter of theirs is not shown, what is refused says why, what is rarely done is
 * behind "more".
 * Ids: step-<step>, with a target step-<step>-<target>; refused-<code> with refused-<step>; steps-more; no-steps.
 */
export function StepActions({ order, onStep }: StepActionsProps) {
  const t = useTexts(staffOrderTexts);
  const [showsMore, setShowsMore] = useState(false);
  const { next, nextRefused, more, moreRefused } = orderedOffers(order);
  const rare = more.length + moreRefused.length;
  // While it is the customer's turn there is no obvious next step, only possible ones.
  const hasPrimary = order.staff?.group !== 'waiting';
  return (
    <View id="staff-steps" className="stack staff-steps">
      {next.length + nextRefused.length === 0 && (
        <Text id="no-steps" className="secondary">
          {rare > 0 ? t.nothingUsual : t.nothing}
        </Text>
      )}
      {next.map((offer, index) => (
        <StepButton
          key={idOf(offer)}
          offer={offer}
          order={order}
          onStep={onStep}
          isFirst={index === 0 && hasPrimary && (next.length === 1 || !NEVER_FIRST.includes(offer.step))}
        />
      ))}
      <RefusedByReason offers={nextRefused} order={order} />
      {rare > 0 && (
        <QuietAction id="steps-more" label={showsMore ? t.stepsLess : t.stepsMore(more.length)} onTap={() => setShowsMore(!showsMore)} />
      )}
      {showsMore && (
        <>
          {more.map((offer) => (
            <StepButton key={idOf(offer)} offer={offer} order={order} onStep={onStep} isFirst={false} />
          ))}
          <RefusedByReason offers={moreRefused} order={order} />
        </>
      )}
    </View>
  );
}

/** Takes the order over, or hands it on. Id: step-assign. */
export function AssignAction({ order, onStep }: StepActionsProps) {
  const t = useTexts(staffOrderTexts);
  if (!orderedOffers(order).assign) return null;
  return <QuietAction id="step-assign" label={order.staff?.isMine ? t.handOver : t.takeOver} onTap={() => onStep({ step: 'assign' })} />;
}

function StepButton({ offer, order, onStep, isFirst }: StepActionsProps & { offer: FormOffer; isFirst: boolean }) {
  const Action = isFirst ? PrimaryAction : SecondaryAction;
  return <Action id={idOf(offer)} label={useLabel(offer, order)} onTap={() => onStep(offer)} />;
}

type RefusedProps = { offers: readonly FormOffer[]; order: OrderView };

function RefusedByReason({ offers, order }: RefusedProps) {
  const reasons = [...new Set(offers.flatMap(({ refusal }) => refusal?.code ?? []))];
  return (
    <>
      {reasons.map((code) => (
        <Refused key={code} offers={offers.filter(({ refusal }) => refusal?.code === code)} order={order} />
      ))}
    </>
  );
}

/** Steps that one and the same thing stands in the way of. */
function Refused({ offers, order }: RefusedProps) {
  const [first] = offers;
  if (!first?.refusal) return null;
  return (
    <View id={`refused-${first.refusal.code}`} className="staff-refused">
      {offers.map((offer) => (
        <RefusedButton key={`${idOf(offer)}:${offer.machineIds.join()}`} offer={offer} order={order} />
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

function RefusedButton({ offer, order }: { offer: FormOffer; order: OrderView }) {
  return <SecondaryAction id={`refused-${offer.step}`} label={useLabel(offer, order)} disabled onTap={() => {}} />;
}

/** Whether there is something for this person to go on with. */
export const hasNext = (order: OrderView): boolean => order.staff?.group !== 'waiting' && orderedOffers(order).next.length > 0;

const idOf = ({ step, targetId }: FormOffer): string => (targetId ? `step-${step}-${targetId}` : `step-${step}`);

/** The action, and what it is about where that is not the whole order. */
function useLabel({ step, targetId, machineIds }: FormOffer, order: OrderView): string {
  const { action } = useTexts(staffStepTexts).steps[step];
  const sent = [...order.parcels, ...order.shipments].find(({ id }) => id === targetId);
  if (sent) return `${action} · ${sent.carrierName} ${sent.waybillNumber}`;
  const discrepancy = order.discrepancies.find(({ id }) => id === targetId);
  if (discrepancy) return discrepancy.serialNumber ? `${action} · ${discrepancy.serialNumber}` : action;
  const machines = order.machines.filter(({ id }) => machineIds.includes(id));
  const [only] = machines;
  if (machines.length === order.machines.length || !only) return action;
  return `${action} · ${machines.length === 1 ? machineName(only) : machines.length}`;
}
