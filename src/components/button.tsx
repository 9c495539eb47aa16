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

const LOOKS = {
  primary: { className: 'action action-primary', type: 'primary', fill: 'solid', size: 'large', block: true },
  secondary: { className: 'action action-secondary', type: 'default', fill: 'outline', size: 'large', block: true },
  quiet: { className: 'action action-quiet', type: 'default', fill: 'none' },
} as const;

function Action({ look, id, label, onTap, busy = false, disabled = false, openType }: PrimaryProps & { look: keyof typeof LOOKS }) {
  return (
    <Button
      {...(id ? { id } : {})}
      {...(openType ? { openType } : {})}
      {...spoken(label)}
      {...LOOKS[look]}
      loading={busy}
      disabled={disabled}
      onClick={onTap}
    >
      {label}
    </Button>
  );
}

/** The one obvious thing to do on a page. */
export const PrimaryAction = (props: PrimaryProps) => <Action look="primary" {...props} />;

/** What may also be done. */
export const SecondaryAction = (props: ActionProps) => <Action look="secondary" {...props} />;

/** What may be done but is rarely wanted, as words. */
export const QuietAction = (props: ActionProps) => <Action look="quiet" {...props} />;
