/** Who can be seen on the local WeChat. Openids are never digits only: the SDK would turn them into numbers. */
export const phones = [
  { id: 'customer', title: { zh: '客户', en: 'Customer' }, openid: 'oDEV_customer', unionid: 'uDEV_customer', kind: 'customer' },
  {
    id: 'agent',
    title: { zh: '客服与维修', en: 'Agent and technician' },
    openid: 'oDEV_agent',
    unionid: 'uDEV_agent',
    kind: 'staff',
    startPage: 'staff/queue/index',
  },
  {
    id: 'finance',
    title: { zh: '财务', en: 'Finance' },
    openid: 'oDEV_finance',
    unionid: 'uDEV_finance',
    kind: 'staff',
    startPage: 'staff/queue/index',
  },
  {
    id: 'supervisor',
    title: { zh: '主管', en: 'Supervisor' },
    openid: 'oDEV_supervisor',
    unionid: 'uDEV_supervisor',
    kind: 'staff',
    startPage: 'staff/queue/index',
  },
  {
    id: 'customer-2',
    title: { zh: '另一位客户', en: 'Another customer' },
    openid: 'oDEV_customer2',
    unionid: 'uDEV_customer2',
    kind: 'customer',
  },
] as const;
