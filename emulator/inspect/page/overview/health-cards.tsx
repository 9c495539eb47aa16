import type { ReactNode } from 'react';
import type { InvocationRecord } from '../../../functions/invocation';
import type { CollectionList, FileList } from '../doors/shapes';
import { readyValue, usePolled } from '../doors/use-polled';
import type { FaultList } from '../faults/fault';
import { runState } from '../functions/run';
import type { MessageItem } from '../messages/message-item';
import { Icon } from '../parts/icons';
import { Moment } from '../parts/moments';
import { hrefOf } from '../shell/route';
import type { View } from '../shell/views';
import { useOverviewTexts } from './overview-texts';

/** One figure a part of the cloud, leading there; what is wrong stands out. */
export function HealthCards({ runs, messages }: { runs: readonly InvocationRecord[]; messages: readonly MessageItem[] }) {
  const texts = useOverviewTexts();
  const collections = readyValue(usePolled<CollectionList>('/__inspect/collections'))?.collections ?? [];
  const files = readyValue(usePolled<FileList>('/__inspect/files?limit=1'));
  const faults = readyValue(usePolled<FaultList>('/__inspect/faults'))?.faults ?? [];
  const failed = runs.filter((run) => runState(run) === 'failed').length;
  const refused = messages.filter(({ errcode }) => errcode !== 0).length;
  const documents = collections.reduce((sum, { total }) => sum + total, 0);
  const [newest] = files?.files ?? [];
  return (
    <section className="health" aria-label={texts.health}>
      <Card
        view="functions"
        query={failed > 0 ? { outcome: 'failed' } : {}}
        name={texts.functions}
        figure={texts.runs(runs.length)}
        isBad={failed > 0}
      >
        {texts.failed(failed)}
      </Card>
      <Card
        view="messages"
        query={refused > 0 ? { outcome: 'refused' } : {}}
        name={texts.messages}
        figure={texts.sent(messages.length)}
        isBad={refused > 0}
      >
        {texts.refused(refused)}
      </Card>
      <Card view="data" name={texts.data} figure={texts.documents(documents.toLocaleString('en'))}>
        {texts.collections(collections.length)}
      </Card>
      {files ? (
        <Card view="storage" name={texts.storage} figure={texts.files(files.total)}>
          {newest ? (
            <>
              {texts.newest}
              <Moment at={newest.uploadedAt} />
            </>
          ) : (
            texts.noFiles
          )}
        </Card>
      ) : null}
      <Card view="faults" name={texts.faults} figure={texts.armed(faults.length)} isBad={faults.length > 0}>
        {faults.length > 0 ? texts.watchOut : texts.calm}
      </Card>
    </section>
  );
}

type CardProps = {
  readonly view: View;
  readonly query?: Readonly<Record<string, string>>;
  readonly name: string;
  readonly figure: string;
  readonly isBad?: boolean;
  readonly children: ReactNode;
};

const Card = ({ view, query = {}, name, figure, isBad = false, children }: CardProps) => (
  <a className="health-card" href={hrefOf([view], query)}>
    <span className="health-name">
      <Icon name={view} size={16} />
      {name}
    </span>
    <strong>{figure}</strong>
    <span className={isBad ? 'bad' : 'quiet'}>{children}</span>
  </a>
);
