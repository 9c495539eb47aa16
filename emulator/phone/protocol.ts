/** What the page with the phones and the server tell each other. Types only: both sides of `/__phones/*` import them. */

export type Title = { readonly zh: string; readonly en: string };
export type PhoneView = {
  readonly id: string;
  readonly title: Title;
  readonly kind: string;
  readonly openid: string;
  readonly startPage?: string;
};
export type RowView = { readonly label: string; readonly value: string };

/** A subscribe message; `phone` is absent when nobody here has that openid. `errcode` other than 0: refused, reached nobody. */
export type MessageView = {
  readonly id: number;
  readonly phone?: string;
  readonly touser: string;
  readonly templateId: string;
  readonly title: string;
  readonly rows: readonly RowView[];
  /** A page of the mini program without leading slash, with its query. */
  readonly page?: string;
  /** Epoch ms on the emulator's clock. */
  readonly sentAt: number;
  readonly errcode: number;
  readonly errmsg: string;
};

/** WeChat's sheet, now on the screen of `phone`. */
export type PromptView = {
  readonly id: string;
  readonly phone: string;
  readonly templates: readonly { readonly id: string; readonly title: string; readonly labels: readonly string[] }[];
};

/** Everything the page shows; sent whole when it connects and after a reset. */
export type PhonesState = {
  readonly miniProgram: string;
  /** The Mini Program is built for the browser. */
  readonly appReady: boolean;
  readonly phones: readonly PhoneView[];
  /** Add to the machine's time. */
  readonly offsetMs: number;
  /** Newest first. */
  readonly messages: readonly MessageView[];
  readonly prompts: readonly PromptView[];
};

/** One line of `GET /__phones/events`, as server-sent event `type` with JSON `data`. */
export type PhonesEvent =
  | { readonly type: 'state'; readonly data: PhonesState }
  | { readonly type: 'message'; readonly data: MessageView }
  | { readonly type: 'prompt'; readonly data: PromptView }
  | { readonly type: 'prompt-closed'; readonly data: { readonly id: string } }
  | { readonly type: 'clock'; readonly data: { readonly offsetMs: number } }
  | { readonly type: 'reset'; readonly data: PhonesState };

/** `GET /__phones/settings?phone=`: what the person allowed this mini program. */
export type PhoneSettings = {
  readonly notifications: boolean;
  readonly templates: readonly {
    readonly id: string;
    readonly title: string;
    /** Kept with 总是保持以上选择. */
    readonly remembered?: 'accept' | 'reject';
    /** Accepted messages not yet sent. */
    readonly available: number;
  }[];
};

/** `POST /__phones/settings`. */
export type SettingsChange = { readonly phone: string; readonly notifications?: boolean; readonly forget?: string };
