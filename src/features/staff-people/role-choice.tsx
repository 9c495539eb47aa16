import type { RoleView } from '#core/contract/people';
import { Chips } from '@/components/choice';
import { Field } from '@/components/field';

export type Role = RoleView['role'];

type RoleChoiceProps = {
  id: string;
  label: string;
  roles: readonly RoleView[];
  chosen: readonly Role[];
  onChange: (mend: (roles: readonly Role[]) => readonly Role[]) => void;
  error: string | undefined;
};

/** Any number of roles. Ids: <id>-<role>. */
export function RoleChoice({ id, label, roles, chosen, onChange, error }: RoleChoiceProps) {
  const toggle = (role: Role) =>
    onChange((before) => (before.includes(role) ? before.filter((other) => other !== role) : [...before, role]));
  return (
    <Field id={id} label={label} error={error}>
      <Chips
        id={id}
        kind="checkbox"
        options={roles.map(({ role, text }) => ({ key: role, label: text }))}
        chosen={chosen}
        onToggle={toggle}
      />
    </Field>
  );
}
