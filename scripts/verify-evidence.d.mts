/** What is wrong with an exported history, by the part it is wrong in; `notes` tell what could not be looked at, or is no fault. */
export function verifyEvidence(
  bytes: Uint8Array,
  options?: { readonly key?: string; readonly photoHashes?: ReadonlyMap<string, string> },
): {
  readonly ok: boolean;
  readonly problems: readonly { readonly part: string; readonly what: string }[];
  readonly notes: readonly string[];
  readonly statement: Readonly<Record<string, unknown>> | null;
};
