import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ImportPage, ImportView } from '#core/contract/registry';
import type { ReplyError } from '#core/contract/reply';
import { callRegistry } from '@/cloud/call';
import type { PickedFile } from '@/cloud/client';
import { uploadTable } from '@/cloud/upload-table';
import { useView } from '@/cloud/use-view';
import { Card } from '@/components/card';
import { Loaded } from '@/components/loaded';
import { ProgressBar } from '@/components/progress-bar';
import { useLanguage } from '@/i18n/language';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';
import { ChooseCard } from './choose-card';
import { FindMachine } from './find-machine';
import { ImportCard } from './import-card';
import { ImportList } from './import-list';
import { useDrivenImport } from './use-driven-import';
import './staff-registry.scss';

type Upload = { readonly fileName: string; readonly percent: number };

/** The registry of machines: the import under way or a file to choose, earlier imports, one machine. Ids: those of its cards, and registry-upload. */
export function RegistryPanel() {
  const t = useTexts(registryTexts);
  const live = useView<ImportPage>(`registry:${useLanguage()}`, () => callRegistry('list-imports', {}));
  const [opened, setOpened] = useState<ImportView>();
  const [upload, setUpload] = useState<Upload>();
  const [error, setError] = useState<ReplyError>();

  const page = live.view.state === 'ready' ? live.view.value : undefined;
  const shown = opened ?? page?.active;
  const show = (view: ImportView) => {
    setOpened(view);
    if (view.state !== shown?.state) live.reload();
  };
  const driven = useDrivenImport(shown, show);

  const begin = async (file: PickedFile) => {
    setError(undefined);
    setUpload({ fileName: file.name, percent: 0 });
    const reply = await uploadTable(file, (percent) => setUpload({ fileName: file.name, percent }));
    setUpload(undefined);
    if (reply.ok) show(reply.value);
    else {
      setError(reply.error);
      // Somebody else's import may be in the way: it is shown then.
      live.reload();
    }
  };
  const chooseAnother = () => {
    setOpened(undefined);
    setError(undefined);
    live.reload();
  };
  const more = async () => {
    if (!page?.cursor) return;
    const { cursor } = page;
    const reply = await callRegistry('list-imports', { cursor });
    if (reply.ok)
      live.change((shown) => (shown.cursor === cursor ? { ...reply.value, imports: [...shown.imports, ...reply.value.imports] } : shown));
  };

  return (
    <Loaded live={live}>
      {({ imports, cursor }) => (
        <View className="stack">
          {upload ? (
            <Card title={upload.fileName}>
              <ProgressBar id="registry-upload" label={t.phase.uploading} percent={upload.percent} />
            </Card>
          ) : shown ? (
            <ImportCard
              key={shown.importId}
              view={shown}
              stopped={driven.error}
              onGoOn={driven.retry}
              onView={show}
              onAnother={chooseAnother}
            />
          ) : (
            <ChooseCard error={error} onPicked={begin} />
          )}
          <FindMachine />
          <ImportList imports={imports} isMore={cursor !== undefined} onMore={more} onOpen={setOpened} />
        </View>
      )}
    </Loaded>
  );
}
