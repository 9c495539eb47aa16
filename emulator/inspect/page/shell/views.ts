import { textsIn } from '../texts';

/** The views in the order of the navigation; the keys 1 to 9 lead to them. */
export const VIEWS = ['overview', 'data', 'functions', 'messages', 'pushes', 'storage', 'faults', 'clock', 'snapshots'] as const;
export type View = (typeof VIEWS)[number];

/** What looks, and from here on what changes something. */
export const FIRST_TOOL: View = 'faults';

/** `overview` is at `#/`. */
export const viewPath = (view: View): readonly string[] => (view === 'overview' ? [] : [view]);

export const useViewNames = textsIn<Readonly<Record<View, string>>>(
  {
    overview: '概览',
    data: '数据',
    functions: '云函数',
    messages: '消息',
    pushes: '推送',
    storage: '存储',
    faults: '故障',
    clock: '时钟',
    snapshots: '快照',
  },
  {
    overview: 'Overview',
    data: 'Data',
    functions: 'Functions',
    messages: 'Messages',
    pushes: 'Pushes',
    storage: 'Storage',
    faults: 'Faults',
    clock: 'Clock',
    snapshots: 'Snapshots',
  },
);
