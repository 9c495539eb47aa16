import type { FunctionConfig } from '../../../emulator/cloud-config';
import type { Identity } from '../../../emulator/functions/invocation';
import { startCloud, type TestCloud } from '../local-cloud';

/** Before the source of a function that uses the SDK. */
export const SDK = `const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });`;

const CLIENT: Identity = { openid: 'oDEV_a', unionid: 'uDEV_a', source: 'wx_client' };

export type FunctionCloud = TestCloud & {
  readonly call: (name: string, data?: unknown, identity?: Identity) => ReturnType<TestCloud['services']['functions']['invoke']>;
  /** What a function returned. @throws Error with the errMsg it was refused with */
  readonly resultOf: (name: string, data?: unknown, identity?: Identity) => Promise<unknown>;
  /** What the last invocation printed. */
  readonly lastLogs: () => readonly string[];
};

/** A local cloud with these functions; `settings` by name, 10 seconds unless they say otherwise. */
export async function startFunctionCloud(
  functions: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, Partial<FunctionConfig>>> = {},
  collections: readonly string[] = [],
): Promise<FunctionCloud> {
  const local = await startCloud({
    functions,
    config: {
      collections: collections.map((name) => ({ name })),
      functions: Object.keys(functions).map((name) => ({ name, timeoutSeconds: 10, ...settings[name] })),
    },
  });
  const call: FunctionCloud['call'] = (name, data = {}, identity = CLIENT) => local.services.functions.invoke(name, data, identity);
  return {
    ...local,
    call,
    resultOf: async (name, data, identity) => {
      const reply = await call(name, data, identity);
      if (!('result' in reply)) throw new Error(reply.errMsg);
      return reply.result;
    },
    lastLogs: () => local.services.functions.invocations().at(-1)?.logs ?? [],
  };
}
