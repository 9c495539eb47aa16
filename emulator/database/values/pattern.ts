import { databaseFailed } from '../refusals';

/** A regular expression as stored: PCRE, options of `imsx`. */
export class Pattern {
  constructor(
    readonly source: string,
    readonly options: string,
  ) {}
  toString(): string {
    return `/${this.source}/${this.options}`;
  }
}

/** Flags of JS that say nothing about what matches: the SDK passes them on as they are. */
const IDLE_FLAGS = /[gyud]/g;

/** A pattern of either kind; `undefined` for anything else. */
export function patternOf(value: unknown): Pattern | undefined {
  if (value instanceof Pattern) return value;
  return value instanceof RegExp ? new Pattern(value.source, value.flags.replace(IDLE_FLAGS, '')) : undefined;
}

/** @throws PlatformError for a flag MongoDB has not */
export function makePattern(source: string, flags: string): Pattern {
  const options = [...new Set(flags.replace(IDLE_FLAGS, ''))].sort().join('');
  const unknown = /[^imsx]/.exec(options)?.[0];
  if (unknown) throw databaseFailed(`(Location51108) invalid flag in regex options: ${unknown}`);
  return new Pattern(source, options);
}

/**
 * What matches as MongoDB's PCRE does: `$` also before a last line feed, `.` everything but a line feed, `\s` and `\w` of ASCII,
 * `(?i)` at the beginning, `\A`, `\z`, `\Z`, the option `x`.
 * Differs: atomic groups, possessive quantifiers, recursion and POSIX classes are refused, for JS has none.
 *
 * @throws PlatformError when it cannot be understood
 */
export function compilePattern(pattern: Pattern): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern.source);
  const options = pattern.options + (inline?.[1] ?? '');
  const source = translate(pattern.source.slice(inline?.[0].length ?? 0), options);
  const flags = (options.includes('i') ? 'i' : '') + (options.includes('m') ? 'm' : '') + (options.includes('s') ? 's' : '');
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(source, flags + unicode);
    } catch {
      // Without `u` JS is more lenient about needless escapes.
    }
  }
  throw databaseFailed(`(Location51091) Regular expression is invalid: ${pattern.source}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
  h: '[ \\t]',
};
const SPACES = ' \\t\\n\\v\\f\\r';

function translate(source: string, options: string): string {
  let result = '';
  let isInClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] as string;
    if (char === '\\') {
      at += 1;
      result += escaped(source[at] ?? '', isInClass);
    } else if (isInClass) {
      isInClass = char !== ']';
      result += char;
    } else if (char === '[') {
      isInClass = true;
      result += char;
    } else if (options.includes('x') && /\s/.test(char)) continue;
    else if (options.includes('x') && char === '#') at = endOfLine(source, at);
    else if (char === '.' && !options.includes('s')) result += '[^\\n]';
    else if (char === '$' && !options.includes('m')) result += '(?=\\n?(?![\\s\\S]))';
    else result += char;
  }
  return result;
}

function escaped(char: string, isInClass: boolean): string {
  if (char === 's') return isInClass ? SPACES : `[${SPACES}]`;
  if (!isInClass && char === 'S') return `[^${SPACES}]`;
  return (isInClass ? undefined : ESCAPES[char]) ?? `\\${char}`;
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}
