const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai `days` days before this module is loaded, so that a machine of the seed is in warranty whenever somebody starts. */
const daysAgo = (days: number) => new Date(Date.now() + SHANGHAI_OFFSET_MS - days * DAY_MS).toISOString().slice(0, 10);

/**
 * Documents inserted on the first start of a local cloud; deployment never writes them.
 * Serials say what they are for: `IN` is in warranty (6 months), `LAST` for a few more days, `OUT` is out of warranty.
 */
export const seed = {
  staff: [
    { _id: 'oDEV_agent', name: '客服与维修', roles: ['agent', 'technician'] },
    { _id: 'oDEV_finance', name: '财务', roles: ['finance'] },
    { _id: 'oDEV_supervisor', name: '主管', roles: ['supervisor'] },
  ],
  machines: [
    { _id: 'JX4-10001-IN', model: 'JASMINER X4', itemType: 'whole-machine', shippedDate: daysAgo(60) },
    { _id: 'JX4Q-10002-IN', model: 'JASMINER X4-Q', itemType: 'whole-machine', shippedDate: daysAgo(90) },
    { _id: 'JX16Q-10003-IN', model: 'JASMINER X16-Q', itemType: 'hash-board', shippedDate: daysAgo(30) },
    { _id: 'JX16P-10004-IN', model: 'JASMINER X16-P', itemType: 'power-supply', shippedDate: daysAgo(120) },
    { _id: 'JX16QP-10005-IN', model: 'JASMINER X16-Q Pro', itemType: 'whole-machine', shippedDate: daysAgo(45) },
    { _id: 'JX4Q-10006-LAST', model: 'JASMINER X4-Q', itemType: 'whole-machine', shippedDate: daysAgo(177) },
    { _id: 'JX4-20001-OUT', model: 'JASMINER X4', itemType: 'whole-machine', shippedDate: daysAgo(900) },
    { _id: 'JX4Q-20002-OUT', model: 'JASMINER X4-Q', itemType: 'whole-machine', shippedDate: daysAgo(400) },
    { _id: 'JX16Q-20003-OUT', model: 'JASMINER X16-Q', itemType: 'hash-board', shippedDate: daysAgo(300) },
    { _id: 'JX16P-20004-OUT', model: 'JASMINER X16-P', itemType: 'control-board', shippedDate: daysAgo(250) },
  ],
  settings: [],
};
