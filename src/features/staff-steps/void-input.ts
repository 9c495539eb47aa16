import type { VoidCode } from '#core/domain/warranty';

/** A void reason as it is being entered; `key` is its own as long as the form is on screen. */
export type VoidInput = { readonly key: string; readonly code: VoidCode; readonly text: string; readonly exempt: boolean };
