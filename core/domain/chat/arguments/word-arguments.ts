import type { ParcelRefusal } from '../../parcel';
import { err, ok } from '../../result';
import { repairQuantityOf } from '../../stage';
import { openApproval } from '../../steps/approval-steps';
import type { Payload } from '../../steps/payload';
import type { ScrapCode, Unrepairable } from '../../verdict';
import type { CodeToApprove, DamageCause } from '../../warranty';
import type { Line } from '../line';
import { type ArgumentReader, missing, notFound } from './argument-reader';

/** What people write for each code; none begins with one of another code of its list. */
type Words<Code extends string> = Readonly<Record<Code, readonly string[]>>;

const REFUSALS: Words<ParcelRefusal> = {
  'collect-freight': ['到付', '运费到付', 'collect'],
  pickup: ['自提', 'pickup'],
  'no-order': ['无工单', '没有工单', 'no order'],
  mismatch: ['实物不符', '不符', 'mismatch'],
  'form-error': ['单号有误', '信息有误', 'form error'],
};
const RESOLUTIONS: Words<NonNullable<Payload['resolution']>> = {
  found: ['找到', '已找到', 'found'],
  'not-in-parcel': ['不在', '没有', 'not in parcel'],
  'set-aside': ['存放', '单独存放', 'set aside'],
};
const CAUSES: Words<DamageCause> = {
  logistics: ['运输', '物流', 'transport', 'logistics'],
  user: ['用户', '客户', 'user'],
  none: ['无', '没有', 'none'],
};
const CODES: Words<CodeToApprove> = { N2: ['n2', '磨损', '自然磨损', 'wear'], OTHER: ['其他', 'other'] };
const UNREPAIRABLE: Words<Unrepairable> = { counterfeit: ['假冒', 'counterfeit'], 'no-value': ['无价值', '无维修价值', 'no value'] };
export const SCRAP_WORDS: Words<ScrapCode> = {
  'burned-board': ['烧板', 'burned'],
  corrosion: ['腐蚀', '氧化', 'corrosion'],
  'pads-off': ['焊盘脱落', 'pads off'],
  'pcb-fractured': ['pcb断裂', '断裂', 'fractured'],
  'holes-blocked': ['孔位堵塞', '堵孔', 'holes blocked'],
  other: ['其他损坏', 'other damage'],
};

/** The code of the word at this place; undefined, and nothing taken, where there is none. */
export function takeCode<Code extends string>(line: Line, words: Words<Code>): Code | undefined {
  const codes = Object.keys(words) as Code[];
  return codes.find((code) => words[code].some((word) => line.takeWords(word)));
}

const wordOf =
  <Code extends string>(words: Words<Code>, field: keyof Payload): ArgumentReader =>
  (line, place) => {
    const code = takeCode(line, words);
    return code === undefined ? notFound(line, place) : ok({ [field]: code });
  };

export const readParcelRefusal = wordOf(REFUSALS, 'reason');
export const readResolution = wordOf(RESOLUTIONS, 'resolution');
export const readDamageCause = wordOf(CAUSES, 'damageCause');
export const readUnrepairable = wordOf(UNREPAIRABLE, 'unrepairable');

/** The void code; where somebody asked for a supervisor's word, the one that was asked about. */
export const readApprovalCode: ArgumentReader = (line, place) => {
  const code = takeCode(line, CODES);
  if (code !== undefined) return ok({ approvalCode: code });
  const { machineIds = [] } = place.before;
  const asked = place.world.order.machines
    .filter(({ id }) => machineIds.includes(id))
    .flatMap((machine) => openApproval(machine)?.code ?? []);
  const [only, ...others] = [...new Set(asked)];
  if (!place.argument.isOptional) return notFound(line, place);
  // The guard says that nobody has asked.
  return others.length > 0 ? err({ code: 'one-at-a-time' }) : ok({ approvalCode: only ?? 'OTHER' });
};

export const readSameFault: ArgumentReader = (line) =>
  ok(['同故障', '相同故障', 'same fault'].some((word) => line.takeWords(word)) ? { sameFault: true } : {});

/** R55: as a large quantity where the order is one, else by a supervisor's word. */
export const readSplit: ArgumentReader = (line, place) => {
  if (!['分批', 'partial'].some((word) => line.takeWords(word))) return missing(place);
  const { order, context } = place.world;
  return ok({ splitReason: repairQuantityOf(order.machines) >= context.rules.largeQuantity ? 'large-quantity' : 'approved' });
};
