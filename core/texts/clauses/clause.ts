import type { ClauseId } from '../../domain/step-definition';
import type { Localized } from '../localized';

/** Where a clause is held to and seen, beside the steps, guards and notices that name it. Checked by the policy's linter. */
type Places = {
  /** Shown in plain words before the customer agrees. */
  readonly matters?: true;
  /** What holds to it besides steps and guards: `<file>#<export>`. */
  readonly code?: readonly string[];
  /** What the owner may decide of it: keys of the settings. */
  readonly settings?: readonly string[];
  /** Of these, the values that are written out in the words themselves: a setting that is changed does not change them. */
  readonly says?: Readonly<Record<string, unknown>>;
  /** Where a person sees it: files below `src`. */
  readonly shown?: readonly string[];
};

/** One line of the policy: its words, how the software reads them, and where that is done. */
export type Clause = Places & {
  readonly id: ClauseId;
  /** Line of the published source. */
  readonly line: number;
  readonly text: Localized;
  readonly reading: Localized;
};

export type Section = { readonly title: Localized; readonly clauses: readonly Clause[] };

/** A clause; its steps, guards and notices are found in the step table, its tests by their names. */
export const clause = (id: ClauseId, line: number, text: Localized, reading: Localized, places: Places = {}): Clause => ({
  id,
  line,
  text,
  reading,
  ...places,
});
