import * as z from 'zod';
import type {
  CloudConfig,
  CollectionConfig,
  FunctionConfig,
  IndexConfig,
  PhoneConfig,
  PushConfig,
  ServiceAccountConfig,
  SubscribeTemplateConfig,
  WechatAppConfig,
} from './cloud-config';
import { readSchedule } from './functions/cron';
import { TIMER_NAME } from './functions/timers';
import { readRoutes } from './http-access/http-access';
import { readTargets } from './wechat/push/destination';

type OptionalKey<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];
type Schemas<T, K extends keyof T> = { readonly [P in K]-?: z.ZodType<Required<T>[P]> };

/**
 * An object with exactly the keys of `T`. The compiler holds both lists against the type: a key that is forgotten, misspelt, of another type or in the
 * wrong list does not compile, so the types of `cloud-config.ts` stay the one place where a configuration is described.
 */
function record<T extends object>(
  required: Schemas<T, Exclude<keyof T, OptionalKey<T>>>,
  optional: Schemas<T, OptionalKey<T>>,
): z.ZodType<T> {
  const mayLack = Object.entries<z.ZodType>(optional).map(([key, schema]) => [key, z.exactOptional(schema)] as const);
  const shape: Record<string, z.ZodType> = { ...required, ...Object.fromEntries(mayLack) };
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? `is not known; known here: ${known}` : undefined),
  }) as unknown as z.ZodType<T>;
}

/** Of several items no two have the same value under `key`. */
const apart =
  <T>(...keys: readonly (keyof T & string)[]) =>
  ({ value: items, issues }: { value: readonly T[]; issues: z.core.$ZodRawIssue[] }): void => {
    for (const key of keys) {
      const seen = new Set<unknown>();
      items.forEach((item, index) => {
        const value = item[key];
        if (value !== undefined && seen.has(value))
          issues.push({ code: 'custom', input: value, path: [index, key], message: `is there twice: ${JSON.stringify(value)}` });
        seen.add(value);
      });
    }
  };

/** Where the emulator itself refuses to start: what `work` says, at no place in particular. */
const startsWith =
  (work: (config: CloudConfig) => unknown) =>
  ({ value, issues }: { value: CloudConfig; issues: z.core.$ZodRawIssue[] }): void => {
    try {
      work(value);
    } catch (failure) {
      issues.push({ code: 'custom', input: value, path: [], message: (failure as Error).message });
    }
  };

const matching = (pattern: RegExp, says: string) => z.string().regex(pattern, `must be ${says}`);
const text = z.string().min(1, 'must be a text that is not empty');
const aboveZero = z.number().positive('must be a number above 0');
const wholeFrom = (least: number) => z.int().min(least, `must be a whole number from ${least}`);
/** The SDK turns values of its context that are digits into numbers. */
const notDigits = matching(/\D/, 'a text of not only digits: the SDK would make a number of it');

const index = record<IndexConfig>(
  {
    name: text,
    keys: z
      .array(z.tuple([text, z.literal([1, -1, '2dsphere'])], 'must be a pair: [path, 1], [path, -1] or [path, "2dsphere"]'))
      .min(1, 'must hold at least one pair [path, direction]'),
  },
  { unique: z.boolean(), sparse: z.boolean() },
);

const collection = record<CollectionConfig>(
  { name: text },
  { access: z.string(), indexes: z.array(index).check(apart<IndexConfig>('name')) },
);

const template = record<SubscribeTemplateConfig>(
  {
    id: text,
    title: z.string(),
    fields: z.array(record<SubscribeTemplateConfig['fields'][number]>({ key: text, type: text, label: z.string() }, {})),
  },
  {},
);

const cron = z.string().check(({ value, issues }) => {
  try {
    readSchedule(value);
  } catch (failure) {
    const message = `must have seven fields (second minute hour day month weekday year): ${(failure as Error).message}`;
    issues.push({ code: 'custom', input: value, path: [], message });
  }
});

const cloudFunction = record<FunctionConfig>(
  { name: matching(/^[A-Za-z][\w-]*$/, 'letters, digits, - and _, with a letter first: it is the name of a folder') },
  {
    timeoutSeconds: aboveZero,
    memoryMb: aboveZero,
    openapi: z.array(text),
    timer: record<NonNullable<FunctionConfig['timer']>>(
      { name: matching(TIMER_NAME, 'at most 60 letters, digits, - and _, with a letter first'), cron },
      {},
    ),
    environment: z.record(z.string(), z.string()),
    maxInstances: wholeFrom(1),
    httpPath: text,
  },
);

const push = record<PushConfig>(
  { token: text, mode: z.literal(['plain', 'secure']), format: z.literal(['xml', 'json']) },
  {
    url: text,
    encodingAesKey: z.string(),
    retries: wholeFrom(0),
    answerWithinMs: aboveZero,
    functions: z.array(record<NonNullable<PushConfig['functions']>[number]>({ msgType: text, functionName: text }, { event: text })),
  },
);

const app = { secret: text, originalId: text, ipAllowList: z.array(text), push };

const phone = record<PhoneConfig>(
  {
    id: matching(/^(?!wechat$)[a-z0-9-]+$/, 'lower-case letters, digits and -, for it is part of a host name; "wechat" is taken'),
    title: record<PhoneConfig['title']>({ zh: z.string(), en: z.string() }, {}),
    openid: notDigits,
    kind: z.string(),
  },
  { unionid: notDigits, serviceOpenid: notDigits, startPage: z.string(), phoneNumber: text },
);

/** What stands in a configuration, as `cloud-config.ts` describes it, and what the emulator would not start with. */
export const configSchema: z.ZodType<CloudConfig> = record<CloudConfig>(
  {
    envId: text,
    appId: notDigits,
    bucket: text,
    collections: z.array(collection).check(apart<CollectionConfig>('name')),
    functions: z.array(cloudFunction).check(apart<FunctionConfig>('name')),
  },
  {
    miniProgramName: z.string(),
    pages: z.array(text),
    subscribeTemplates: z.array(template).check(apart<SubscribeTemplateConfig>('id')),
    miniProgram: record<WechatAppConfig>({}, app),
    serviceAccount: record<ServiceAccountConfig>(
      { appId: notDigits, name: text },
      {
        ...app,
        templates: z.array(template).check(apart<SubscribeTemplateConfig>('id')),
        menu: z.array(z.record(z.string(), z.unknown())),
      },
    ),
    phones: z.array(phone).check(apart<PhoneConfig>('id', 'openid', 'serviceOpenid')),
    seed: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  },
).check(startsWith(readRoutes), startsWith(readTargets), seedIsDeclared);

function seedIsDeclared({ value: { seed = {}, collections }, issues }: { value: CloudConfig; issues: z.core.$ZodRawIssue[] }): void {
  for (const name of Object.keys(seed)) {
    if (collections.some((one) => one.name === name)) continue;
    issues.push({ code: 'custom', input: name, path: ['seed', name], message: 'names a collection that is not under collections' });
  }
}
