/** Nothing was changed: somebody else was writing, again and again, or the order would not fit into a document (512 KB) any more. */
export type Busy = { readonly code: 'busy' | 'order-too-large' };
