import { useRef, useState } from 'react';
import type { MenuButton } from '../../protocol';
import { AlbumIcon, KeyboardIcon, ListIcon, PlusIcon } from './chat-icons';
import { useChatWords } from './chat-words';
import { MenuBar } from './menu-bar';

type Props = {
  readonly menu: readonly MenuButton[] | undefined;
  readonly onMenu: (path: readonly number[], button: MenuButton) => void;
  /** Resolves to whether it was sent; what was not stays in the field. */
  readonly onText: (text: string) => Promise<boolean>;
  readonly onPicture: (file: File) => void;
};

/** The bar below a chat: the account's menu first where it has one, the keyboard behind the switch at the left. */
export function Composer({ menu, onMenu, onText, onPicture }: Props) {
  const words = useChatWords();
  const [wantsKeyboard, setWantsKeyboard] = useState(false);
  const hasMenu = menu !== undefined && menu.length > 0;
  const showsMenu = hasMenu && !wantsKeyboard;
  return (
    <div className="composer">
      {hasMenu ? (
        <button
          type="button"
          className="composer-switch"
          aria-label={showsMenu ? words.toKeyboard : words.toMenu}
          onClick={() => setWantsKeyboard(showsMenu)}
        >
          {showsMenu ? <KeyboardIcon /> : <ListIcon />}
        </button>
      ) : null}
      {showsMenu ? <MenuBar menu={menu} onTap={onMenu} /> : <Keyboard onText={onText} onPicture={onPicture} />}
    </div>
  );
}

function Keyboard({ onText, onPicture }: Pick<Props, 'onText' | 'onPicture'>) {
  const words = useChatWords();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const album = useRef<HTMLInputElement>(null);

  async function send(): Promise<void> {
    if (text.trim() !== '' && (await onText(text))) setText('');
  }

  return (
    <form
      className="keyboard"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <input aria-label={words.input} autoComplete="off" value={text} onChange={({ target }) => setText(target.value)} />
      {text.trim() === '' ? (
        <button
          type="button"
          className="composer-switch"
          aria-label={words.moreWays}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <PlusIcon />
        </button>
      ) : (
        <button type="submit" className="wechat-button composer-send">
          {words.send}
        </button>
      )}
      {isOpen ? (
        <div className="composer-more">
          <button type="button" className="menu-item" onClick={() => album.current?.click()}>
            <span className="menu-icon">
              <AlbumIcon />
            </span>
            {words.album}
          </button>
        </div>
      ) : null}
      <input
        ref={album}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/bmp"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onPicture(file);
          target.value = '';
          setOpen(false);
        }}
      />
    </form>
  );
}
