import { Facts, Section } from '../parts/facts';
import { JsonPanel } from '../parts/json-tree';
import { wholeMoment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { Who } from '../parts/people';
import type { MessageItem } from './message-item';
import { useMessagesTexts } from './messages-texts';

/** One message: why it was refused first, then what stood in it. */
export function MessageDetail({ item }: { item: MessageItem }) {
  const texts = useMessagesTexts();
  const isRefused = item.errcode !== 0;
  return (
    <>
      <h2>
        {item.title}
        <Outcome tone={isRefused ? 'bad' : 'good'} text={isRefused ? texts.refused : texts.delivered} />
      </h2>
      {isRefused ? (
        <div className="error-box" role="note" aria-label={texts.why}>
          <strong>{item.errcode}</strong>
          <pre>{item.errmsg}</pre>
          {texts.reasons[item.errcode] ? <p>{texts.reasons[item.errcode]}</p> : null}
        </div>
      ) : null}
      {item.text && item.text !== item.title ? <p className="message-text">{item.text}</p> : null}
      <Facts
        facts={[
          [texts.kind, texts.kinds[item.kind]],
          [texts.to, <Who key="to" openid={item.openid} />],
          [texts.at, wholeMoment(item.at)],
          [texts.page, item.opens ? <code key="page">{item.opens}</code> : undefined],
          [texts.template, item.templateId ? <code key="template">{item.templateId}</code> : undefined],
          [texts.answer, <code key="answer">{`${item.errcode} ${item.errmsg}`}</code>],
        ]}
      />
      {item.rows.length > 0 ? (
        <Section title={texts.content}>
          <Facts facts={item.rows.map(({ label, value }) => [label, value] as const)} />
        </Section>
      ) : null}
      <Section title={texts.whole}>
        <JsonPanel value={item.whole} />
      </Section>
    </>
  );
}
