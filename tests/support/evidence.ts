import type { EvidenceAction, EvidenceInput, EvidenceReplies } from '#core/contract/evidence';
import type { Language, Reply } from '#core/contract/reply';
import type { TestWechat } from './local-wechat';

/** Asks the function `evidence` as somebody, by the id of their phone. */
export async function askEvidence<A extends EvidenceAction>(
  wechat: TestWechat,
  phone: string,
  action: A,
  payload: EvidenceInput<A>,
  lang: Language = 'zh-CN',
): Promise<Reply<EvidenceReplies[A]>> {
  return (await wechat.phone(phone).call('evidence', { action, lang, payload })) as Reply<EvidenceReplies[A]>;
}

/** The exported history of an order, as it comes out of the storage; a minute later than the last one, because nobody may ask for many in one. */
export async function exportedFile(wechat: TestWechat, phone: string, orderId: string, lang: Language = 'zh-CN') {
  await wechat.inspect.advance(61_000);
  const reply = await askEvidence(wechat, phone, 'export-order', { orderId }, lang);
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  const response = await fetch(reply.value.url);
  return { ...reply.value, content: Buffer.from(await response.arrayBuffer()) };
}
