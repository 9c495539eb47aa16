type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (to: string) => void;
  readonly number?: boolean;
  readonly required?: boolean;
  /** Of a number; 0 unless said. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Id of a datalist with suggestions. */
  readonly list?: string;
};

/** A labelled line of a form. */
export const Field = ({ label, value, onChange, number = false, min = 0, ...more }: Props) => (
  <label className="form-field">
    <span>{label}</span>
    <input
      className="field"
      value={value}
      spellCheck={false}
      autoComplete="off"
      {...(number ? { type: 'number', min } : {})}
      {...more}
      onChange={({ target }) => onChange(target.value)}
    />
  </label>
);
