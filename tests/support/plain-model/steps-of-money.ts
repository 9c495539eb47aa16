import { areDaysOver, claimedPictures, type PlainMachine, type PlainOrder, type PlainVoucher } from './plain-order';
import { type Attempt, each, noPhotos, type PlainStep } from './plain-step';

const PAY_DAYS = [3, 7, 30, 60, 80, 89];

/** What is open for a machine: its quotation, or the freight of sending it again. */
const due = ({ state, freight, amount }: PlainMachine): number => (state === 'return-refused' ? (freight?.amount ?? 0) : amount);
const toldAt = ({ state, freight, notifiedAt }: PlainMachine): number | null =>
  state === 'return-refused' ? (freight?.notifiedAt ?? null) : notifiedAt;

/** R48, R49: 90 days after the customer knew what was to be paid. */
const areNinetyDaysOver = ({ now }: PlainOrder, machine: PlainMachine): boolean => areDaysOver(now, toldAt(machine) ?? now, 90);
const isReminded = ({ reminded }: PlainOrder, machine: PlainMachine): boolean => {
  const kind = machine.state === 'return-refused' ? 'pay-freight' : 'pay';
  return PAY_DAYS.every((day) => reminded.includes(`${kind} ${machine.id} ${toldAt(machine)} ${day}`));
};

const voucherOf = ({ order, words }: Attempt): PlainVoucher | undefined => order.vouchers.find(({ id }) => id === words.voucherId);
const isReviewed = (attempt: Attempt): readonly (string | false)[] => [voucherOf(attempt)?.review !== null && 'voucher-already-reviewed'];

export const stepsOfMoney: Readonly<Record<string, PlainStep>> = {
  'submit-voucher': {
    by: ['customer'],
    states: ['quoted', 'return-refused'],
    wrong: ({ order, machines, words }) => [
      new Set(machines.map(({ state }) => state)).size > 1 && 'purposes-differ',
      words.amount !== machines.reduce((sum, machine) => sum + due(machine), 0) && 'amount-not-the-sum',
      claimedPictures(order).includes(words.attachmentId ?? '') && 'voucher-used-before',
    ],
    change: ({ order, machines, words }) => {
      const id = `v${order.vouchers.length + 1}`;
      const freight = machines.every(({ state }) => state === 'return-refused');
      order.vouchers.push({
        id,
        amount: words.amount ?? 0,
        picture: words.attachmentId ?? '',
        machines: machines.map((machine) => machine.id),
        freight,
        review: null,
      });
      each(machines, (machine) => {
        machine.state = 'pay-review';
        machine.voucher = id;
        if (!freight) Object.assign(machine, { promisedAt: order.now, extendedTo: null });
      });
    },
    tells: ['finance:N11'],
  },
  decline: {
    by: ['customer'],
    states: ['quoted'],
    wrong: ({ machines }) => [machines.some(({ quotedClass }) => quotedClass === 'normal') && 'decline-not-offered'],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = 'ready';
        machine.repaired = false;
      }),
    tells: ['customer:N10'],
  },
  'approve-voucher': {
    by: ['finance'],
    about: 'voucher',
    states: ['pay-review'],
    wrong: isReviewed,
    change: (attempt) => {
      const voucher = voucherOf(attempt);
      if (voucher) voucher.review = 'approved';
      each(attempt.machines, (machine) => {
        machine.state = voucher?.freight ? 'ready' : 'repairing';
        if (!voucher?.freight) machine.paid += machine.amount;
      });
    },
    tells: ['customer:N12'],
  },
  'reject-voucher': {
    by: ['finance'],
    about: 'voucher',
    states: ['pay-review'],
    wrong: isReviewed,
    change: (attempt) => {
      const voucher = voucherOf(attempt);
      if (voucher) voucher.review = 'rejected';
      each(attempt.machines, (machine) => {
        machine.state = voucher?.freight ? 'return-refused' : 'quoted';
        if (!voucher?.freight) machine.promisedAt = null;
      });
    },
    tells: ['customer:N14'],
  },
  refund: {
    by: ['finance'],
    states: ['received', 'ready', 'shipped', 'delivered', 'lost', 'held'],
    wrong: (attempt) => {
      const { machines, words } = attempt;
      const left = machines.reduce((sum, { paid, refunded }) => sum + paid - refunded, 0);
      return [
        (words.amount ?? 0) <= 0 && 'amount-not-positive',
        (words.amount ?? 0) > left && 'refund-too-large',
        // Its repair is paid for, and it is about to go (I10).
        machines.some(({ state, repaired }) => state === 'ready' && repaired) && 'refund-too-large',
        noPhotos(attempt) && 'evidence-missing',
      ];
    },
    change: ({ machines, words }) =>
      each(machines, (machine) => {
        machine.refunded += words.amount ?? 0;
      }),
    tells: ['customer:N26'],
  },
  hold: {
    by: ['supervisor'],
    states: ['quoted', 'return-refused', 'ready'],
    wrong: ({ order, machines }) => [
      machines.some((machine) => machine.state === 'ready' || !areNinetyDaysOver(order, machine)) && 'day-not-reached',
      machines.some((machine) => machine.state !== 'ready' && !isReminded(order, machine)) && 'reminders-not-sent',
    ],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.heldFrom = machine.state;
        machine.state = 'held';
      }),
    tells: ['customer:N13'],
  },
  reopen: {
    by: ['supervisor'],
    states: ['held'],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = machine.heldFrom === 'quoted' ? 'quoted' : 'ready';
        machine.heldFrom = null;
      }),
    tells: ['customer:N20'],
  },
  /** The customer has seen what is to be paid, or WeChat has delivered it: from here the 90 days count. */
  'note-notified': {
    by: ['customer', 'timer'],
    states: ['quoted', 'return-refused'],
    wrong: ({ machines }) => [machines.some((machine) => toldAt(machine) !== null) && 'already-answered'],
    change: ({ order, machines }) =>
      each(machines, (machine) => {
        if (machine.state === 'quoted') machine.notifiedAt = order.now;
        else if (machine.freight) machine.freight.notifiedAt = order.now;
      }),
  },
};
