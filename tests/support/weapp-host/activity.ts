const PATIENCE_MS = 15_000;
/** Timers up to this long belong to what is being drawn: React's scheduler, Taro's batching, frames. */
const DRAWING_MS = 20;
/** An animation could go on for ever; nobody waits for its end. */
const MAX_TURNS = 200;

/**
 * What goes on in a running Mini Program: something changed on screen, a call is under way, the app's code threw.
 * Tests wait for what they expect to see, woken by changes; there is nothing to guess about how long something takes.
 */
export class Activity {
  /** What would be red in WeChat's console: exceptions and `console.error`. */
  readonly problems: string[] = [];
  /** What the app wrote to the console otherwise. */
  readonly notes: string[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #drawing = 0;
  #underWay = 0;

  changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  problem(error: unknown): void {
    this.problems.push(error instanceof Object && 'stack' in error ? String(error.stack) : String(error));
    this.changed();
  }

  /** The app's console: quiet, but kept. */
  console() {
    const note = (...words: unknown[]) => void this.notes.push(words.map(String).join(' '));
    return { log: note, info: note, debug: note, warn: note, error: (...words: unknown[]) => this.problem(words.map(String).join(' ')) };
  }

  /** Runs something for the app; what it throws becomes a problem, and the screen is looked at again after it. */
  readonly track = (work: () => Promise<void>): void => {
    this.#underWay += 1;
    work()
      .catch((error: unknown) => this.problem(error))
      .finally(() => {
        this.#underWay -= 1;
        this.changed();
      });
  };

  /**
   * Waits until `look` sees something.
   *
   * @param describe what was waited for and what is there instead, for the message
   */
  until<T>(look: () => T | undefined, describe: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        this.#watchers.delete(watch);
        clearTimeout(patience);
        done();
      };
      const watch = () => {
        try {
          const seen = look();
          if (seen !== undefined) settle(() => resolve(seen));
        } catch (error) {
          settle(() => reject(error));
        }
      };
      const patience = setTimeout(() => {
        const said = [...this.problems, ...this.notes.slice(-5)];
        const trouble = said.length > 0 ? `\nThe app said:\n${said.join('\n')}` : '';
        settle(() => reject(new Error(`${describe()}${trouble}`)));
      }, PATIENCE_MS);
      this.#watchers.add(watch);
      watch();
    });
  }

  /** Waits until what a gesture has set off is drawn, as a person does before the next one. Calls to the cloud are not waited for. */
  async drawn(): Promise<void> {
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const isBusy = this.#drawing > 0;
      await (isBusy ? new Promise((resolve) => setTimeout(resolve, 1)) : new Promise(setImmediate));
      if (!isBusy && this.#drawing === 0) return;
    }
  }

  /** `setTimeout` and its kin for the app: what they throw becomes a problem, and {@link stop} ends them all. */
  timers() {
    const run = (callback: (...args: unknown[]) => void, args: unknown[]) => {
      try {
        callback(...args);
      } catch (error) {
        this.problem(error);
      }
    };
    const clear = (timer: NodeJS.Timeout | undefined) => {
      if (timer && this.#timers.delete(timer)) drawing.delete(timer);
      this.#drawing = drawing.size;
      clearTimeout(timer);
    };
    const drawing = new Set<NodeJS.Timeout>();
    return {
      setTimeout: (callback: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => {
        const timer = setTimeout(() => {
          run(callback, args);
          clear(timer);
        }, delayMs);
        this.#timers.add(timer);
        if (delayMs <= DRAWING_MS) this.#drawing = drawing.add(timer).size;
        return timer;
      },
      setInterval: (callback: (...args: unknown[]) => void, delayMs?: number, ...args: unknown[]) => {
        const timer = setInterval(() => run(callback, args), delayMs);
        this.#timers.add(timer);
        return timer;
      },
      clearTimeout: clear,
      clearInterval: clear,
    };
  }

  /** Ends all timers, and waits for the answers that are still under way: the local WeChat behind them may end next. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.until(
      () => this.#underWay === 0 || undefined,
      () => `${this.#underWay} calls were never answered`,
    );
  }
}
