import { useEffect, useState } from 'react';
import type { QrCodeView } from '../../protocol';
import { chatServer } from './chat-server';
import { useChatWords } from './chat-words';

/** Codes that could stand before the camera now, as pictures to tap. Nothing when there are none. */
export function MadeCodes({ onCode }: { onCode: (code: string) => void }) {
  const words = useChatWords();
  const [codes, setCodes] = useState<readonly QrCodeView[]>([]);
  useEffect(() => {
    let isCurrent = true;
    chatServer.codes().then(
      (list) => isCurrent && setCodes(list.codes),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  if (codes.length === 0) return null;
  return (
    <>
      <p>{words.scanThese}</p>
      <ul className="made-codes">
        {codes.map(({ ticket, url, scene }) => {
          const name = 'id' in scene ? String(scene.id) : scene.text;
          return (
            <li key={ticket}>
              <button type="button" aria-label={words.scanThis(name)} onClick={() => onCode(url)}>
                <img src={`/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`} alt="" />
                <span>{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
