/**
 * Collections of the document database. Clients never touch them: everything goes through functions, hence ADMINONLY.
 * Where something must exist only once, its `_id` says what it is (`<order>:<version>`, a serial, `waybill:<number>`); the one unique index is on a field
 * that every document has, since such an index takes a missing field for null and admits only one.
 */
export const collections = [
  {
    // { _id: order id, order, … and beside it what is looked for }
    name: 'work_orders',
    access: 'ADMINONLY',
    indexes: [
      { name: 'by_order_number', keys: [['orderNumber', 1]], unique: true },
      {
        name: 'by_customer',
        keys: [
          ['customerOpenid', 1],
          ['submittedAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'by_customer_open',
        keys: [
          ['customerOpenid', 1],
          ['isOpen', 1],
          ['submittedAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'by_group',
        keys: [
          ['queueGroup', 1],
          ['updatedAt', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'by_open',
        keys: [
          ['isOpen', 1],
          ['updatedAt', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'by_assignee',
        keys: [
          ['assigneeOpenid', 1],
          ['isOpen', 1],
          ['updatedAt', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'by_promise',
        keys: [
          ['promiseDueAt', 1],
          ['_id', 1],
        ],
        sparse: true,
      },
      { name: 'by_serial', keys: [['serialNumbers', 1]] },
      { name: 'by_waybill', keys: [['waybillNumbers', 1]] },
      { name: 'by_alarm', keys: [['alarmAt', 1]], sparse: true },
      {
        name: 'by_alarm_rules',
        keys: [
          ['isOpen', 1],
          ['alarmRules', 1],
        ],
      },
      // what an orphan parcel is compared with
      { name: 'by_waybill_key', keys: [['waybillKeys', 1]] },
      { name: 'by_phone_tail', keys: [['phoneTails', 1]] },
      { name: 'by_sender_name', keys: [['senderNames', 1]] },
    ],
  },
  {
    // _id = <order>:<version>, or <orphan parcel>:<version> (then with orphanId instead of orderId); each holds the hash of the one before
    name: 'order_events',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_order',
        keys: [
          ['orderId', 1],
          ['version', 1],
        ],
      },
    ],
  },
  {
    // what people are told (_id = <order>:<version>:<recipient>:<code>) and what the outbox must do (_id = <order>:<version>:task:<name>)
    name: 'notices',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_recipient',
        keys: [
          ['recipientOpenid', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'by_recipient_unread',
        keys: [
          ['recipientOpenid', 1],
          ['isUnread', 1],
        ],
      },
      {
        name: 'by_due',
        keys: [
          ['push', 1],
          ['dueAt', 1],
        ],
      },
      {
        name: 'by_order',
        keys: [
          ['orderId', 1],
          ['push', 1],
        ],
      },
      {
        name: 'by_recipient_due',
        keys: [
          ['recipientOpenid', 1],
          ['push', 1],
          ['dueAt', 1],
        ],
      },
      { name: 'by_message', keys: [['messageId', 1]], sparse: true },
      // what could not be sent
      { name: 'by_dead', keys: [['deadAt', -1]], sparse: true },
    ],
  },
  {
    // _id = <order>:<openid>: whom no message reached, and what they do not know yet
    name: 'call_tasks',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_open',
        keys: [
          ['isOpen', 1],
          ['callAt', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'by_customer',
        keys: [
          ['customerOpenid', 1],
          ['isOpen', 1],
        ],
      },
    ],
  },
  // _id = <channel>:<message>: what WeChat said became of a message before its sending was noted
  { name: 'message_deliveries', access: 'ADMINONLY', indexes: [{ name: 'by_time', keys: [['at', 1]] }] },
  // _id = openid, or staff:<openid>: how many messages of each template the person still lets us send, and who is sending to them right now
  { name: 'subscriptions', access: 'ADMINONLY', indexes: [] },
  // _id = openid: language, unionid, openid at the service account
  { name: 'users', access: 'ADMINONLY', indexes: [{ name: 'by_unionid', keys: [['unionid', 1]], sparse: true }] },
  {
    // _id = openid at the service account
    name: 'followers',
    access: 'ADMINONLY',
    indexes: [
      { name: 'by_unionid', keys: [['unionid', 1]] },
      { name: 'by_ask_again', keys: [['askAgainAt', 1]], sparse: true },
    ],
  },
  // _id = openid of the Mini Program
  { name: 'staff', access: 'ADMINONLY', indexes: [] },
  {
    // _id = scene of its QR code
    name: 'staff_invitations',
    access: 'ADMINONLY',
    indexes: [
      { name: 'by_bound_to', keys: [['boundTo', 1]], sparse: true },
      {
        name: 'by_state',
        keys: [
          ['state', 1],
          ['madeAt', -1],
        ],
      },
    ],
  },
  {
    // _id = number of the change; only ever added to
    name: 'staff_changes',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_time',
        keys: [
          ['at', -1],
          ['_id', -1],
        ],
      },
    ],
  },
  // _id = openid of the Mini Program: where somebody's conversation with the service account stands
  { name: 'chat_sessions', access: 'ADMINONLY', indexes: [] },
  // _id = serial number: what the maker shipped, and when
  { name: 'machines', access: 'ADMINONLY', indexes: [] },
  {
    // _id = import id: one import of a list of machines; and `active`, the one that keeps others out
    name: 'registry_imports',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_started',
        keys: [
          ['kind', 1],
          ['startedAt', -1],
          ['_id', -1],
        ],
      },
      { name: 'by_parts_until', keys: [['partsUntil', 1]], sparse: true },
    ],
  },
  {
    // _id = <import>:<rows|bad|before|left>:<number>: a thousand rows of a file, what is wrong with them, what they changed
    name: 'registry_import_parts',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_import',
        keys: [
          ['importId', 1],
          ['kind', 1],
          ['number', 1],
        ],
      },
    ],
  },
  // _id = <what>:<openid or *>:<hour>: how often was asked
  { name: 'rate_counters', access: 'ADMINONLY', indexes: [{ name: 'by_expiry', keys: [['expireAt', 1]] }] },
  // _id = serial number: the open order it stands in
  { name: 'open_serials', access: 'ADMINONLY', indexes: [] },
  // _id = serial number: the last repair of ours that arrived
  { name: 'last_repairs', access: 'ADMINONLY', indexes: [] },
  // _id = SHA-256 of a picture that pays for something, unless it was rejected
  { name: 'used_vouchers', access: 'ADMINONLY', indexes: [] },
  {
    // _id = waybill:<number>: the order that expects this parcel; _id = orphan:<id>: a parcel without an order, with its group and next alarm
    name: 'parcels',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_group',
        keys: [
          ['orphanGroup', 1],
          ['foundAt', 1],
          ['_id', 1],
        ],
      },
      { name: 'by_alarm', keys: [['nextAlarmAt', 1]], sparse: true },
    ],
  },
  { name: 'threads', access: 'ADMINONLY', indexes: [] },
  // _id = attachment id: a path reserved for one person's upload, and what was found there
  { name: 'attachments', access: 'ADMINONLY', indexes: [] },
  // _id = SHA-256 of a policy text that somebody was shown: consents point at it, so it is never changed
  { name: 'policy_texts', access: 'ADMINONLY', indexes: [] },
  // _id = k<number>: the keys that exported histories are signed with; the private part is nowhere else
  { name: 'signing_keys', access: 'ADMINONLY', indexes: [] },
  {
    // exported histories in the storage, until they are taken away again
    name: 'evidence_files',
    access: 'ADMINONLY',
    indexes: [
      { name: 'by_removal', keys: [['removeAt', 1]] },
      {
        name: 'by_person',
        keys: [
          ['openid', 1],
          ['removeAt', 1],
        ],
      },
    ],
  },
  // _id = current: of each setting that was changed the value in force and the planned ones
  { name: 'settings', access: 'ADMINONLY', indexes: [] },
  // _id = number of the change, which counts all settings; only ever added to
  {
    name: 'setting_changes',
    access: 'ADMINONLY',
    indexes: [
      {
        name: 'by_key',
        keys: [
          ['key', 1],
          ['at', -1],
          ['_id', -1],
        ],
      },
    ],
  },
  {
    // _id = name of a message of the chat: what was answered, and what of it is still to be sent; of plain mode also the signatures that were used
    name: 'handled_pushes',
    access: 'ADMINONLY',
    indexes: [
      { name: 'by_due', keys: [['dueAt', 1]], sparse: true },
      { name: 'by_expiry', keys: [['expireAt', 1]] },
      { name: 'by_person', keys: [['message.serviceOpenid', 1]], sparse: true },
    ],
  },
] as const;
