/** The after-sales guide and policy, clause by clause, in the reader's language; `textHash` is of the exact text in this language. */
export type PolicyText = {
  readonly version: string;
  readonly textHash: string;
  readonly sections: readonly {
    readonly title: string;
    readonly clauses: readonly {
      readonly clause: string;
      readonly text: string;
      /** What is done about it, in one sentence; no part of what is agreed to. */
      readonly reading: string;
      readonly matters: boolean;
      /** Where the owner's settings are not what the words say: what holds now. No part of what is agreed to. */
      readonly inForce?: string;
    }[];
  }[];
};
