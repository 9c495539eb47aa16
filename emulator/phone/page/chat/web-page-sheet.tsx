import { useChatWords } from './chat-words';

/** An address that WeChat's own browser would open; here it is shown, and may be opened beside. */
export function WebPageSheet({ url, onClose }: { url: string; onClose: () => void }) {
  const words = useChatWords();
  const isWeb = /^https?:/.test(url);
  return (
    <div className="mask mask-bottom">
      <button type="button" className="mask-close" aria-label={words.cancel} onClick={onClose} />
      <div className="sheet" role="dialog" aria-label={words.webTitle}>
        <h2 className="sheet-title">{words.webTitle}</h2>
        <p className="quiet">{words.webWhat}</p>
        <code>{url}</code>
        {isWeb ? (
          <a className="wechat-button wide web-open" href={url} target="_blank" rel="noreferrer" onClick={onClose}>
            {words.webOpen}
          </a>
        ) : null}
        <button type="button" className="wechat-button plain wide" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
