import { useState } from 'react';
import type { OrphanStep, OrphanView, SuggestionView } from '#core/contract/orphans';
import type { ReplyError } from '#core/contract/reply';
import { callStaff } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import { type LiveView, useView } from '@/cloud/use-view';

/** A parcel behind its page. */
export const useOrphan = (orphanId: string, language: string): LiveView<OrphanView> =>
  useView(`orphan:${orphanId}:${language}`, () => callStaff('get-orphan', { orphanId }));

/** Orders it may belong to; looked up again when the parcel changes, for what was added may point to another. */
export const useSuggestions = (orphanId: string, version: number, language: string): LiveView<readonly SuggestionView[]> =>
  useView(`suggestions:${orphanId}:${version}:${language}`, async () => {
    const reply = await callStaff('suggest-orders', { orphanId });
    return reply.ok ? { ok: true, value: reply.value.suggestions } : reply;
  });

export type OrphanCommand = {
  /** @returns whether it was done */
  readonly take: (step: OrphanStep, payload: object) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: ReplyError | undefined;
  /** Somebody changed the parcel in between; it was read again. */
  readonly wasStale: boolean;
  readonly clear: () => void;
  /** The step that was done last. */
  readonly done: OrphanStep | undefined;
};

type Attempt = { readonly step: OrphanStep; readonly payload: object; readonly version: number };

/** Steps on one parcel. A success, and a lost race, put the newest on screen. */
export function useOrphanCommand(orphan: OrphanView, live: LiveView<OrphanView>): OrphanCommand {
  const [wasStale, setWasStale] = useState(false);
  const [done, setDone] = useState<OrphanStep>();
  const { orphanId, version } = orphan;
  const command = useCommand(
    ({ step, payload, version: seen }: Attempt, commandId) =>
      callStaff('orphan-step', { commandId, orphanId, version: seen, step, payload }),
    // Read again in between, the parcel may be newer by this very step, whose answer got lost.
    { intention: ({ step, payload }) => [orphanId, step, payload] },
  );
  const take = async (step: OrphanStep, payload: object) => {
    const reply = await command.run({ step, payload, version });
    if (!reply) return false;
    const isStale = !reply.ok && reply.error.code === 'stale-version';
    setWasStale(isStale);
    if (isStale) {
      command.clearError();
      await live.reload();
    }
    if (!reply.ok) return false;
    setDone(step);
    live.replace(reply.value);
    return true;
  };
  const clear = () => {
    command.clearError();
    setWasStale(false);
  };
  return { take, busy: command.busy, error: command.error, wasStale, clear, done };
}
