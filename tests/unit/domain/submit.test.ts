import { expect, test } from '@jest/globals';
import { decideSubmit, type NewMachine, type NewOrder } from '#core/domain/submit';
import { NOW, sha256 } from '../../support/contexts';

const machine: NewMachine = {
  itemType: 'hash-board',
  model: 'X16-Q',
  serialNumber: 'JMX16-0001',
  symptoms: [],
  faultDescription: '开机后无算力',
  labelPhotos: ['a-label'],
};
const submit = (...machines: NewMachine[]) => {
  const input: NewOrder = {
    orderId: 'wo-1',
    commandId: 'c-0000000000000001',
    customer: { openid: 'o-customer', name: '客户' },
    contact: { name: '联系人', phone: '13800138000' },
    machines,
  };
  return decideSubmit(input, NOW, 'abcde', sha256);
};

test('a new order has version 1, its machines numbered and waiting for triage, and staff are told', () => {
  const result = submit(machine, { ...machine, serialNumber: null });
  expect(result).toMatchObject({
    ok: true,
    value: {
      order: {
        stage: 'submitted',
        version: 1,
        customerOpenid: 'o-customer',
        machines: [
          { id: 'm1', state: 'listed', serialNumber: 'JMX16-0001' },
          { id: 'm2', state: 'listed', serialNumber: null },
        ],
        handledCommands: [{ commandId: 'c-0000000000000001', version: 1 }],
      },
      event: { step: 'submit', version: 1, previousHash: '' },
      notices: [{ id: 'wo-1:1:agent:N1', recipient: { kind: 'role', role: 'agent' } }],
    },
  });
});

test('an order of no machine is not an order, least of all one that is solved already', () => {
  expect(submit()).toEqual({ ok: false, error: { code: 'text-missing', field: 'machines' } });
});

const REFUSED: [string, string, NewMachine][] = [
  ['text-missing', 'machines.1.faultDescription', { ...machine, faultDescription: ' ' }],
  ['evidence-missing', 'machines.1.labelPhotos', { ...machine, labelPhotos: [] }],
  ['serials-taken', 'machines.1.serialNumber', machine],
];
test.each(REFUSED)('%s at %s', (code, field, second) => {
  expect(submit(machine, second)).toMatchObject({ ok: false, error: { code, field } });
});
