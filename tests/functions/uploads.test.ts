import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { notAPhoto } from '../support/photos';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

/** Reserves a path and uploads a file there, as the app does, without confirming. */
async function upload(file: string) {
  const ticket = await day.people.customer.ask('prepare-upload', { purpose: 'label', bytes: 1000 });
  const uploaded = await day.wechat.phone('customer').upload(ticket.cloudPath, file);
  if (!('fileID' in uploaded)) throw new Error(uploaded.errMsg);
  return { ...ticket, fileId: uploaded.fileID };
}
const refusal = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });

test('a picture is confirmed with its true type, size and hash, and again with the same answer', async () => {
  const { attachmentId, fileId } = await upload(day.photo);
  const first = await day.people.customer.ask('confirm-upload', { attachmentId, fileId });

  expect(first).toMatchObject({ attachmentId, contentType: 'image/png', bytes: readFileSync(day.photo).length });
  expect(await day.people.customer.ask('confirm-upload', { attachmentId, fileId })).toEqual(first);
});

test('a file that only says it is a photo is refused, and is gone', async () => {
  const { attachmentId, fileId } = await upload(notAPhoto());

  expect(await day.people.customer.reply('confirm-upload', { attachmentId, fileId })).toMatchObject(refusal('upload-not-an-image'));
  expect(await day.wechat.phone('customer').temporaryUrl(fileId)).toMatchObject({ tempFileURL: '' });
});

test('a photo over 10 MB is refused, and is gone', async () => {
  const large = path.join(path.dirname(day.photo), 'large.png');
  writeFileSync(large, Buffer.concat([readFileSync(day.photo), Buffer.alloc(10 * 1024 * 1024)]));
  const { attachmentId, fileId } = await upload(large);

  expect(await day.people.customer.reply('confirm-upload', { attachmentId, fileId })).toMatchObject(refusal('upload-too-large'));
  expect(await day.wechat.phone('customer').temporaryUrl(fileId)).toMatchObject({ tempFileURL: '' });
});

test('what never arrived cannot be confirmed', async () => {
  const { attachmentId, cloudPath } = await day.people.customer.ask('prepare-upload', { purpose: 'fault', bytes: 10 });
  const fileId = `cloud://jasminer-dev.6a61-jasminer-dev-1250000000/${cloudPath}`;
  expect(await day.people.customer.reply('confirm-upload', { attachmentId, fileId })).toMatchObject(refusal('upload-missing'));
});

test('nobody can take somebody else’s upload for theirs, nor put a file of theirs in its place', async () => {
  const mine = await upload(day.photo);
  const other = day.otherCustomer;
  expect(await other.reply('confirm-upload', mine.fileId ? { attachmentId: mine.attachmentId, fileId: mine.fileId } : mine)).toMatchObject(
    refusal('upload-not-yours'),
  );
  const theirs = await other.ask('prepare-upload', { purpose: 'label', bytes: 10 });
  expect(await other.reply('confirm-upload', { attachmentId: theirs.attachmentId, fileId: mine.fileId })).toMatchObject(
    refusal('upload-not-yours'),
  );
});

test('a file of another bucket is not looked at', async () => {
  const { attachmentId, cloudPath } = await upload(day.photo);
  const fileId = `cloud://elsewhere.6a61-elsewhere-1250000000/${cloudPath}`;
  expect(await day.people.customer.reply('confirm-upload', { attachmentId, fileId })).toMatchObject(refusal('upload-missing'));
});

test('an upload that was not confirmed cannot be used in an order', async () => {
  const { attachmentId } = await upload(day.photo);
  await expect(day.submit({ labelPhotos: [attachmentId] })).rejects.toMatchObject({
    error: { code: 'upload-not-confirmed', field: 'machines.0.labelPhotos' },
  });
});

test('one’s own photos and those of one’s orders can be seen, a stranger’s cannot', async () => {
  const { orderId, machines } = await day.submit();
  const attachmentIds = machines.flatMap(({ labelPhotos }) => labelPhotos);
  const { customer, agent } = day.people;

  const seen = await customer.ask('photo-urls', { attachmentIds });
  expect(Object.keys(seen.urls)).toEqual(attachmentIds);
  expect(Buffer.from(await (await fetch(Object.values(seen.urls)[0] ?? '')).arrayBuffer())).toEqual(readFileSync(day.photo));
  expect(Object.keys((await agent.ask('photo-urls', { orderId, attachmentIds })).urls)).toEqual(attachmentIds);
  expect((await day.otherCustomer.ask('photo-urls', { attachmentIds })).urls).toEqual({});
});

test('who uploaded a photo could put another in its place after it had been confirmed', async () => {
  const { attachmentId, cloudPath, fileId } = await upload(day.photo);
  const { customer } = day.people;
  const first = await customer.ask('confirm-upload', { attachmentId, fileId });

  const again = await day.wechat.phone('customer').upload(cloudPath, notAPhoto());
  expect(again).toHaveProperty('fileID');
  const [kept] = (await day.wechat.inspect.documents('attachments')).filter(({ _id }) => _id === attachmentId);
  const keptPath = String(kept?.fileId).split('/').slice(3).join('/');
  const guessed = await day.wechat.phone('customer').upload(keptPath, notAPhoto());

  expect(guessed).toMatchObject({ errCode: -503002 });
  const { urls } = await customer.ask('photo-urls', { attachmentIds: [attachmentId] });
  expect(Buffer.from(await (await fetch(urls[attachmentId] ?? '')).arrayBuffer())).toEqual(readFileSync(day.photo));
  expect(await customer.ask('confirm-upload', { attachmentId, fileId })).toEqual(first);
});

test('of many confirmations at once one counts, and all give the same answer', async () => {
  const { attachmentId, fileId } = await upload(day.photo);
  const confirm = () => day.people.customer.ask('confirm-upload', { attachmentId, fileId });
  const [first, ...others] = await Promise.all([confirm(), confirm(), confirm()]);
  expect(others).toEqual([first, first]);
  expect(Object.keys((await day.people.customer.ask('photo-urls', { attachmentIds: [attachmentId] })).urls)).toEqual([attachmentId]);
});

test('a picture made for one purpose stood for another: a label as a voucher, a voucher as a label', async () => {
  const { customer } = day.people;
  const voucher = await customer.attach('voucher', day.photo);
  await expect(day.submit({ labelPhotos: [voucher] })).rejects.toMatchObject({
    error: { code: 'upload-not-confirmed', field: 'machines.0.labelPhotos' },
  });
  const { orderId, version } = await day.submit();
  const label = await customer.attach('label', day.photo);
  const payload = { machineIds: ['m1'], amount: 100, attachmentId: label };
  const paid = await customer.reply('take-step', {
    commandId: customer.nextCommandId(),
    orderId,
    version,
    step: 'submit-voucher',
    payload,
  });
  expect(paid).toMatchObject({ ok: false, error: { code: 'upload-not-confirmed', field: 'payload.attachmentId' } });
});

test('whoever reserved uploads without end filled the storage; now 300 requests a minute are heard, and others are not held up', async () => {
  const { inspect } = day.wechat;
  const MINUTE_MS = 60_000;
  await inspect.advance(MINUTE_MS - ((await inspect.now()) % MINUTE_MS));
  const reserve = () => day.people.customer.reply('prepare-upload', { purpose: 'label', bytes: 1000 });
  let heard = 0;
  for (let round = 0; round < 20; round += 1) {
    const replies = await Promise.all(Array.from({ length: 16 }, reserve));
    heard += replies.filter(({ ok }) => ok).length;
  }

  expect(heard).toBe(300);
  expect(await reserve()).toMatchObject(refusal('too-many'));
  expect(await day.otherCustomer.reply('prepare-upload', { purpose: 'label', bytes: 1000 })).toMatchObject({ ok: true });
});
