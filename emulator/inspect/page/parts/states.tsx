import type { ReactNode } from 'react';
import type { Polled } from '../doors/use-polled';
import { textsIn } from '../texts';
import { Icon, type IconName } from './icons';

const useTexts = textsIn(
  {
    loading: '正在载入……',
    missing: '这个本地云没有这一项',
    missingHow: '它的版本比这个页面旧。重新构建并启动之后就有了。',
    refused: '没有读到',
  },
  {
    loading: 'Loading…',
    missing: 'This local cloud does not have that',
    missingHow: 'It is older than this page. Build and start it again to get it.',
    refused: 'It could not be read',
  },
);

type Props<T> = { readonly of: Polled<T>; readonly children: (value: T) => ReactNode };

/** What a door answered, or why there is nothing to show yet. */
export function Loaded<T>({ of: { answer }, children }: Props<T>) {
  const texts = useTexts();
  switch (answer.state) {
    case 'ready':
      return children(answer.value);
    case 'loading':
      return (
        <p className="hint" role="status">
          {texts.loading}
        </p>
      );
    case 'missing':
      return <Empty icon="lost" title={texts.missing} how={texts.missingHow} />;
    case 'refused':
      return <Empty icon="cross" title={texts.refused} how={answer.message} />;
  }
}

/** A place where nothing is yet, and how that changes. */
export function Empty({ icon, title, how, children }: { icon: IconName; title: string; how?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <strong>{title}</strong>
      {how ? <p>{how}</p> : null}
      {children}
    </div>
  );
}
