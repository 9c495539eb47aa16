import { dayOf, type PlainMachine, type PlainOrder, warrantyOf } from './plain-order';
import { type Attempt, each, noPhotos, type PlainStep, sumOf, type Wrong } from './plain-step';
import { parcelOf } from './steps-inbound';

const parcelWith = ({ order }: Attempt, machine: PlainMachine) => order.parcels.find(({ id }) => id === machine.parcel);
const isPacked = (attempt: Attempt): boolean => attempt.machines.some((machine) => !parcelWith(attempt, machine)?.unpacked);
const isDisputed = ({ order, machines }: Attempt): boolean =>
  order.differences.some(({ parcel, open }) => open && machines.some((machine) => machine.parcel === parcel));

/** What is not here cannot be looked at. */
const isMissing = ({ order, machines }: Attempt): boolean =>
  order.differences.some(({ machine, open }) => open && machines.some(({ id }) => id === machine));

/** Void codes that count: all but those excused. */
const counting = ({ words }: Attempt) => (words.voidReasons ?? []).filter(({ exempt }) => !exempt);
const isVoid = (attempt: Attempt): boolean => counting(attempt).length > 0 || (attempt.words.damageCause ?? 'none') !== 'none';

/** N2 and OTHER need the supervisor's word about each machine, unless the supervisor judges; of several the last counts. */
const lacksApproval = (attempt: Attempt): boolean =>
  attempt.by !== 'supervisor' &&
  counting(attempt)
    .filter(({ code }) => code === 'N2' || code === 'OTHER')
    .some(({ code }) =>
      attempt.machines.some(
        ({ approvals }) => approvals.filter((asked) => asked.code === code && asked.answer !== null).at(-1)?.answer !== true,
      ),
    );

/** R32: only disassembly that staff asked for before the machine came is excused. */
const isExcusedWrongly = ({ machines, words }: Attempt): boolean =>
  (words.voidReasons ?? [])
    .filter(({ exempt }) => exempt)
    .some(
      ({ code }) =>
        code !== 'H2' ||
        machines.some(({ openedOnRequest, receivedAt }) => openedOnRequest === null || openedOnRequest >= (receivedAt ?? 0)),
    );

const verdictBasics = (attempt: Attempt): readonly Wrong[] => [
  isPacked(attempt) && 'parcel-not-unpacked',
  isDisputed(attempt) && 'discrepancy-open',
  isExcusedWrongly(attempt) && 'exemption-not-asked',
];

/** What a verdict against the customer has to rest on. */
function evidenceFaults(attempt: Attempt): readonly Wrong[] {
  const { machines, words } = attempt;
  const reasons = counting(attempt);
  return [
    machines.some(({ damage }) => (words.damageCause ?? damage) !== damage) && 'damage-not-shown',
    reasons.some(({ photos }) => photos.length === 0) && 'evidence-missing',
    reasons.some(({ code }) => code === 'H8') && machines.some(({ label }) => label === 'seen') && 'label-readable',
    reasons.some(({ code }) => code === 'H9') && machines.some((machine) => warrantyOf(machine) !== 'unknown') && 'warranty-known',
    lacksApproval(attempt) && 'supervisor-approval-missing',
  ];
}

/** What was asked of the supervisor serves one verdict. */
function judged(machine: PlainMachine, verdict: string): void {
  machine.verdict = verdict;
  machine.approvals = [];
}

type Differing = { readonly machine: string | null; readonly stranger: string | null };
const openDifference = ({ differences }: PlainOrder, parcel: string, what: Differing): void => {
  differences.push({ id: `d${differences.length + 1}`, parcel, ...what, open: true });
};
const openMissing = (order: PlainOrder, parcel: string, machine: string): void =>
  openDifference(order, parcel, { machine, stranger: null });
const openStranger = (order: PlainOrder, parcel: string, stranger: string): void =>
  openDifference(order, parcel, { machine: null, stranger });

/** What was one too many is the machine whose label nobody could read: nobody need settle it any more. */
function settleStranger({ differences }: PlainOrder, machine: PlainMachine): void {
  const found = differences.find(({ parcel, stranger }) => stranger !== null && stranger === machine.serial && parcel === machine.parcel);
  if (found) found.open = false;
}

/** The label bears another number than the customer typed: it is another machine. */
const bearsAnother = ({ words }: Attempt, { serial }: PlainMachine): boolean => serial !== null && serial !== words.serialNumber;

/** The number that was read is another machine's: one that lies beside it, or, where the order had no number yet, any of the order. */
function isOtherOnes({ order, machines, words }: Attempt, other: PlainMachine): boolean {
  if (machines.includes(other) || other.serial !== words.serialNumber) return false;
  const isThere = !order.differences.some(({ machine, open }) => open && machine === other.id);
  return machines.some(({ serial, parcel }) => serial === null || (isThere && parcel === other.parcel));
}

/** What is not there, and what is there but should not be. */
function compare(attempt: Attempt): { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const { machines, words } = attempt;
  const found = new Set(words.serialsFound);
  return {
    missing: machines
      .filter(({ id, serial }) => !words.unlabelledMachineIds?.includes(id) && !(serial !== null && found.has(serial)))
      .map(({ id }) => id),
    extra: [...found].filter((serial) => !machines.some((machine) => machine.serial === serial)),
  };
}

export const stepsOfInspection: Readonly<Record<string, PlainStep>> = {
  unpack: {
    by: ['technician'],
    about: 'parcel',
    states: ['received'],
    wrong: (attempt) => [parcelOf(attempt)?.unpacked === true && 'parcel-already-unpacked', noPhotos(attempt) && 'evidence-missing'],
    change: (attempt) => {
      const parcel = parcelOf(attempt);
      if (parcel) parcel.unpacked = true;
      const { missing, extra } = compare(attempt);
      const { serialsFound = [], unlabelledMachineIds = [] } = attempt.words;
      for (const machine of attempt.machines) {
        if (unlabelledMachineIds.includes(machine.id)) machine.label = 'gone';
        if (machine.serial !== null && serialsFound.includes(machine.serial)) machine.label = 'seen';
      }
      for (const machine of missing) openMissing(attempt.order, parcel?.id ?? '', machine);
      for (const serial of extra) openStranger(attempt.order, parcel?.id ?? '', serial);
    },
    tells: (attempt) => {
      const { missing, extra } = compare(attempt);
      return missing.length + extra.length > 0 ? ['customer:N7'] : [];
    },
  },
  'establish-warranty': {
    by: ['agent'],
    states: ['listed', 'expected', 'in-transit', 'received'],
    wrong: (attempt) => [
      attempt.machines.some(({ inRegistry, label }) => inRegistry && label !== 'gone') && 'registry-knows-it',
      (attempt.words.shippedDate ?? '') > dayOf(attempt.order.now) && 'shipped-date-impossible',
      noPhotos(attempt) && 'evidence-missing',
    ],
    change: ({ machines, words }) =>
      each(machines, (machine) => {
        machine.provenOn = words.shippedDate ?? null;
      }),
  },
  'read-label': {
    by: ['technician'],
    states: ['received'],
    wrong: (attempt) => [
      isPacked(attempt) && 'parcel-not-unpacked',
      isMissing(attempt) && 'machine-missing',
      attempt.machines.some(({ paid }) => paid > 0) && 'paid-before',
      (attempt.machines.length !== 1 || attempt.machines.some(({ serial, label }) => serial !== null && label !== 'gone')) &&
        'serial-known',
      attempt.order.machines.some((other) => isOtherOnes(attempt, other)) && 'serials-taken',
      noPhotos(attempt) && 'evidence-missing',
    ],
    change: (attempt) =>
      each(attempt.machines, (machine) => {
        if (bearsAnother(attempt, machine)) {
          const { parcel } = machine;
          const { machines, differences } = attempt.order;
          const serial = attempt.words.serialNumber ?? '';
          const isNoSurprise =
            machines.some((other) => other.parcel === parcel && other.serial === serial) ||
            differences.some((one) => one.parcel === parcel && one.stranger === serial);
          openMissing(attempt.order, parcel ?? '', machine.id);
          if (!isNoSurprise) openStranger(attempt.order, parcel ?? '', serial);
          return;
        }
        const hadNone = machine.serial === null;
        machine.serial = attempt.words.serialNumber ?? null;
        machine.label = 'seen';
        if (hadNone) settleStranger(attempt.order, machine);
      }),
    tells: (attempt) => (attempt.machines.some((machine) => bearsAnother(attempt, machine)) ? ['customer:N7'] : []),
  },
  'report-damage': {
    by: ['technician'],
    states: ['received'],
    wrong: (attempt) => [
      isPacked(attempt) && 'parcel-not-unpacked',
      isMissing(attempt) && 'machine-missing',
      noPhotos(attempt) && 'evidence-missing',
    ],
    change: ({ machines, words }) =>
      each(machines, (machine) => {
        machine.damage = words.damageCause ?? 'none';
      }),
    tells: ['customer:N7'],
  },
  'request-approval': {
    by: ['technician'],
    states: ['received'],
    wrong: (attempt) => [
      isPacked(attempt) && 'parcel-not-unpacked',
      isDisputed(attempt) && 'discrepancy-open',
      attempt.machines.some(({ approvals }) => approvals.some(({ answer }) => answer === null)) && 'approval-pending',
      noPhotos(attempt) && 'evidence-missing',
    ],
    change: ({ machines, words }) => each(machines, ({ approvals }) => approvals.push({ code: words.approvalCode ?? '', answer: null })),
    tells: ['supervisor:N27'],
  },
  'decide-approval': {
    by: ['supervisor'],
    states: ['received'],
    wrong: ({ machines, words }) => [
      machines.some(({ approvals }) => !approvals.some(({ code, answer }) => code === words.approvalCode && answer === null)) &&
        'approval-not-asked',
    ],
    change: ({ machines, words }) =>
      each(machines, ({ approvals }) => {
        for (const asked of approvals) asked.answer ??= words.isApproved ?? false;
      }),
    tells: ['technician:N27'],
  },
  'judge-free': {
    by: ['technician'],
    states: ['received'],
    wrong: (attempt) => [
      ...verdictBasics(attempt),
      attempt.machines.some(({ paid }) => paid > 0) && 'paid-before',
      attempt.machines.some((machine) => warrantyOf(machine) !== 'in') && 'not-in-warranty',
      (counting(attempt).length > 0 || attempt.machines.some(({ damage }) => damage !== 'none')) && 'warranty-void',
    ],
    change: ({ order, machines }) =>
      each(machines, (machine) => {
        judged(machine, 'free');
        machine.state = 'repairing';
        machine.promisedAt = order.now;
        machine.extendedTo = null;
      }),
    tells: ['customer:N8'],
  },
  quote: {
    by: ['technician'],
    states: ['received'],
    wrong: (attempt) => [
      ...verdictBasics(attempt),
      ...evidenceFaults(attempt),
      attempt.machines.some(({ paid }) => paid > 0) && 'paid-before',
      attempt.machines.some((machine) => warrantyOf(machine) === 'in' && !isVoid(attempt) && machine.damage === 'none') && 'in-warranty',
      counting(attempt).some(({ code }) => code === 'O1') && 'counterfeit-not-repaired',
      attempt.words.class === 'scrap' && (attempt.words.scrapCodes ?? []).length === 0 && 'scrap-code-missing',
      attempt.words.class === 'mixed' && (attempt.words.foreignBoards ?? '') === '' && 'foreign-boards-missing',
      attempt.words.class !== 'normal' && noPhotos(attempt) && 'evidence-missing',
      sumOf(attempt) <= 0 && 'amount-not-positive',
    ],
    change: (attempt) =>
      each(attempt.machines, (machine) => {
        judged(machine, attempt.words.class ?? '');
        machine.state = 'quoted';
        newQuotation(attempt, machine);
      }),
    tells: ['customer:N9'],
  },
  'declare-unrepairable': {
    by: ['technician'],
    states: ['received'],
    wrong: (attempt) => [
      ...verdictBasics(attempt),
      ...evidenceFaults(attempt),
      attempt.machines.some(({ paid, refunded }) => paid > refunded) && 'refund-first',
      noPhotos(attempt) && 'evidence-missing',
    ],
    change: ({ machines, words }) =>
      each(machines, (machine) => {
        judged(machine, words.unrepairable ?? '');
        Object.assign(machine, { state: 'ready', repaired: false, promisedAt: null });
      }),
    tells: ['customer:N10'],
  },
  'revise-quotation': {
    by: ['technician'],
    states: ['quoted'],
    wrong: (attempt) => [
      attempt.words.class === 'scrap' &&
        attempt.machines.some(({ quotedClass }) => quotedClass !== 'scrap') &&
        (attempt.words.scrapCodes ?? []).length === 0 &&
        'scrap-code-missing',
      attempt.words.class === 'mixed' &&
        attempt.machines.some(({ quotedClass }) => quotedClass !== 'mixed') &&
        (attempt.words.foreignBoards ?? '') === '' &&
        'foreign-boards-missing',
      attempt.words.class !== 'normal' &&
        attempt.machines.some(({ quotedClass }) => quotedClass !== attempt.words.class) &&
        noPhotos(attempt) &&
        'evidence-missing',
      sumOf(attempt) <= 0 && 'amount-not-positive',
    ],
    change: (attempt) =>
      each(attempt.machines, (machine) => {
        machine.verdict = attempt.words.class ?? machine.verdict;
        newQuotation(attempt, machine);
      }),
    tells: ['customer:N9'],
  },
  'withdraw-quotation': {
    by: ['technician'],
    states: ['quoted'],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = 'received';
        machine.verdict = null;
      }),
    tells: ['customer:N25'],
  },
};

/** A sent quotation never changes: each is a new version, of which the customer has yet to hear (R27). */
function newQuotation(attempt: Attempt, machine: PlainMachine): void {
  machine.versions += 1;
  machine.amount = sumOf(attempt);
  machine.quotedClass = attempt.words.class ?? machine.quotedClass;
  machine.notifiedAt = null;
}
