import type { CloudConfig, FunctionConfig } from '../cloud-config';
import type { Caller } from './invocation';

export const DEFAULT_TIMEOUT_SECONDS = 3;
export const DEFAULT_MEMORY_MB = 256;

type Run = {
  readonly config: CloudConfig;
  readonly fn: FunctionConfig;
  readonly caller: Caller;
  readonly token: string;
  readonly baseUrl: string;
};

/**
 * The environment of one invocation, as the platform sets it for wx-server-sdk 4.0.2. The token names this invocation in
 * every call the SDK makes; keys must be non-empty or the SDK fails in a promise nobody awaits.
 */
export function environmentOf({ config, fn, caller, token, baseUrl }: Run): Record<string, string> {
  const isTimer = caller.source === 'wx_trigger';
  const identity: Record<string, string> = {
    WX_CLIENTIP: caller.clientIp ?? '127.0.0.1',
    WX_APPID: config.appId,
    WX_API_TOKEN: token,
    ...(caller.openid ? { WX_OPENID: caller.openid } : {}),
    ...(caller.unionid ? { WX_UNIONID: caller.unionid } : {}),
  };
  const tcb: Record<string, string> = { TCB_ENV: config.envId, TCB_SOURCE: caller.source, TCB_SEQID: caller.requestId };
  return {
    ...fn.environment,
    ...identity,
    ...tcb,
    WX_CONTEXT_KEYS: Object.keys(identity).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${baseUrl}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: config.envId,
    ...(isTimer ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token } : {}),
  };
}

/** The second argument of `main`; keys as the SDK's parseContext reads them. */
export function contextOf({ config, fn, caller }: Run, environment: Readonly<Record<string, string>>): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: caller.requestId,
    function_name: fn.name,
    function_version: '$LATEST',
    namespace: config.envId,
    memory_limit_in_mb: fn.memoryMb ?? DEFAULT_MEMORY_MB,
    time_limit_in_ms: (fn.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    environment: JSON.stringify(environment),
  };
}

/** What a function's process starts with: nothing of the developer's shell but where programs are. The platform runs in UTC. */
export function processEnvironment(): Record<string, string> {
  const kept: Record<string, string> = { TZ: 'UTC', LANG: 'en_US.UTF-8' };
  for (const key of ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP']) if (process.env[key] !== undefined) kept[key] = process.env[key];
  return kept;
}
