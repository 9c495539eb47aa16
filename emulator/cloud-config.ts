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
  /** The Mini Program at WeChat: secret, allowed addresses, where its events go. */
  readonly miniProgram?: WechatAppConfig;
  readonly serviceAccount?: ServiceAccountConfig;
  readonly phones?: readonly PhoneConfig[];
  /** Collection → documents inserted on the first start of a data directory. */
  readonly seed?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
};

export type CollectionConfig = { readonly name: string; readonly access?: string; readonly indexes?: readonly IndexConfig[] };

export type IndexConfig = {
  readonly name: string;
  /** Path and direction, in order; `2dsphere` makes it a geo index of that path (other paths of the same index are then not used). */
  readonly keys: readonly (readonly [path: string, direction: 1 | -1 | '2dsphere'])[];
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
  /** Processes it may have at once; default: that of the start. */
  readonly maxInstances?: number;
  /** Path of the HTTP access service that leads to it, with everything below it: `/service-account`. */
  readonly httpPath?: string;
};

/** An app as the management console of WeChat has it. Secrets here are of the local WeChat and open nothing else. */
export type WechatAppConfig = {
  readonly secret?: string;
  /** `gh_…`: ToUserName of what is pushed. */
  readonly originalId?: string;
  /** Addresses that may ask for tokens and call the API; default: every one. */
  readonly ipAllowList?: readonly string[];
  readonly push?: PushConfig;
};

/** Where messages and events of an app are pushed. */
export type PushConfig = {
  /** An address on this machine, or a path of the HTTP access service (`/service-account`). */
  readonly url?: string;
  readonly token: string;
  /** 43 characters; needed by `secure`. */
  readonly encodingAesKey?: string;
  readonly mode: 'plain' | 'secure';
  readonly format: 'xml' | 'json';
  /** Times a push that is not answered is sent again. Default 3. */
  readonly retries?: number;
  /** Real ms a callback has. Default 5000, as at WeChat; tests wait less. */
  readonly answerWithinMs?: number;
  /** Kinds that go to a function instead of `url`, always as JSON. Without `event`: messages of that type. */
  readonly functions?: readonly { readonly msgType: string; readonly event?: string; readonly functionName: string }[];
};

export type ServiceAccountConfig = WechatAppConfig & {
  readonly appId: string;
  /** As it stands over the chat. */
  readonly name: string;
  readonly templates?: readonly SubscribeTemplateConfig[];
  /** The menu to begin with, as `menu/create` takes its buttons; whatever an API made of it since stays. */
  readonly menu?: readonly Readonly<Record<string, unknown>>[];
};

/** A person's phone. `id` is a host name label: the phone lives at `<id>.localhost`. */
export type PhoneConfig = {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly openid: string;
  readonly unionid?: string;
  /** Of the same person at the service account. */
  readonly serviceOpenid?: string;
  /** Page its Mini Program starts with, without leading slash; default: the first. */
  readonly startPage?: string;
  /** What the getPhoneNumber button gives: `13800000000`, or with its country `+852 51234567`. Without one the person declines. */
  readonly phoneNumber?: string;
  readonly kind: string;
};
