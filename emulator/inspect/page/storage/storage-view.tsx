import type { FileList, StoredFileView } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { CopyButton } from '../parts/copy-button';
import { Facts } from '../parts/facts';
import { Icon } from '../parts/icons';
import { Moment, wholeMoment } from '../parts/moments';
import { Who } from '../parts/people';
import { Split } from '../parts/split';
import { Empty, Loaded } from '../parts/states';
import { hrefOf, useRoute } from '../shell/route';
import { sizeText } from './size-text';
import { useStorageTexts } from './storage-texts';

const PAGE_SIZE = 60;

/** The files in cloud storage, newest first. `#/storage?file=cloud://…` shows one. */
export function StorageView() {
  const { query } = useRoute();
  const offset = Math.max(0, Number(query.offset ?? 0) || 0);
  const files = usePolled<FileList>(`/__inspect/files?limit=${PAGE_SIZE}&offset=${offset}`);
  return <Loaded of={files}>{(page) => <Files page={page} offset={offset} chosen={query.file} />}</Loaded>;
}

function Files({ page: { total, files }, offset, chosen }: { page: FileList; offset: number; chosen: string | undefined }) {
  const texts = useStorageTexts();
  const at = (from: number) => hrefOf(['storage'], from > 0 ? { offset: String(from) } : {});
  const entries = files.map((file) => ({
    id: file.fileID,
    href: hrefOf(['storage'], { file: file.fileID, ...(offset > 0 ? { offset: String(offset) } : {}) }),
    head: <span className="entry-name">{pathOf(file.fileID).split('/').pop()}</span>,
    line: (
      <>
        <Moment at={file.uploadedAt} /> · {sizeText(file.sizeBytes)} · {file.contentType} · {pathOf(file.fileID)}
      </>
    ),
  }));
  const shown = files.find(({ fileID }) => fileID === chosen);
  const to = offset + files.length;
  return (
    <Split
      label={texts.files}
      entries={entries}
      chosen={chosen}
      listHref={at(offset)}
      empty={<Empty icon="storage" title={texts.none} how={texts.noneHow} />}
      below={
        total > files.length ? (
          <p className="pager">
            {offset > 0 ? (
              <a className="quiet-button" href={at(offset - PAGE_SIZE)}>
                {texts.previous}
              </a>
            ) : null}
            <span>{texts.range(Math.min(offset + 1, to), to, total)}</span>
            {to < total ? (
              <a className="quiet-button" href={at(offset + PAGE_SIZE)}>
                {texts.next}
              </a>
            ) : null}
          </p>
        ) : null
      }
      detail={shown ? <File key={shown.fileID} file={shown} /> : chosen === undefined ? null : <FileById key={chosen} fileId={chosen} />}
    />
  );
}

/** A file that is not on the page beside it: linked to from a document. */
function FileById({ fileId }: { fileId: string }) {
  const texts = useStorageTexts();
  const found = usePolled<FileList>(`/__inspect/files?fileID=${encodeURIComponent(fileId)}`);
  return (
    <Loaded of={found}>
      {({ files: [file] }) => (file ? <File file={file} /> : <Empty icon="storage" title={texts.gone} how={texts.goneHow} />)}
    </Loaded>
  );
}

function File({ file }: { file: StoredFileView }) {
  const texts = useStorageTexts();
  const address = `/__inspect/files/content?fileID=${encodeURIComponent(file.fileID)}`;
  return (
    <>
      <h2 className="breaks">{pathOf(file.fileID)}</h2>
      <p className="tools">
        <a className="button" href={address} target="_blank" rel="noreferrer">
          <Icon name="open" size={16} /> {texts.open}
        </a>
        <CopyButton label={texts.copyId} text={() => file.fileID} />
      </p>
      <Facts
        facts={[
          [texts.size, sizeText(file.sizeBytes)],
          [texts.type, file.contentType],
          [texts.at, wholeMoment(file.uploadedAt)],
          [texts.owner, file.ownerOpenid ? <Who key="who" openid={file.ownerOpenid} /> : texts.cloud],
          ['fileID', <code key="id">{file.fileID}</code>],
        ]}
      />
      {file.contentType.startsWith('image/') ? (
        <img className="preview" src={`${address}&at=${file.uploadedAt}`} alt={texts.previewOf(pathOf(file.fileID))} />
      ) : (
        <p className="hint">{texts.noPreview}</p>
      )}
    </>
  );
}

/** `a/b.png` of `cloud://env.bucket/a/b.png`. */
const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '');
