import type { Activity } from '../activity';
import { WxError, wxCall } from '../callbacks';

type Modal = {
  readonly title?: string;
  readonly content?: string;
  readonly confirmText?: string;
  readonly cancelText?: string;
  readonly showCancel?: boolean;
};
type ActionSheet = { readonly itemList: readonly string[] };

/** What WeChat itself shows over the page. */
export class Dialogs {
  /** All toasts so far, the last one last. */
  readonly toasts: string[] = [];
  #open: { readonly text: string; readonly buttons: readonly string[]; readonly press: (button: string) => void } | undefined;

  constructor(private readonly activity: Activity) {}

  /** The modal or action sheet on screen; nothing else can be tapped while it is there. */
  get open() {
    return this.#open;
  }

  /** Answers what is open with its first button, which does the least. */
  dismiss(): void {
    const [least = ''] = this.#open?.buttons ?? [];
    this.#open?.press(least);
  }

  calls() {
    const { track } = this.activity;
    const ask = (text: string, buttons: readonly string[]) =>
      new Promise<string>((resolve) => {
        this.#open = {
          text,
          buttons,
          press: (button) => {
            if (!buttons.includes(button)) throw new Error(`"${text}" has the buttons ${buttons.join(', ')}, not ${button}`);
            this.#open = undefined;
            resolve(button);
          },
        };
        this.activity.changed();
      });
    const nothing = (name: string) => wxCall(name, track, () => ({}));
    return {
      showToast: wxCall('showToast', track, ({ title }: { title: string }) => {
        this.toasts.push(title);
        return {};
      }),
      hideToast: nothing('hideToast'),
      showLoading: nothing('showLoading'),
      hideLoading: nothing('hideLoading'),
      showModal: wxCall(
        'showModal',
        track,
        async ({ title = '', content = '', confirmText = '确定', cancelText = '取消', showCancel = true }: Modal) => {
          const pressed = await ask(`${title} ${content}`.trim(), showCancel ? [cancelText, confirmText] : [confirmText]);
          return { confirm: pressed === confirmText, cancel: pressed !== confirmText };
        },
      ),
      showActionSheet: wxCall('showActionSheet', track, async ({ itemList }: ActionSheet) => {
        const pressed = await ask(itemList.join(' / '), ['取消', ...itemList]);
        if (!itemList.includes(pressed)) throw new WxError({ errMsg: 'showActionSheet:fail cancel' });
        return { tapIndex: itemList.indexOf(pressed) };
      }),
    };
  }
}
