/** Who acts. `timer` is the clock function; `supervisor` may do all agent and technician steps. */
export type Role = 'customer' | 'agent' | 'technician' | 'finance' | 'supervisor' | 'timer';

export type StaffRole = Exclude<Role, 'customer' | 'timer'>;

/** Who is asking. `openid` is the platform's word, not the caller's; being the customer follows from the order, not from `staffRoles`. */
export type Actor =
  | { readonly kind: 'person'; readonly openid: string; readonly name: string; readonly staffRoles: readonly StaffRole[] }
  | { readonly kind: 'timer' };
