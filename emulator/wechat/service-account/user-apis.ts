import { asRecord, type UnknownRecord } from '../../record';
import type { Accounts } from '../accounts';
import { type Api, ApiRefused, bare, textIn } from '../api/api';
import type { SwitchBoard } from '../switches';
import type { Followers } from './followers';

export type UserDeps = { readonly accounts: Accounts; readonly followers: Followers; readonly switches: SwitchBoard };

const MAX_BATCH = 100;
const MAX_LIST = 10_000;

/**
 * `user/info`, `user/info/batchget` (at most 100: 40032) and `user/get` (10,000 a page, from `next_openid`). An openid nobody has: 40003.
 * Of who does not follow only `subscribe: 0` and the openid are told. Nickname and picture are empty, as WeChat gives them since 2021-12-27;
 * `unionid` stands there once both accounts belong to one Open Platform account. Remarks, groups and tags are not kept here.
 * Source: WeChat docs, userInfo, batchUserinfo and getFans, read 2026-11-27.
 * Differs: the cloud name `officialAccount.user.batchGetInfo` is published, the other two follow its form.
 */
export function userApis(deps: UserDeps): readonly Api[] {
  const accounts = ['service-account'] as const;
  return [
    {
      path: '/cgi-bin/user/info',
      method: 'GET',
      cloudName: 'officialAccount.user.getInfo',
      accounts,
      answer: ({ params }) => bare(infoOf(deps, textIn(params, 'openid'), params.lang)),
    },
    {
      path: '/cgi-bin/user/info/batchget',
      method: 'POST',
      cloudName: 'officialAccount.user.batchGetInfo',
      accounts,
      answer: ({ params }) => bare({ user_info_list: batchOf(params).map(({ openid, lang }) => infoOf(deps, openid, lang)) }),
    },
    {
      path: '/cgi-bin/user/get',
      method: 'GET',
      cloudName: 'officialAccount.user.get',
      accounts,
      answer: ({ params }) => bare(listOf(deps, textIn(params, 'next_openid'))),
    },
  ];
}

function infoOf({ accounts, followers, switches }: UserDeps, openid: string | undefined, lang: unknown): UnknownRecord {
  if (openid === undefined || !accounts.knows('service-account', openid)) throw new ApiRefused(40003, 'invalid openid');
  const follower = followers.find(openid);
  if (!follower) return { subscribe: 0, openid, tagid_list: [] };
  const unionid = switches.get().openPlatform ? accounts.unionidOf('service-account', openid) : undefined;
  const { qrScene } = follower;
  return {
    subscribe: 1,
    openid,
    nickname: '',
    sex: 0,
    language: typeof lang === 'string' && lang !== '' ? lang : 'zh_CN',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    subscribe_time: Math.floor(follower.followedAt / 1000),
    ...(unionid ? { unionid } : {}),
    remark: '',
    groupid: 0,
    tagid_list: [],
    subscribe_scene: follower.scene,
    qr_scene: qrScene && 'id' in qrScene ? qrScene.id : 0,
    qr_scene_str: qrScene && 'text' in qrScene ? qrScene.text : '',
  };
}

function batchOf({ user_list: list }: UnknownRecord): { openid: string | undefined; lang: unknown }[] {
  if (!Array.isArray(list) || list.length === 0) throw new ApiRefused(47001, 'data format error');
  if (list.length > MAX_BATCH) throw new ApiRefused(40032, 'invalid openid list size');
  return list.map((one: unknown) => ({ openid: textIn(asRecord(one), 'openid'), lang: asRecord(one).lang }));
}

function listOf({ followers }: UserDeps, after: string | undefined): UnknownRecord {
  const all = followers.all().map(({ openid }) => openid);
  const from = after === undefined ? 0 : all.indexOf(after) + 1;
  if (after !== undefined && from === 0) throw new ApiRefused(40003, 'invalid openid');
  const page = all.slice(from, from + MAX_LIST);
  return {
    total: all.length,
    count: page.length,
    ...(page.length > 0 ? { data: { openid: page } } : {}),
    next_openid: page.at(-1) ?? '',
  };
}
