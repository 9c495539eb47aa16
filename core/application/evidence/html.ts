const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML: nothing in it is markup any more, inside attributes neither. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

/** HTML that was put together here, so that it is not escaped once more. */
export type Html = { readonly html: string };

/** A template whose values are escaped, unless they are HTML already; lists are put one after another. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  const text = (value: string | number | Html | readonly Html[]): string => {
    if (typeof value === 'object') return 'html' in value ? value.html : value.map((item) => item.html).join('');
    return escapeHtml(String(value));
  };
  return { html: strings.map((part, index) => part + (index < values.length ? text(values[index] ?? '') : '')).join('') };
}

export const NOTHING: Html = { html: '' };
