/** Whether a text stands somewhere in a value, whatever the letters' case. The value counts as its JSON, with the names of its fields; everything holds the empty text. */
export function valueHolds(wanted: string): (value: unknown) => boolean {
  const written = JSON.stringify(wanted).slice(1, -1).toLowerCase();
  return (value) => wanted === '' || (JSON.stringify(value) ?? '').toLowerCase().includes(written);
}
