import type { FollowerList } from '../doors/shapes';
import { readyValue, usePolled } from '../doors/use-polled';
import { Moment } from '../parts/moments';
import { Who } from '../parts/people';
import { useMessagesTexts } from './messages-texts';

/** Who follows the service account, and what may still be answered to whom: why a customer-service message goes or does not. */
export function Followers() {
  const texts = useMessagesTexts();
  const followers = readyValue(usePolled<FollowerList>('/__inspect/wechat/followers'))?.followers ?? [];
  if (followers.length === 0) return <p className="hint choose">{texts.choose}</p>;
  return (
    <>
      <h2>{texts.followers}</h2>
      <ul className="rows">
        {followers.map(({ openid, windows }) => (
          <li key={openid} className="row">
            <span className="row-text">
              <Who openid={openid} />
              {windows.length === 0 ? <span className="quiet">{texts.noWindow}</span> : null}
              {windows.map(({ trigger, left, closesAt }) => (
                <span key={trigger} className={left > 0 ? 'good' : 'attention'}>
                  {texts.window(texts.triggers[trigger] ?? trigger, left)} <Moment at={closesAt} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
