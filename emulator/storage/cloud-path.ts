/**
 * "The encoded length": read as bytes of the path as it stands in a URL, the stricter of two readings (the other is UTF-8).
 * Source: guide/storage/naming, read 2026-11-22.
 */
const MAX_PATH_BYTES = 850;

/**
 * Why the platform refuses a cloudPath; `undefined` when it does not. By its rules: empty, a leading `/`, `//`, too long, CAN, EM, SUB or ESC.
 * Differs: a trailing `/`, `\`, a step of dots, lone surrogates and all other control characters are refused as well – what becomes of them is not published.
 */
export function refusePath(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return 'cloudPath must not be empty';
  if (path.startsWith('/') || path.endsWith('/')) return 'cloudPath must not begin or end with /';
  if (path.includes('//') || path.includes('\\')) return 'cloudPath must not contain // or \\';
  if (path.split('/').some((step) => step === '.' || step === '..')) return 'cloudPath must not contain . or .. as a step';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'cloudPath must not contain control characters';
  if (/\p{Surrogate}/u.test(path) || encodeURIComponent(path).length > MAX_PATH_BYTES)
    return `cloudPath must not be longer than ${MAX_PATH_BYTES} bytes when encoded`;
  return undefined;
}
