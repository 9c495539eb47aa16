import type { CloudConfig } from '../../cloud-config';
import { asRecord, isRecord, type UnknownRecord } from '../../record';
import type { Store } from '../../store';
import { type Api, ApiRefused, bare, ok, textIn } from '../api/api';
import { isKnownPage, type ReadDeps } from '../chat/customer-message';
import type { MenuButton } from './menu-button';

export type Menu = {
  readonly get: () => { readonly menuId: number; readonly buttons: readonly MenuButton[] } | undefined;
  readonly set: (buttons: readonly MenuButton[]) => void;
  readonly remove: () => void;
  /** As at the beginning. */
  readonly clear: () => void;
};

const SETTING = 'wechat-menu';

/** `null` is a menu that was deleted. */
const NOT_SET = '{}';
const FIRST_ID = 400_000_000;
type MenuConfig = ReadDeps['config'] & Pick<CloudConfig, 'serviceAccount'>;

/**
 * The service account's menu, as its people see it: that of the configuration, until the API makes or deletes one. Differs: shown at once; WeChat's clients look for a new one after five minutes.
 *
 * @throws Error when the configuration's menu is none that `menu/create` would take
 */
export function openMenu(store: Store, config: MenuConfig): Menu {
  const first = menuOf(config);
  return {
    get: () => {
      const kept: unknown = JSON.parse(store.getSetting(SETTING) ?? NOT_SET);
      if (!isRecord(kept)) return undefined;
      return 'buttons' in kept ? (kept as ReturnType<Menu['get']>) : first;
    },
    set: (buttons) => {
      const kept = asRecord(JSON.parse(store.getSetting(`${SETTING}-count`) ?? '{}'));
      const menuId = Number(kept.last ?? FIRST_ID) + 1;
      store.setSetting(`${SETTING}-count`, JSON.stringify({ last: menuId }));
      store.setSetting(SETTING, JSON.stringify({ menuId, buttons }));
    },
    remove: () => store.setSetting(SETTING, 'null'),
    clear: () => store.setSetting(SETTING, NOT_SET),
  };
}

function menuOf(config: MenuConfig): ReturnType<Menu['get']> {
  const { menu } = config.serviceAccount ?? {};
  if (!menu) return undefined;
  try {
    return { menuId: FIRST_ID, buttons: readButtons({ button: menu }, config) };
  } catch (failure) {
    throw failure instanceof ApiRefused
      ? new Error(`The menu of the service account is not possible: ${failure.errcode} ${failure.message}.`)
      : failure;
  }
}

const MAX_BUTTONS = 3;
const MAX_SUB_BUTTONS = 5;
const MAX_KEY_BYTES = 128;
const MAX_URL_BYTES = 1024;

/** Which codes speak of a button, at the top and below. */
type Level = {
  readonly nameBytes: number;
  readonly type: number;
  readonly name: number;
  readonly key: number;
  readonly url: number;
  readonly domain: number;
  readonly word: string;
};
const TOP: Level = { nameBytes: 16, type: 40017, name: 40018, key: 40019, url: 40020, domain: 40055, word: 'button' };
const SUB: Level = { nameBytes: 60, type: 40024, name: 40025, key: 40026, url: 40027, domain: 40054, word: 'sub button' };

const WITH_KEY = ['click', 'scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select'];

/**
 * `menu/create`, `menu/get` (46003 when there is none) and `menu/delete`.
 * Create is refused with: 40016 other than 1–3 buttons, 40023 more than 5 below one · 40017, 40024 type · 40018, 40025 a name of none or more than
 * 16 bytes (60 below) · 40019, 40026 a key of none or more than 128 bytes · 40020, 40027 a url of none or more than 1024 bytes, 40055, 40054 one that is
 * no http(s) address · 45064 a mini program that is not linked · 40165 a page it has not.
 * Source: WeChat docs, createCustomMenu and the global return codes, read 2026-11-27; 45064 as a developer's site quotes it.
 * Differs: buttons that need material (media_id, article_id) or a personalised menu are refused as an unknown type or path.
 */
export function menuApis(menu: Menu, config: ReadDeps['config']): readonly Api[] {
  const accounts = ['service-account'] as const;
  return [
    {
      path: '/cgi-bin/menu/create',
      method: 'POST',
      cloudName: 'officialAccount.menu.create',
      accounts,
      answer: ({ params }) => {
        menu.set(readButtons(params, config));
        return ok();
      },
    },
    {
      path: '/cgi-bin/menu/get',
      method: 'GET',
      cloudName: 'officialAccount.menu.get',
      accounts,
      answer: () => {
        const kept = menu.get();
        if (!kept) throw new ApiRefused(46003, 'menu no exist');
        return bare({ menu: { button: kept.buttons, menuid: kept.menuId } });
      },
    },
    {
      path: '/cgi-bin/menu/delete',
      method: 'GET',
      cloudName: 'officialAccount.menu.delete',
      accounts,
      answer: () => {
        menu.remove();
        return ok();
      },
    },
  ];
}

function readButtons({ button }: UnknownRecord, config: ReadDeps['config']): MenuButton[] {
  const list: readonly unknown[] = Array.isArray(button) ? button : [];
  if (list.length < 1 || list.length > MAX_BUTTONS) throw new ApiRefused(40016, 'invalid button size');
  return list.map((one) => readTop(asRecord(one), config));
}

function readTop(button: UnknownRecord, config: ReadDeps['config']): MenuButton {
  const below: readonly unknown[] = Array.isArray(button.sub_button) ? button.sub_button : [];
  if (below.length === 0) return readButton(button, TOP, config);
  if (below.length > MAX_SUB_BUTTONS) throw new ApiRefused(40023, 'invalid sub button size');
  return { name: nameOf(button, TOP), sub_button: below.map((one) => readButton(asRecord(one), SUB, config)) };
}

function nameOf(button: UnknownRecord, { nameBytes, name, word }: Level): string {
  const text = textIn(button, 'name');
  if (text === undefined || Buffer.byteLength(text) > nameBytes) throw new ApiRefused(name, `invalid ${word} name size`);
  return text;
}

function readButton(button: UnknownRecord, level: Level, config: ReadDeps['config']): MenuButton {
  const name = nameOf(button, level);
  const type = textIn(button, 'type') ?? '';
  if (WITH_KEY.includes(type)) return { type, name, key: keyOf(button, level), sub_button: [] };
  if (type === 'view') return { type, name, url: urlOf(button, level), sub_button: [] };
  if (type === 'miniprogram') return { type, name, url: urlOf(button, level), ...linkOf(button, config), sub_button: [] };
  throw new ApiRefused(level.type, `invalid ${level.word} type`);
}

function keyOf(button: UnknownRecord, { key, word }: Level): string {
  const text = textIn(button, 'key');
  if (text === undefined || Buffer.byteLength(text) > MAX_KEY_BYTES) throw new ApiRefused(key, `invalid ${word} key size`);
  return text;
}

function urlOf(button: UnknownRecord, { url, domain, word }: Level): string {
  const text = textIn(button, 'url');
  if (text === undefined || Buffer.byteLength(text) > MAX_URL_BYTES) throw new ApiRefused(url, `invalid ${word} url size`);
  if (!/^https?:\/\/[^\s/]+/i.test(text)) throw new ApiRefused(domain, `invalid ${word} url domain`);
  return text;
}

function linkOf(button: UnknownRecord, config: ReadDeps['config']): { appid: string; pagepath: string } {
  if (button.appid !== config.appId) throw new ApiRefused(45064, 'no permission to use weapp in menu');
  const pagepath = textIn(button, 'pagepath') ?? '';
  if (!isKnownPage(pagepath, config.pages)) throw new ApiRefused(40165, 'invalid weapp pagepath');
  return { appid: config.appId, pagepath };
}
