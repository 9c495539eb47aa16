import type { PlatformClient, PlatformFailure, PlatformResult, SubscribeAnswer, SubscriptionSettings } from './client';
import { pickFile, saveText } from './files.h5';
import { dropPhoto, keepPhoto, keptPhoto } from './kept-photos.h5';
import { pickPhotos } from './pick-photos.h5';

/** Longer than a function may run (20 s, some 60 s), so that the function's own answer is heard. */
const CALL_TIMEOUT_MS = 25_000;
const LONG_CALL_TIMEOUT_MS = 65_000;
/** They gather a whole history, or go through a long list. */
const LONG_CALLS: readonly string[] = ['evidence', 'registry'];
const UPLOAD_TIMEOUT_MS = 120_000;
/** A prompt waits for a person, who may be called away. */
const PROMPT_TIMEOUT_MS = 30 * 60_000;

type DoorAnswer = { errCode?: number; errMsg?: string };

const fail = <T>(code: PlatformFailure['code'], detail: string): PlatformResult<T> => ({ ok: false, error: { code, detail } });

async function knock<T extends object>(path: string, body: unknown, timeoutMs = CALL_TIMEOUT_MS): Promise<PlatformResult<T>> {
  if (!navigator.onLine) return fail('offline', 'navigator.onLine is false');
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    const answer = (await response.json()) as T & DoorAnswer;
    if (!response.ok) return fail('failed', `HTTP ${response.status}`);
    return { ok: true, value: answer };
  } catch (error) {
    if (abort.signal.aborted) return fail('timeout', `no answer within ${timeoutMs} ms`);
    return fail(error instanceof TypeError ? 'offline' : 'failed', String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** The stand-ins for wx.cloud that the local phone offers to its own page; see the README of the local WeChat. */
export const platformClient: PlatformClient = {
  start() {},

  async callFunction(name, data) {
    const timeoutMs = LONG_CALLS.includes(name) ? LONG_CALL_TIMEOUT_MS : CALL_TIMEOUT_MS;
    const answer = await knock<{ result?: unknown } & DoorAnswer>('/__wechat/call-function', { name, data }, timeoutMs);
    if (!answer.ok) return answer;
    if (answer.value.errCode) return fail('failed', `${answer.value.errCode} ${answer.value.errMsg ?? ''}`);
    return { ok: true, value: answer.value.result };
  },

  upload(cloudPath, photo, onProgress) {
    return new Promise((resolve) => {
      if (!photo.file) return resolve(fail('failed', 'the picture is no longer there'));
      if (!navigator.onLine) return resolve(fail('offline', 'navigator.onLine is false'));
      // fetch tells nothing about the progress of an upload.
      const request = new XMLHttpRequest();
      request.open('PUT', `/__wechat/upload?cloudPath=${encodeURIComponent(cloudPath)}`);
      request.timeout = UPLOAD_TIMEOUT_MS;
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
      request.onerror = () => resolve(fail('offline', 'the connection broke'));
      request.ontimeout = () => resolve(fail('timeout', `no answer within ${UPLOAD_TIMEOUT_MS} ms`));
      request.onload = () => resolve(readUpload(request.status, request.responseText));
      request.send(photo.file);
    });
  },

  async askToSubscribe(templateIds) {
    const answer = await knock<Record<string, string>>('/__wechat/subscribe', { tmplIds: templateIds }, PROMPT_TIMEOUT_MS);
    if (!answer.ok) return answer;
    // The browser build of Taro resolves calls it does not know; only WeChat's own word for success counts.
    if (answer.value.errMsg !== 'requestSubscribeMessage:ok') return fail('failed', answer.value.errMsg ?? '');
    return { ok: true, value: answersOf(templateIds, answer.value) };
  },

  async subscriptionSettings() {
    const answer = await knock<SubscriptionSettings>('/__wechat/subscription-settings', {});
    return answer.ok ? answer.value : {};
  },

  pickPhotos,
  pickFile,
  saveText,
  keepPhoto,
  keptPhoto,
  dropPhoto,

  isOnline: () => Promise.resolve(navigator.onLine),

  onForeground(listener) {
    window.addEventListener('focus', listener);
    return () => window.removeEventListener('focus', listener);
  },

  onConnection(listener) {
    const tell = () => listener(navigator.onLine);
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  },
};

function readUpload(status: number, text: string): PlatformResult<{ fileId: string }> {
  try {
    const answer = JSON.parse(text) as { fileID?: string } & DoorAnswer;
    if (answer.fileID) return { ok: true, value: { fileId: answer.fileID } };
    return fail('failed', `HTTP ${status} ${answer.errCode ?? ''} ${answer.errMsg ?? ''}`);
  } catch {
    return fail('failed', `HTTP ${status}, not JSON`);
  }
}

function answersOf(templateIds: readonly string[], answer: Record<string, string>): Record<string, SubscribeAnswer> {
  return Object.fromEntries(templateIds.flatMap((id) => (answer[id] ? [[id, answer[id] as SubscribeAnswer]] : [])));
}
