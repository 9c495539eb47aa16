import { useTyped } from './use-typed';

/** Text that a list is narrowed down to, as it is typed. */
export function TextFilter({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return <input type="search" className="field" aria-label={label} placeholder={label} {...useTyped(value, onChange)} />;
}
