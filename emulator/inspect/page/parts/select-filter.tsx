type Props<T extends string> = {
  readonly label: string;
  /** What stands for no choice. */
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly T[];
  /** How an option reads; default: as it is. */
  readonly nameOf?: (option: T) => string;
  readonly onChange: (value: string) => void;
};

/** One choice of what a list shows; '' is any. */
export function SelectFilter<T extends string>({ label, any, value = '', options, nameOf = (option) => option, onChange }: Props<T>) {
  return (
    <select className="field" aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {nameOf(option)}
        </option>
      ))}
    </select>
  );
}
