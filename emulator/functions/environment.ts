import type { CloudConfig, FunctionConfig } from '../cloud-config';
import type { Variables } from './frames';
import type { Caller } from './invocation';

const DEFAULT_TIMEOUT_SECONDS = 3;
export const DEFAULT_MEMORY_MB = 256;

const REGION = 'ap-shanghai';
/** Account numbers as they appear in contexts; of nobody. */
const ACCOUNT_UIN = '100000000001';

/**
 * What is set in each invocation of a function, for the SDKs (wx-server-sdk 1.8.3, 2.6.3, 3.0.4 and 4.0.2, node-sdk 2 and 3, tcb-admin-node):
 * keys must be non-empty, or the SDK fails in a promise nobody awaits. Names a function's configuration may not take (`TENCENTCLOUD_…`)
 * come last. Sources: the SDKs; CloudBase docs, built-in environment variables, read 2026-11-27.
 */
export function functionEnvironment(config: CloudConfig, fn: FunctionConfig, baseUrl: string): Record<string, string> {
  return {
    // Not the platform's: where a function that calls WeChat's HTTP API itself finds it here (without it, api.weixin.qq.com); its own configuration may name another place.
    WECHAT_API_BASE: baseUrl,
    ...fn.environment,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${baseUrl}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: REGION,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TENCENTCLOUD_APPID: accountOf(config),
    TENCENTCLOUD_UIN: ACCOUNT_UIN,
    SCF_NAMESPACE: config.envId,
    SCF_FUNCTIONNAME: fn.name,
    SCF_FUNCTIONVERSION: '$LATEST',
    _SCF_SERVER_PORT: '28902',
  };
}

/**
 * What is set for one invocation. The token names it in every call the SDK makes.
 * Source: a context of the platform in the tests of TencentCloudBase/node-sdk, read 2026-11-27.
 */
export function callerEnvironment({ appId, envId }: CloudConfig, caller: Caller, token: string): Variables {
  const isTimer = caller.source === 'wx_trigger';
  const clientIp = caller.clientIp ?? '127.0.0.1';
  const identity = given([
    ['WX_CLIENTIP', clientIp],
    ['WX_CLIENTIPV6', clientIp.includes(':') ? clientIp : `::ffff:${clientIp}`],
    ['WX_APPID', appId],
    ['WX_OPENID', caller.openid],
    ['WX_UNIONID', caller.unionid],
    ['WX_FROM_OPENID', caller.from?.openid],
    ['WX_FROM_APPID', caller.from?.appId],
    ['WX_FROM_UNIONID', caller.from?.unionid],
    ['WX_API_TOKEN', token],
  ]);
  const tcb: Variables = [
    ['TCB_ENV', envId],
    ['TCB_SEQID', caller.requestId],
    ['TRIGGER_SRC', isTimer ? 'timer' : 'tcb'],
    ['TCB_ISANONYMOUS_USER', 'false'],
    ['TCB_SESSIONTOKEN', 'local'],
    ['TCB_SOURCE', caller.source],
  ];
  return [
    ...identity,
    ['WX_CONTEXT_KEYS', namesOf(identity)],
    ...(isTimer ? ([['WX_TRIGGER_API_TOKEN_V0', token]] as const) : []),
    ...tcb,
    ['TCB_CONTEXT_KEYS', namesOf(tcb)],
  ];
}

const namesOf = (variables: Variables): string => variables.map(([name]) => name).join(',');

const given = (variables: readonly (readonly [string, string | undefined])[]): Variables =>
  variables.filter((variable): variable is readonly [string, string] => variable[1] !== undefined);

/**
 * The second argument of `main`, less what belongs to one invocation; keys as the SDKs' parseContext reads them.
 * Source: SCF docs, function input parameters, read 2026-11-27.
 */
export function functionContext(config: CloudConfig, fn: FunctionConfig): Record<string, unknown> {
  return {
    memory_limit_in_mb: fn.memoryMb ?? DEFAULT_MEMORY_MB,
    time_limit_in_ms: timeLimitMs(fn),
    function_version: '$LATEST',
    function_name: fn.name,
    namespace: config.envId,
    tencentcloud_region: REGION,
    tencentcloud_appid: accountOf(config),
    tencentcloud_uin: ACCOUNT_UIN,
  };
}

export const timeLimitMs = (fn: FunctionConfig): number => (fn.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;

/** The account number in the name of the bucket (`6465-dev-env-1250000000`). */
export const accountOf = ({ bucket }: CloudConfig): string => /\d+$/.exec(bucket)?.[0] ?? '1250000000';

/** What a function's process starts with: nothing of the developer's shell but where programs are. The platform runs in UTC. */
export function processEnvironment(): Record<string, string> {
  const kept: Record<string, string> = { TZ: 'UTC', LANG: 'en_US.UTF-8' };
  for (const key of ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP']) if (process.env[key] !== undefined) kept[key] = process.env[key];
  return kept;
}
