import { confirmUpload } from '#core/application/confirm-upload';
import { prepareUpload } from '#core/application/prepare-upload';
import { continueImport, sweepImports } from '#core/application/registry-import/continue-import';
import { applyImport, discardImport, startImport, undoImport } from '#core/application/registry-import/decide-import';
import { findMachine, getImport, listImports, listProblems } from '#core/application/registry-import/look-at-imports';
import { registryRequests as requests } from '#core/contract/registry';
import type { Reply } from '#core/contract/reply';
import { readCaller } from '../_runtime/caller';
import { createFunction, route } from '../_runtime/create-function';
import { findSupervisor } from '../_runtime/find-supervisor';
import { importDeps as deps } from '../_runtime/import-deps';
import { forgetOldCounters } from '../_runtime/question-budget';

/** What a supervisor asks of the registry of machines; whoever else asks gets `not-found`. No rule lives here. */
const answer = createFunction(findSupervisor, {
  'prepare-upload': route(requests['prepare-upload'], (actor, input) => prepareUpload(deps, actor, { ...input, purpose: 'registry' })),
  'confirm-upload': route(requests['confirm-upload'], (actor, input, lang) => confirmUpload(deps, actor, input, lang)),
  'start-import': route(requests['start-import'], (actor, input, lang) => startImport(deps, actor, input, lang)),
  'continue-import': route(requests['continue-import'], (_actor, input, lang) => continueImport(deps, input, lang)),
  'get-import': route(requests['get-import'], (_actor, input, lang) => getImport(deps, input, lang)),
  'apply-import': route(requests['apply-import'], (actor, input, lang) => applyImport(deps, actor, input, lang)),
  'undo-import': route(requests['undo-import'], (actor, input, lang) => undoImport(deps, actor, input, lang)),
  'discard-import': route(requests['discard-import'], (actor, input, lang) => discardImport(deps, actor, input, lang)),
  'list-imports': route(requests['list-imports'], (_actor, input, lang) => listImports(deps, input, lang)),
  'list-problems': route(requests['list-problems'], (_actor, input, lang) => listProblems(deps, input, lang)),
  'find-machine': route(requests['find-machine'], (actor, input, lang) => findMachine(deps, actor, input, lang)),
});

/** Every five minutes: imports that nobody looks after, and counters of hours that are over. */
async function sweep(): Promise<Reply<object>> {
  try {
    await sweepImports(deps);
    await forgetOldCounters(deps.now());
  } catch (bug) {
    console.error('registry sweep failed', bug);
  }
  return { ok: true, value: {} };
}

export const main = (event: unknown): Promise<Reply<unknown>> => (readCaller().source === 'wx_trigger' ? sweep() : answer(event));
