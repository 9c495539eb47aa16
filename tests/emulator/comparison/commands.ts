import type { Update } from './model/update/update';
import type { Document, Query } from './model/values';
import type { Reply, Wire } from './wire';

export type Command =
  | { readonly kind: 'update-one'; readonly id: string; readonly update: Update }
  | { readonly kind: 'update'; readonly query: Query; readonly update: Update; readonly multi: boolean }
  | { readonly kind: 'set'; readonly id: string; readonly document: Document }
  | { readonly kind: 'insert'; readonly id: string; readonly document: Document }
  | { readonly kind: 'remove'; readonly query: Query }
  | { readonly kind: 'remove-one'; readonly id: string };

/** Carries a command out at the endpoint. */
export function send(wire: Wire, collection: string, command: Command): Promise<Reply> {
  const where = { collection };
  switch (command.kind) {
    case 'update-one':
      return wire.updateOne(where, command.id, command.update);
    case 'update':
      return wire.update(where, command.query, command.update, command.multi);
    case 'set':
      return wire.set(where, command.id, command.document);
    case 'insert':
      return wire.insert(where, [{ _id: command.id, ...command.document }]);
    case 'remove':
      return wire.remove(where, command.query);
    case 'remove-one':
      return wire.removeOne(where, command.id);
  }
}
