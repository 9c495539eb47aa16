import type { SubscribeTemplateConfig as SubscribeTemplate } from '../../cloud-config';
import type { Choice, SubscribeStore } from './store';

/** The sheet WeChat would now show: which templates the person is asked about. */
export type Prompt = { readonly templates: readonly SubscribeTemplate[] };
/** What the person tapped. A template that is not named was not ticked. */
export type Answer = { readonly choices: Readonly<Record<string, Choice>>; readonly remember: boolean };

export type RequestDeps = {
  readonly store: Pick<SubscribeStore, 'addCredit' | 'choice' | 'rememberChoice' | 'isSwitchedOff' | 'isBanned'>;
  readonly templates: readonly SubscribeTemplate[];
  /** openids with a sheet on screen. Shared by all calls. */
  readonly asking: Set<string>;
  /** Shows the sheet and waits for the person; `undefined` = the mini program went away meanwhile. */
  readonly ask: (prompt: Prompt) => Promise<Answer | undefined>;
  /** Told what was tapped on the sheet, template by template. */
  readonly onAnswered: (openid: string, choices: readonly TemplateChoice[]) => void;
};

export type TemplateChoice = { readonly templateId: string; readonly choice: Choice };

export type RequestReply = Readonly<Record<string, string | number>> & { readonly errMsg: string };

/** Typings 5.2.3 say 5; older clients refuse more than 3, so 3 is what an app may rely on. */
const MAX_TEMPLATES = 3;
const fail = (errCode: number, text: string): RequestReply => ({ errCode, errMsg: `requestSubscribeMessage:fail ${text}` });

/**
 * `wx.requestSubscribeMessage`: `{errMsg: 'requestSubscribeMessage:ok', <templateId>: 'accept' | 'reject' | 'ban' | 'filter'}`, or `errCode` with
 * 10001 none given · 10004 not an id · 20003 too many · 20004 notifications switched off · 20001 unknown template · 10005 app went away.
 * Each `accept` adds one message to the ledger, a remembered one too. Of templates with the same title only the first is kept.
 * Differs: nothing tells whether the call came from a tap.
 * Source: WeChat docs and miniprogram-api-typings 5.2.3, read 2026-11-22.
 */
export async function requestSubscribeMessage(deps: RequestDeps, openid: string, tmplIds: unknown): Promise<RequestReply> {
  const chosen = chooseTemplates(deps, openid, tmplIds);
  if ('errMsg' in chosen) return chosen;
  const { asked, results } = chosen;
  for (const { id } of [...asked]) {
    const remembered = deps.store.choice(openid, id);
    if (remembered) results.set(id, remembered);
  }
  const open = asked.filter(({ id }) => !results.has(id));
  if (open.length > 0) {
    if (deps.asking.has(openid)) return { errMsg: 'requestSubscribeMessage:fail last call has not ended' };
    deps.asking.add(openid);
    const answer = await deps.ask({ templates: open }).finally(() => deps.asking.delete(openid));
    if (!answer) return fail(10005, 'Cannot show subscribe message UI');
    const tapped: TemplateChoice[] = [];
    for (const { id } of open) {
      const choice = answer.choices[id] === 'accept' ? 'accept' : 'reject';
      results.set(id, choice);
      if (answer.remember) deps.store.rememberChoice(openid, id, choice);
      tapped.push({ templateId: id, choice });
    }
    deps.onAnswered(openid, tapped);
  }
  for (const [id, result] of results) if (result === 'accept') deps.store.addCredit(openid, id);
  return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(results) };
}

type Result = Choice | 'ban' | 'filter';

function chooseTemplates(
  deps: RequestDeps,
  openid: string,
  tmplIds: unknown,
): RequestReply | { asked: SubscribeTemplate[]; results: Map<string, Result> } {
  if (tmplIds === undefined || tmplIds === null || (Array.isArray(tmplIds) && tmplIds.length === 0))
    return fail(10001, "TmplIds can't be empty");
  if (!Array.isArray(tmplIds) || !tmplIds.every((id) => typeof id === 'string' && id !== '')) return fail(10004, 'Invalid template id');
  const ids = [...new Set(tmplIds as string[])];
  if (ids.length > MAX_TEMPLATES) return fail(20003, 'Templates count out of max bounds');
  if (deps.store.isSwitchedOff(openid)) return fail(20004, 'The main switch is switched off');

  const asked: SubscribeTemplate[] = [];
  const results = new Map<string, Result>();
  for (const id of ids) {
    const template = deps.templates.find((one) => one.id === id);
    if (!template) return fail(20001, 'No template data return, verify the template id exist');
    if (deps.store.isBanned(id)) results.set(id, 'ban');
    else if (asked.some(({ title }) => title === template.title)) results.set(id, 'filter');
    else asked.push(template);
  }
  return { asked, results };
}
