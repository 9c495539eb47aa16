/** One line of the table. */
export type Figure = {
  readonly what: string;
  /** In `unit`. */
  readonly value: number;
  readonly unit: '×' | 'ms' | 's' | 'MB' | 'calls' | 'a minute' | 'a second';
  /** None: told for comparison only. */
  readonly budget?: { readonly atMost: number } | { readonly atLeast: number };
  /** What a ratio was made of, or what else helps to read the figure. */
  readonly note?: string;
  /** What it is the worst of, each by its name: for `--json` alone. */
  readonly each?: Readonly<Record<string, number>>;
};

/** Undefined for a figure without a budget. */
export function isKept({ value, budget }: Figure): boolean | undefined {
  if (!budget) return undefined;
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

function budgetText({ budget, unit }: Figure): string {
  if (!budget) return '';
  return 'atMost' in budget ? `≤ ${budget.atMost} ${unit}` : `≥ ${budget.atLeast} ${unit}`;
}

/** The figures under each other, ✗ where a budget was missed. */
export function toTable(figures: readonly Figure[]): string {
  const widest = Math.max(...figures.map(({ what }) => what.length));
  return figures
    .map((figure) => {
      const mark = { true: '✓', false: '✗', undefined: ' ' }[`${isKept(figure)}`];
      const value = `${rounded(figure.value)} ${figure.unit}`;
      return `${mark} ${figure.what.padEnd(widest)}  ${value.padStart(12)}  ${budgetText(figure).padEnd(14)}  ${figure.note ?? ''}`.trimEnd();
    })
    .join('\n');
}

/** A time for a note: `0.42 ms`. */
export const inMs = (ms: number): string => `${rounded(ms)} ms`;
