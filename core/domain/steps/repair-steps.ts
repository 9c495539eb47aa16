import { changeMachines, idsOf, rule } from './rule';

/** Steps of the repair itself, and a promise that has to move (R52). */
export const repairSteps = {
  finish: rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), testRecord: payload.testRecord ?? '', parts: payload.parts ?? '' }),
    evolve: (order, { machineIds, testRecord, parts }, { at }) =>
      changeMachines(order, machineIds, (machine) => ({
        ...machine,
        state: 'ready',
        outcome: 'repaired',
        readyAt: at,
        repair: { testRecord, parts, finishedAt: at },
      })),
  }),
  'give-up': rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), reason: payload.reason ?? '', photos: payload.photos ?? [] }),
    evolve: (order, { machineIds }) =>
      changeMachines(order, machineIds, ({ verdict: _verdict, promise: _promise, ...machine }) => ({ ...machine, state: 'received' })),
  }),
  'extend-promise': rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), dueAt: payload.dueAt ?? 0, reason: payload.reason ?? '' }),
    evolve: (order, { machineIds, dueAt, reason }, { at }) =>
      changeMachines(order, machineIds, (machine) =>
        machine.promise
          ? {
              ...machine,
              // A date that was given is not computed again when a year's list appears.
              promise: {
                ...machine.promise,
                dueAt,
                provisional: false,
                extensions: [...machine.promise.extensions, { dueAt, reason, at }],
              },
            }
          : machine,
      ),
  }),
};
