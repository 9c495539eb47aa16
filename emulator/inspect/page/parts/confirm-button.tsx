import { useId, useRef } from 'react';

type Props = {
  readonly text: string;
  readonly title: string;
  readonly what: string;
  readonly cancel: string;
  readonly disabled: boolean;
  readonly isBad?: boolean;
  readonly onSure: () => void;
};

/** Something that cannot be taken back, done after asking once. */
export function ConfirmButton({ text, title, what, cancel, disabled, isBad = false, onSure }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button type="button" className="button" disabled={disabled} onClick={() => dialog.current?.showModal()}>
        {text}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        <p className="quiet">{what}</p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {cancel}
          </button>
          <button
            type="button"
            className={`button ${isBad ? 'danger' : 'primary'}`}
            onClick={() => {
              dialog.current?.close();
              onSure();
            }}
          >
            {text}
          </button>
        </div>
      </dialog>
    </>
  );
}
