import Taro from '@tarojs/taro';
import { commonTexts } from '@/i18n/common';
import { textsNow } from '@/i18n/texts';

/** A browser on a desk has no phone: there the number is copied, to be dialled elsewhere. */
const isPhone = (): boolean => process.env.TARO_ENV !== 'h5' || window.matchMedia('(pointer: coarse)').matches;

/** Calls a number, or copies it where nothing can call. Whoever turns back at the phone's own question is told nothing. */
export async function callNumber(phoneNumber: string): Promise<void> {
  if (isPhone()) {
    await Taro.makePhoneCall({ phoneNumber }).catch(() => {});
    return;
  }
  const t = textsNow(commonTexts);
  const title = await Taro.setClipboardData({ data: phoneNumber }).then(
    () => t.numberCopied,
    () => t.copyFailed,
  );
  Taro.showToast({ title, icon: 'none' });
}
