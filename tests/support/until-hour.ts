import { atHour, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import type { TestWechat } from './local-wechat';

/** The clock of a local WeChat goes on until it is that hour in Shanghai, today or tomorrow. */
export async function untilHour({ inspect }: Pick<TestWechat, 'inspect'>, hour: number): Promise<void> {
  const now = await inspect.now();
  const today = atHour(toLocalDate(now), hour);
  await inspect.advance((today < now ? today + DAY_MS : today) - now);
}
