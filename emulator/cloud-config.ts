/** What the cloud and WeChat must know of a project. Plain data; the emulator itself knows no project. */
export type CloudConfig = {
  readonly envId: string;
  /** Not digits only: the SDK turns such values of its context into numbers. */
  readonly appId: string;
  /** Bucket of cloud storage; part of each fileID (`cloud://<envId>.<bucket>/<path>`). */
  readonly bucket: string;
  /** As WeChat shows it over a message and in the prompt. */
  readonly miniProgramName?: string;
  /** Pages of the Mini Program; a message that opens any other is refused (41030). */
  readonly pages?: readonly string[];
  readonly collections: readonly CollectionConfig[];
  readonly subscribeTemplates?: readonly SubscribeTemplateConfig[];
  readonly functions: readonly FunctionConfig[];
  readonly phones?: readonly PhoneConfig[];
  /** Collection → documents inserted on the first start of a data directory. */
  readonly seed?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
};

export type CollectionConfig = { readonly name: string; readonly access?: string; readonly indexes?: readonly IndexConfig[] };

export type IndexConfig = {
  readonly name: string;
  /** Path and direction, in order. */
  readonly keys: readonly (readonly [path: string, direction: 1 | -1])[];
  readonly unique?: boolean;
  /** Leaves out documents that have none of the paths (with `unique`: many documents may lack them). */
  readonly sparse?: boolean;
};

export type SubscribeTemplateConfig = {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { readonly key: string; readonly type: string; readonly label: string }[];
};

export type FunctionConfig = {
  readonly name: string;
  /** Default 3, as in the platform. */
  readonly timeoutSeconds?: number;
  /** Default 256. */
  readonly memoryMb?: number;
  /** Cloud calls the function may make (`permissions.openapi` of its config.json). */
  readonly openapi?: readonly string[];
  /** Seven fields: second minute hour day month weekday year, evaluated in Asia/Shanghai. */
  readonly timer?: { readonly name: string; readonly cron: string };
  readonly environment?: Readonly<Record<string, string>>;
};

/** A person's phone. `id` is a host name label: the phone lives at `<id>.localhost`. */
export type PhoneConfig = {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly openid: string;
  readonly unionid?: string;
  /** Page its Mini Program starts with, without leading slash; default: the first. */
  readonly startPage?: string;
  readonly kind: string;
};
