import type { Role } from './actor';
import type { MachineState } from './machine';
import { STEP_NAMES, type StepName, stepDefinition } from './step-table';
import type { Stage } from './work-order';

/** A step on the way to where another one is legal, and who takes it. */
export type WayStep = { readonly step: StepName; readonly by: Role };

/**
 * Steps that nobody is advised to take only to get on: they end, refuse or undo something. Walked only when nothing else leads there.
 * Everything else comes from the step table.
 */
const DETOURS: readonly StepName[] = [
  'fix-remotely',
  'withdraw',
  'refuse-parcel',
  'lose-inbound',
  'link-orphan',
  'declare-unrepairable',
  'decline',
  'reject-voucher',
  'withdraw-quotation',
  'hold',
  'reopen',
  'give-up',
  'take-back-from-carrier',
  'lose-outbound',
  'note-refused-return',
  'report-not-received',
];
const DETOUR = 100;

/** A machine whose freight is being paid comes back to where it can be shipped, not to the bench: a place of its own on the map. */
type Place = MachineState | 'freight-in-review';
type Edge = WayStep & { readonly from: Place; readonly to: Place; readonly cost: number };

function edgesOf(step: StepName): readonly Edge[] {
  const definition = stepDefinition(step);
  const [by] = definition.by;
  if (definition.target === 'order' || by === undefined) return [];
  const { from, to } = definition;
  // What ends where it begins moves nobody on.
  if (from.every((start) => to.includes(start))) return [];
  return from.flatMap((start) =>
    to
      .filter((end) => end !== start)
      // The first outcome is the ordinary one.
      .map((end, index) => ({ step, by, from: start, to: end, cost: 1 + (DETOURS.includes(step) ? DETOUR : 0) + index * DETOUR })),
  );
}

const isOfFreight = ({ step, from, to }: Edge): boolean =>
  (step === 'submit-voucher' && from === 'return-refused') || (step === 'approve-voucher' && to === 'ready');

const EDGES: readonly Edge[] = STEP_NAMES.flatMap(edgesOf).map((edge) => {
  if (!isOfFreight(edge)) return edge;
  return edge.step === 'submit-voucher' ? { ...edge, to: 'freight-in-review', cost: 1 } : { ...edge, from: 'freight-in-review', cost: 1 };
});

/** From here on nothing goes further, whatever the table allows in dispute. */
const OVER: readonly MachineState[] = ['remote-fixed', 'withdrawn', 'delivered', 'lost'];

/** Found once for each list of goals (the table's own), and state. */
const known = new WeakMap<readonly MachineState[], Map<MachineState, readonly WayStep[] | null>>();

/** The steps that lead a machine from its state to one of `goals`, the ordinary path if there is one; null when it never comes to that any more. */
export function wayBetween(from: MachineState, goals: readonly MachineState[]): readonly WayStep[] | null {
  const ways = known.get(goals) ?? new Map<MachineState, readonly WayStep[] | null>();
  known.set(goals, ways);
  const before = ways.get(from);
  if (before !== undefined) return before;
  const way = OVER.includes(from) ? null : cheapest(from, goals);
  ways.set(from, way);
  return way;
}

function cheapest(start: Place, goals: readonly MachineState[]): readonly WayStep[] | null {
  const open = new Map<Place, { readonly cost: number; readonly way: readonly WayStep[] }>([[start, { cost: 0, way: [] }]]);
  const done = new Set<Place>();
  while (open.size > 0) {
    const [place, { cost, way }] = [...open].reduce((best, other) => (other[1].cost < best[1].cost ? other : best));
    if (goals.some((goal) => goal === place)) return way;
    open.delete(place);
    done.add(place);
    for (const edge of EDGES) {
      if (edge.from !== place || done.has(edge.to)) continue;
      const next = { cost: cost + edge.cost, way: [...way, { step: edge.step, by: edge.by }] };
      if (next.cost < (open.get(edge.to)?.cost ?? Number.POSITIVE_INFINITY)) open.set(edge.to, next);
    }
  }
  return null;
}

/** What a machine is when an order is in a stage because of it. */
const STATES_OF_STAGE: Readonly<Partial<Record<Stage, readonly MachineState[]>>> = {
  'return-confirmed': ['expected'],
  'in-transit': ['in-transit'],
  'in-service': ['received'],
  completed: ['delivered'],
  'closed-remote': ['remote-fixed'],
};

const wanted = new WeakMap<readonly Stage[], readonly MachineState[]>();
function statesOf(stages: readonly Stage[]): readonly MachineState[] {
  const states = wanted.get(stages) ?? stages.flatMap((stage) => STATES_OF_STAGE[stage] ?? []);
  wanted.set(stages, states);
  return states;
}

/** The steps that lead an order to one of `goals`: its question answered or asked, or the machine that holds it up brought on. */
export function wayBetweenStages(stage: Stage, states: readonly MachineState[], goals: readonly Stage[]): readonly WayStep[] | null {
  if (stage === 'cancelled') return null;
  if (stage === 'info-needed') return [{ step: 'answer-info', by: 'customer' }];
  if (stage === 'submitted' && goals.includes('info-needed')) return [{ step: 'ask-info', by: 'agent' }];
  const behind = states.find((state) => !OVER.includes(state));
  return behind ? wayBetween(behind, statesOf(goals)) : null;
}
