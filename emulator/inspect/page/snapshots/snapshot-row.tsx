import type { SnapshotView } from '../doors/shapes';
import { ConfirmButton } from '../parts/confirm-button';
import { wholeMoment } from '../parts/moments';
import { sizeText } from '../storage/size-text';
import { useSnapshotsTexts } from './snapshots-texts';

type Props = {
  readonly snapshot: SnapshotView;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
  readonly onRemove: () => void;
};

export function SnapshotRow({ snapshot: { name, now, files, sizeBytes }, isBusy, onRestore, onRemove }: Props) {
  const texts = useSnapshotsTexts();
  return (
    <li className="row">
      <span className="row-text">
        <strong className="mono">{name}</strong>
        <span className="quiet">
          {texts.clock} {wholeMoment(now).slice(0, 16)} · {texts.files(files)} · {sizeText(sizeBytes)}
        </span>
      </span>
      <span className="row-acts">
        <ConfirmButton
          text={texts.restore}
          title={texts.sure(name)}
          what={texts.sureWhat}
          cancel={texts.cancel}
          disabled={isBusy}
          onSure={onRestore}
        />
        <ConfirmButton
          text={texts.remove}
          title={texts.sureRemove(name)}
          what={texts.sureRemoveWhat}
          cancel={texts.cancel}
          disabled={isBusy}
          isBad
          onSure={onRemove}
        />
      </span>
    </li>
  );
}
