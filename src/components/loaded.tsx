import { View as Box, Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { LiveView } from '@/cloud/use-view';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { leave } from '@/navigation';
import { SecondaryAction } from './button';
import { Icon, type IconName } from './icon';
import { RefusalNote } from './refusal-note';
import './loaded.scss';

/** A grey shape of the page to come; spoken as one word. */
function Skeleton({ cards = 3 }: { cards?: number }) {
  const t = useTexts(commonTexts);
  return (
    <Box className="skeleton" {...(process.env.TARO_ENV === 'h5' ? { role: 'status', 'aria-label': t.loading } : { ariaLabel: t.loading })}>
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all the same and never move
        <Box key={card} className="skeleton-card">
          <Box className="skeleton-line skeleton-short" />
          <Box className="skeleton-line" />
          <Box className="skeleton-line" />
        </Box>
      ))}
    </Box>
  );
}

/** Says that there is nothing yet, and how that changes. */
export function Empty({
  id,
  icon,
  title,
  body,
  children,
}: {
  id?: string;
  icon: IconName;
  title: string;
  body: string;
  children?: ReactNode;
}) {
  return (
    <Box {...(id ? { id } : {})} className="empty">
      <Box className="empty-icon">
        <Icon name={icon} size={32} />
      </Box>
      <Text className="empty-title">{title}</Text>
      <Text className="empty-body">{body}</Text>
      {children}
    </Box>
  );
}

/** The platform's own failures are worded for whoever has just entered something; here nothing was. */
const isUnanswered = (code: string): boolean => code === 'failed' || code === 'timeout';

type LoadedProps<T> = { live: Pick<LiveView<T>, 'view' | 'reload'>; skeletonCards?: number; children: (value: T) => ReactNode };

/** Whatever a page reads from the cloud, in each of its states: coming, not for this person, broken (with a retry), there, there but old. */
export function Loaded<T>({ live, skeletonCards = 3, children }: LoadedProps<T>) {
  const t = useTexts(commonTexts);
  const { view, reload } = live;
  if (view.state === 'loading') return <Skeleton cards={skeletonCards} />;
  if (view.state === 'failed') {
    const offline = view.error.code === 'offline';
    if (view.error.code === 'not-found') {
      return (
        <Empty id="not-found" icon="search" title={view.error.message} body={view.error.cure ?? ''}>
          <Box className="empty-action">
            <SecondaryAction id="leave" label={t.back} onTap={leave} />
          </Box>
        </Empty>
      );
    }
    return (
      <Empty
        id="load-failed"
        icon={offline ? 'offline' : 'alert'}
        title={offline ? t.offline.title : t.failed.title}
        body={offline ? t.offline.body : isUnanswered(view.error.code) ? t.failed.body : view.error.message}
      >
        <Box className="empty-action">
          <SecondaryAction id="retry" label={t.retry} onTap={reload} />
        </Box>
      </Empty>
    );
  }
  return (
    <>
      {view.stale && view.stale.code !== 'offline' && <RefusalNote error={view.stale} />}
      {children(view.value)}
    </>
  );
}
