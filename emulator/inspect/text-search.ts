/** Whether a text stands somewhere in a value, whatever the letters' case. The value counts as its JSON, with the names of its fields; everything holds the empty text. */
export function valueHolds(wanted: string): (value: unknown) => boolean {
  const holds = jsonHolds(wanted);
  return (value) => wanted === '' || holds(JSON.stringify(value) ?? '');
}

/** The same of a value that is JSON already. */
export function jsonHolds(wanted: string): (json: string) => boolean {
  const written = JSON.stringify(wanted).slice(1, -1).toLowerCase();
  return (json) => json.toLowerCase().includes(written);
}
