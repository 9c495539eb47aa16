import { Button } from '@nutui/nutui-react-taro/dist/es/packages/button/button';
import '@nutui/nutui-react-taro/dist/es/packages/button/style/css';

type ActionProps = {
  id?: string;
  /** Says what happens: 提交工单, not 确定. */
  label: string;
  onTap: () => void;
  busy?: boolean;
  disabled?: boolean;
};
/** `share` lets WeChat ask whom to send the page to; what is sent is the page's own word (useShareAppMessage). */
type PrimaryProps = ActionProps & { openType?: 'share' };

const inBrowser = process.env.TARO_ENV === 'h5';
const spoken = (label: string) => (inBrowser ? { role: 'button', 'aria-label': label } : {});

/** The one obvious thing to do on a page. */
export function PrimaryAction({ id, label, onTap, busy = false, disabled = false, openType }: PrimaryProps) {
  return (
    <Button
      {...(id ? { id } : {})}
      {...(openType ? { openType } : {})}
      {...spoken(label)}
      className="action action-primary"
      type="primary"
      fill="solid"
      size="large"
      block
      loading={busy}
      disabled={disabled}
      onClick={onTap}
    >
      {label}
    </Button>
  );
}

/** What may also be done. */
export function SecondaryAction({ id, label, onTap, busy = false, disabled = false }: ActionProps) {
  return (
    <Button
      {...(id ? { id } : {})}
      {...spoken(label)}
      className="action action-secondary"
      type="default"
      fill="outline"
      size="large"
      block
      loading={busy}
      disabled={disabled}
      onClick={onTap}
    >
      {label}
    </Button>
  );
}

/** What may be done but is rarely wanted, as words. */
export function QuietAction({ id, label, onTap, busy = false, disabled = false }: ActionProps) {
  return (
    <Button
      {...(id ? { id } : {})}
      {...spoken(label)}
      className="action action-quiet"
      type="default"
      fill="none"
      loading={busy}
      disabled={disabled}
      onClick={onTap}
    >
      {label}
    </Button>
  );
}
