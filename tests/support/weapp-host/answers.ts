import { WxError } from './callbacks';

/** Answers to one action that wait at the door of the phone. */
export type HeldAnswers = {
  /** Waits until so many of them are there: the cloud has done its part, the phone does not know yet. */
  readonly arrived: (count: number) => Promise<void>;
  /** Lets one of them in, counted from the first that came. */
  readonly letIn: (index: number) => void;
  /** Lets in what waits, and whatever comes from now on. */
  readonly release: () => void;
};

/** The way of answers from the cloud back to a phone: they may come late, or never. */
export class Answers {
  readonly #held = new Map<string, (open: () => void) => void>();
  readonly #lost = new Set<string>();

  /** From now on the answers to an action wait. Release them before the Mini Program is closed. */
  hold(action: string): HeldAnswers {
    const waiting: (() => void)[] = [];
    const watchers = new Set<() => void>();
    this.#held.set(action, (open) => {
      waiting.push(open);
      for (const watch of watchers) watch();
    });
    return {
      arrived: (count) =>
        new Promise((resolve) => {
          const watch = () => waiting.length >= count && resolve();
          watchers.add(watch);
          watch();
        }),
      letIn: (index) => waiting[index]?.(),
      release: () => {
        this.#held.delete(action);
        for (const open of waiting) open();
      },
    };
  }

  /** The next answer to an action never comes: what was asked for is done, and the phone hears of a timeout. */
  loseNext(action: string): void {
    this.#lost.add(action);
  }

  /** Resolves when the answer to a call may reach the phone. @throws {@link WxError} where it gets lost */
  async onTheWay(data: object): Promise<void> {
    const action = 'action' in data ? String(data.action) : '';
    const hold = this.#held.get(action);
    if (hold) await new Promise<void>((resolve) => hold(resolve));
    if (this.#lost.delete(action)) throw new WxError({ errCode: -1, errMsg: 'cloud.callFunction:fail request:fail timeout' });
  }
}
