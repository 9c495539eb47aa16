import type { StepName } from './step-table';

type Hash = (text: string) => string;

/** Who somebody is, and what opens a door: openids and the token of a share link, wherever they stand in an event. */
const SEALED_KEYS: readonly string[] = ['openid', 'by', 'approvedBy', 'customerOpenid', 'token'];

/**
 * A value with every person in it behind a hash: the history can be handed to a third party, who checks the chain without learning who the staff are.
 * The same person is the same hash everywhere. An openid cannot be guessed, so neither can a name, which is hashed together with it.
 */
function sealed(value: unknown, sha256: Hash): unknown {
  if (Array.isArray(value)) return value.map((item) => sealed(item, sha256));
  if (value === null || typeof value !== 'object') return value;
  const { openid } = value as { readonly openid?: unknown };
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== 'string') result[key] = sealed(item, sha256);
    else if (SEALED_KEYS.includes(key)) result[key] = `sealed:${sha256(item)}`;
    else result[key] = key === 'name' && typeof openid === 'string' ? `sealed:${sha256(`${openid}:${item}`)}` : item;
  }
  return result;
}

/**
 * What staff ask a supervisor, what is answered, and who of staff looks after an order: that it happened is told to the customer, its words and
 * pictures are not (docs/decisions/0014).
 */
const AMONG_STAFF: readonly (StepName | 'submit')[] = [
  'assign',
  'note-unreachable',
  'request-approval',
  'decide-approval',
  'request-split',
  'decide-split',
];
export const isAmongStaff = (step: StepName | 'submit'): boolean => AMONG_STAFF.includes(step);

/** Where the words of such a step stand in its facts, however deep. */
const WORDS: readonly string[] = ['text', 'reason', 'note'];

type Sealable = {
  readonly step: StepName | 'submit';
  readonly chain?: 2 | 3;
  readonly commandId: string;
  readonly by: { readonly openid: string };
  readonly facts: Readonly<Record<string, unknown>>;
};

/**
 * What the words of an event are hashed with. It cannot be guessed, for an openid cannot, and says nothing about whose it is: so it may be told,
 * to prove what was said behind one seal and no other.
 */
const wordsKey = ({ by, commandId }: Pick<Sealable, 'by' | 'commandId'>, sha256: Hash): string => sha256(`${by.openid}:${commandId}`);

const sealedWord = (key: string, word: string, sha256: Hash): string => `sealed:${sha256(`${key}:${word}`)}`;

/** Every word in the facts of an event, in the order in which they are met, each once. */
function wordsIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const found = Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' && WORDS.includes(key) && item !== '' ? [item] : wordsIn(item),
  );
  return [...new Set(found)];
}

function withSealedWords(value: unknown, key: string, sha256: Hash): unknown {
  if (Array.isArray(value)) return value.map((item) => withSealedWords(item, key, sha256));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, item]) => {
    const isWord = typeof item === 'string' && item !== '' && WORDS.includes(name);
    return [name, isWord ? sealedWord(key, item, sha256) : withSealedWords(item, key, sha256)] as const;
  });
  return Object.fromEntries(entries);
}

const hasSealedWords = ({ step, chain }: Sealable): boolean => chain === 3 && isAmongStaff(step);

/** An event as its hash is made of it, and as it may leave the house: people sealed, and what staff say to each other. */
export function sealedEvent(event: Sealable, sha256: Hash): unknown {
  const facts = hasSealedWords(event) ? withSealedWords(event.facts, wordsKey(event, sha256), sha256) : event.facts;
  return sealed({ ...event, facts }, sha256);
}

/** The words behind the seals of an event, and what proves them; null when it has none. */
export function sealedWords(event: Sealable, sha256: Hash): { readonly key: string; readonly words: readonly string[] } | null {
  const words = hasSealedWords(event) ? wordsIn(event.facts) : [];
  return words.length > 0 ? { key: wordsKey(event, sha256), words } : null;
}
