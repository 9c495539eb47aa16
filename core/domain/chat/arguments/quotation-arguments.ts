import type { Machine } from '../../machine';
import type { QuotationClass, QuotationLine } from '../../quotation';
import { err, ok, type Result } from '../../result';
import { currentQuotation } from '../../steps/rule';
import type { ScrapCode } from '../../verdict';
import { VOID_CODES, type VoidCode } from '../../warranty';
import { takeAmount } from '../amount';
import { Line } from '../line';
import type { ChatProblem } from '../problem';
import type { ArgumentReader, Place } from './argument-reader';
import { SCRAP_WORDS, takeCode } from './word-arguments';

/** `1200 换芯片 + 300 换风扇 失保 H7；客户超频运行`: class, lines, what voids the warranty, and behind a semicolon what was found. */
type Said = {
  readonly class: QuotationClass | undefined;
  readonly scrapCodes: readonly ScrapCode[];
  readonly lines: readonly QuotationLine[];
  readonly voidCodes: readonly VoidCode[];
  readonly findings: string;
};

const CLASSES: Readonly<Record<'scrap' | 'mixed', readonly string[]>> = { scrap: ['报废', 'scrap'], mixed: ['混合板', '混合', 'mixed'] };
const VOID = /(?:失保|\bvoid\b)/iu;
/** An amount at the end of a piece: `换芯片 1200`. */
const AMOUNT_LAST = /^(.*[^\d０-９.,．，¥￥\s])[\s:：]*([¥￥]?\s*[\d０-９][\d０-９.,．，]*\s*[万元块]?元?)\s*$/u;

function read(line: Line, { argument }: Place): Result<Said, ChatProblem> {
  if (line.isAtEnd) return err({ code: 'missing', what: argument.kind });
  const [main = '', ...found] = line.takeRest().split(/[;；]/);
  const [quoted = '', voided = ''] = main.split(VOID);
  const codes = voidCodesOf(voided);
  if (!codes) return err({ code: 'not-understood', what: argument.kind, said: voided.trim() });
  const rest = new Line(quoted);
  const kind = takeCode(rest, CLASSES);
  const scrapCodes: ScrapCode[] = [];
  for (let code = kind && nextScrapCode(rest); code; code = nextScrapCode(rest)) scrapCodes.push(code);
  rest.skip();
  const pieces = rest.rest.split(/[+＋]/).map((piece) => piece.trim());
  const lines = pieces.map(quotationLine);
  const wrong = lines.indexOf(undefined);
  if (wrong >= 0) return err({ code: 'not-understood', what: argument.kind, said: pieces[wrong] ?? '' });
  return ok({
    class: kind,
    scrapCodes,
    lines: lines.flatMap((one) => one ?? []),
    voidCodes: codes,
    findings: found.join('；').trim(),
  });
}

function nextScrapCode(line: Line): ScrapCode | undefined {
  const before = line.at;
  line.skip();
  const code = takeCode(line, SCRAP_WORDS);
  if (code === undefined) line.goTo(before);
  return code;
}

/** Undefined for a word that is no void code. */
function voidCodesOf(said: string): readonly VoidCode[] | undefined {
  const words = said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/其他/g, 'OTHER')
    .split(/[\s,、:]+/)
    .filter((word) => word !== '');
  const codes = words.map((word) => VOID_CODES.find((code) => code === word));
  return codes.some((code) => code === undefined) ? undefined : codes.flatMap((code) => code ?? []);
}

/** `1200 换芯片` or `换芯片 1200`; two amounts in a row are none: one of them is something else. */
function quotationLine(piece: string): QuotationLine | undefined {
  const line = new Line(piece);
  const amount = takeAmount(line);
  if (amount !== undefined) {
    line.skip();
    const before = line.at;
    const isDoubtful = line.isAtEnd || takeAmount(line) !== undefined;
    line.goTo(before);
    return isDoubtful ? undefined : { text: line.rest, amount };
  }
  const [, text, last] = AMOUNT_LAST.exec(piece) ?? [];
  if (text === undefined || last === undefined) return undefined;
  const tail = new Line(last);
  const found = takeAmount(tail);
  return found === undefined || !tail.isAtEnd ? undefined : { text: text.trim(), amount: found };
}

const machinesOf = ({ world, before }: Place): readonly Machine[] =>
  world.order.machines.filter(({ id }) => (before.machineIds ?? []).includes(id));

const only = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** What a class has to name (R44, R45): scrap its codes, mixed boards the boards, which are what was found. */
const named = ({ class: kind, scrapCodes, findings }: Said) => ({
  ...(kind === 'scrap' ? { scrapCodes } : {}),
  ...(kind === 'mixed' && findings !== '' ? { foreignBoards: findings } : {}),
});

/** A first quotation. Without words of their own the lines say what was found; damage is said as it was reported (R6). */
export const readQuotation: ArgumentReader = (line, place) => {
  const said = read(line, place);
  if (!said.ok) return said;
  const { lines, voidCodes } = said.value;
  const damageCause = only(machinesOf(place).map(({ damage }) => damage?.cause ?? 'none'));
  if (damageCause === undefined) return err({ code: 'one-at-a-time' });
  const findings = said.value.findings === '' ? lines.map(({ text }) => text).join('；') : said.value.findings;
  const { photos } = place.world;
  return ok({
    class: said.value.class ?? 'normal',
    ...named(said.value),
    lines,
    note: '',
    findings,
    damageCause,
    voidReasons: voidCodes.map((code) => ({ code, text: findings, photos, exempt: false })),
  });
};

/** The next version: of the class it has, unless another is said. What stands behind the semicolon is why. */
export const readRevision: ArgumentReader = (line, place) => {
  const said = read(line, place);
  if (!said.ok) return said;
  const { lines, voidCodes } = said.value;
  if (voidCodes.length > 0) return err({ code: 'left-over', said: voidCodes.join(' ') });
  const kind = said.value.class ?? only(machinesOf(place).map((machine) => currentQuotation(machine)?.class ?? 'normal'));
  if (kind === undefined) return err({ code: 'one-at-a-time' });
  const note = said.value.findings === '' ? lines.map(({ text }) => text).join('；') : said.value.findings;
  return ok({ class: kind, ...named({ ...said.value, class: kind }), lines, note });
};
