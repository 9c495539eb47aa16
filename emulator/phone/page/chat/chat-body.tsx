import type { ChatBody as Body } from '../../protocol';
import { ChevronIcon } from '../icons';
import { AccountIcon, LocationIcon, MediaIcon } from './chat-icons';
import { useChatWords } from './chat-words';
import { type Opens, textPieces } from './text-links';

type Props = {
  readonly body: Body;
  /** A person's own words are shown as they are; an account's may hold links. */
  readonly isOwn: boolean;
  readonly name: string;
  readonly onOpen: (what: Opens) => void;
  readonly onChoose: (choiceId: string) => void;
};

/** What one entry of a chat holds, as WeChat draws its kind. */
export function ChatBody({ body, isOwn, name, onOpen, onChoose }: Props) {
  const words = useChatWords();
  switch (body.kind) {
    case 'text':
      return isOwn ? <p className="bubble">{body.text}</p> : <LinkedText text={body.text} onOpen={onOpen} />;
    case 'notice':
      return <p className="chat-notice">{body.text}</p>;
    case 'image':
      return (
        <a className="bubble-picture" href={ownAddress(body.url)} target="_blank" rel="noreferrer">
          <img src={ownAddress(body.url)} alt={words.picture} />
        </a>
      );
    case 'voice':
    case 'video':
    case 'music':
      return (
        <a className="bubble bubble-media" href={ownAddress(body.url)} target="_blank" rel="noreferrer">
          <MediaIcon />
          {body.title || words[body.kind]}
        </a>
      );
    case 'location':
      return (
        <p className="bubble bubble-media">
          <LocationIcon />
          <span>
            {body.label}
            <small>
              {body.latitude}, {body.longitude}
            </small>
          </span>
        </p>
      );
    case 'choices':
      return <Choices body={body} onChoose={onChoose} />;
    case 'link':
      return <Card title={body.title} text={body.description} picture={body.thumbUrl} onTap={() => onOpen({ url: body.url })} />;
    case 'mini-program':
      return <Card title={body.title} picture={body.thumbUrl} foot={words.miniProgram} onTap={() => onOpen({ pagePath: body.pagePath })} />;
    case 'news':
      return (
        <div className="news">
          {body.articles.map(({ title, description, url, picUrl }) => (
            <Card key={`${url} ${title}`} title={title} text={description} picture={picUrl} onTap={() => onOpen({ url })} />
          ))}
        </div>
      );
    case 'template':
      return <TemplateCard body={body} name={name} onOpen={onOpen} />;
  }
}

const LinkedText = ({ text, onOpen }: { text: string; onOpen: Props['onOpen'] }) => (
  <p className="bubble">
    {textPieces(text).map(({ at, text: words, opens }) =>
      opens ? (
        <button key={at} type="button" className="text-link" onClick={() => onOpen(opens)}>
          {words}
        </button>
      ) : (
        words
      ),
    )}
  </p>
);

/** Pictures of this WeChat, asked for where the page is, as its rules for pictures want; others as they are. */
function ownAddress(url: string): string {
  const address = new URL(url, location.href);
  return address.pathname.startsWith('/__') ? address.pathname + address.search : url;
}

type CardProps = {
  readonly title: string;
  readonly text?: string;
  readonly picture?: string | undefined;
  readonly foot?: string;
  readonly onTap: () => void;
};

const Card = ({ title, text, picture, foot, onTap }: CardProps) => (
  <button type="button" className="bubble-card" onClick={onTap}>
    {picture ? <img src={ownAddress(picture)} alt="" /> : null}
    <strong>{title}</strong>
    {text ? <span className="quiet">{text}</span> : null}
    {foot ? <small>{foot}</small> : null}
  </button>
);

function Choices({ body, onChoose }: { body: Extract<Body, { kind: 'choices' }>; onChoose: (choiceId: string) => void }) {
  return (
    <div className="bubble">
      {body.head ? <p>{body.head}</p> : null}
      {body.items.map(({ id, content }) => (
        <button key={id} type="button" className="choice" onClick={() => onChoose(id)}>
          {content}
        </button>
      ))}
      {body.tail ? <p>{body.tail}</p> : null}
    </div>
  );
}

/** 模板消息. Where it names both a page of the Mini Program and an address, WeChat opens the page. */
function TemplateCard({ body, name, onOpen }: { body: Extract<Body, { kind: 'template' }>; name: string; onOpen: (what: Opens) => void }) {
  const words = useChatWords();
  const { title, rows, url, miniProgram } = body;
  const opens = miniProgram ? { pagePath: miniProgram.pagePath ?? '' } : url ? { url } : undefined;
  const content = (
    <>
      <span className="card-head">
        <AccountIcon name={name} size={20} />
        <span className="card-name">{name}</span>
      </span>
      <strong className="card-title">{title}</strong>
      <span className="card-rows">
        {rows.map(({ label, value }) => (
          <span key={label} className="card-row">
            <span className="card-label">{label}</span>
            <span className="card-value">{value}</span>
          </span>
        ))}
      </span>
      {opens ? (
        <span className="card-foot">
          {miniProgram ? words.openApp : words.details}
          <ChevronIcon />
        </span>
      ) : null}
    </>
  );
  return opens ? (
    <button type="button" className="message-card" onClick={() => onOpen(opens)}>
      {content}
    </button>
  ) : (
    <div className="message-card">{content}</div>
  );
}
