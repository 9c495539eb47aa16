import { textsIn } from '../texts';

const zh = {
  about: '快照保存此刻的一切：数据、文件、消息和时钟。恢复只要几毫秒，适合反复试同一步。',
  name: '名称（字母、数字、- 和 _）',
  save: '保存快照',
  saved: (name: string) => `已保存“${name}”`,
  restored: (name: string) => `已恢复到“${name}”`,
  removed: (name: string) => `已删除“${name}”`,
  list: '已有快照',
  none: '还没有快照',
  noneHow: '在上面起个名字保存一个，之后随时可以回到此刻。',
  clock: '时钟',
  files: (count: number) => `${count} 个文件`,
  restore: '恢复',
  remove: '删除',
  sure: (name: string) => `恢复到“${name}”？`,
  sureWhat: '此刻的数据、文件和消息会被替换。先保存一个快照就不会丢。',
  sureRemove: (name: string) => `删除“${name}”？`,
  sureRemoveWhat: '删除之后不能再回到那一刻。',
  cancel: '取消',
  failed: '没有成功',
  replaces: '同名的快照会被替换。',
};

const en: typeof zh = {
  about:
    'A snapshot keeps everything as it is now: data, files, messages and the clock. Going back takes milliseconds: good for trying a step again and again.',
  name: 'Name (letters, digits, - and _)',
  save: 'Save a snapshot',
  saved: (name) => `Saved “${name}”`,
  restored: (name) => `Back at “${name}”`,
  removed: (name) => `Deleted “${name}”`,
  list: 'Snapshots',
  none: 'No snapshots yet',
  noneHow: 'Give one a name above and save it; you can come back to this moment at any time.',
  clock: 'Clock',
  files: (count) => (count === 1 ? '1 file' : `${count} files`),
  restore: 'Restore',
  remove: 'Delete',
  sure: (name) => `Go back to “${name}”?`,
  sureWhat: 'Data, files and messages of now are replaced. Save a snapshot first and nothing is lost.',
  sureRemove: (name) => `Delete “${name}”?`,
  sureRemoveWhat: 'There is no way back to that moment then.',
  cancel: 'Cancel',
  failed: 'That did not work',
  replaces: 'A snapshot of the same name is replaced.',
};

export const useSnapshotsTexts = textsIn(zh, en);
