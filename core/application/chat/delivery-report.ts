/** What became of a template message after WeChat took it (TEMPLATESENDJOBFINISH). The same report may come more than once. */
export type DeliveryReport = {
  /** Names the report for good. */
  readonly reportId: string;
  readonly serviceOpenid: string;
  /** The `messageId` that the gateway gave for it. */
  readonly messageId: string;
  /** `success`, `failed:user block`, `failed: system failed` … */
  readonly status: string;
};
