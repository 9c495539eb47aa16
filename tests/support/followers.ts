import { cloud } from '../../config/cloud';
import type { ChatEntry } from '../../emulator/phone/protocol';
import type { TestWechat } from './local-wechat';

type Phone = (typeof cloud.phones)[number]['id'];

async function post(url: string, path: string, body: object): Promise<unknown> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(new URL(path, url), init);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${await response.text()}`);
  return response.json();
}

/** Writes past the functions, as whoever looks after the database can; what is there is changed. */
export async function write(wechat: TestWechat, collectionName: string, id: string, data: object): Promise<void> {
  const change = {
    action: 'database.modifyDocument',
    collectionName,
    query: JSON.stringify({ _id: id }),
    merge: true,
    upsert: true,
    multi: false,
  };
  const answer = (await post(wechat.url, '/admin', { ...change, data: JSON.stringify({ $set: data }) })) as object;
  if ('code' in answer) throw new Error(JSON.stringify(answer));
}

/** The person follows the service account, on WeChat's side and on ours. */
export async function follow(wechat: TestWechat, phone: Phone): Promise<void> {
  const { openid, serviceOpenid } = cloud.phones.find(({ id }) => id === phone) ?? cloud.phones[0];
  await post(wechat.url, '/__phones/chat/follow', { phone });
  await write(wechat, 'users', openid, { serviceOpenid });
  await write(wechat, 'followers', serviceOpenid, { openid });
}

/** The person stops following, and nobody tells us. */
export const unfollow = (wechat: TestWechat, phone: Phone) => post(wechat.url, '/__phones/chat/unfollow', { phone });

/** The person writes to the service account, which opens the window for customer-service messages. */
export async function writeToAccount(wechat: TestWechat, phone: Phone): Promise<void> {
  const { serviceOpenid } = cloud.phones.find(({ id }) => id === phone) ?? cloud.phones[0];
  await post(wechat.url, '/__phones/chat/send', { phone, message: { type: 'text', content: '在吗' } });
  await write(wechat, 'followers', serviceOpenid, { lastWroteAt: await wechat.inspect.now(), repliesUsed: 0 });
}

/** What the account wrote to the person, oldest first. */
export async function chatOf(wechat: TestWechat, phone: Phone): Promise<readonly ChatEntry[]> {
  const response = await fetch(new URL(`/__phones/chat?phone=${phone}`, wechat.url));
  const { entries } = (await response.json()) as { entries: readonly ChatEntry[] };
  return entries.filter(({ from }) => from === 'template' || from === 'customer-service');
}
