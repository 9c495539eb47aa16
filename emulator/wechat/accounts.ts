import type { CloudConfig } from '../cloud-config';
import type { Account } from './traffic';

/** One of the apps that the console of this WeChat knows. */
export type App = {
  readonly account: Account;
  readonly appId: string;
  /** As people see it. */
  readonly name: string;
  /** `gh_…`: ToUserName of what is pushed. */
  readonly originalId: string;
  /** Without one nobody gets a token for it. */
  readonly secret?: string;
  /** Absent: every address may call. */
  readonly ipAllowList?: readonly string[];
};

export type Accounts = {
  readonly of: (account: Account) => App | undefined;
  readonly byAppId: (appId: string) => App | undefined;
  /** Openids of those who have a phone here, followers or not. */
  readonly knows: (account: Account, openid: string) => boolean;
  readonly unionidOf: (account: Account, openid: string) => string | undefined;
};

/** The mini program, and the service account if the project has one. An account without an original id gets one made of its app id. */
export function readAccounts(config: CloudConfig): Accounts {
  const apps: readonly App[] = [
    appOf('mini-program', config.appId, config.miniProgramName ?? '小程序', config.miniProgram ?? {}),
    ...(config.serviceAccount
      ? [appOf('service-account', config.serviceAccount.appId, config.serviceAccount.name, config.serviceAccount)]
      : []),
  ];
  const people = (account: Account) =>
    (config.phones ?? []).flatMap(({ openid, serviceOpenid, unionid }) => {
      const here = account === 'mini-program' ? openid : serviceOpenid;
      return here === undefined ? [] : [[here, unionid] as const];
    });
  const union = { 'mini-program': new Map(people('mini-program')), 'service-account': new Map(people('service-account')) };
  return {
    of: (account) => apps.find((app) => app.account === account),
    byAppId: (appId) => apps.find((app) => app.appId === appId),
    knows: (account, openid) => union[account].has(openid),
    unionidOf: (account, openid) => union[account].get(openid),
  };
}

type Console = { readonly secret?: string; readonly originalId?: string; readonly ipAllowList?: readonly string[] };

const appOf = (account: Account, appId: string, name: string, { secret, originalId, ipAllowList }: Console): App => ({
  account,
  appId,
  name,
  originalId: originalId ?? `gh_${appId.slice(-12)}`,
  ...(secret === undefined ? {} : { secret }),
  ...(ipAllowList === undefined ? {} : { ipAllowList }),
});
