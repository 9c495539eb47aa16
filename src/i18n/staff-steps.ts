import type { Language } from '#core/contract/reply';
import { staffFrameTexts as frame } from './staff-steps/frame';
import { staffInboundTexts as inbound } from './staff-steps/inbound';
import { staffInspectionTexts as inspection } from './staff-steps/inspection';
import { staffPaymentTexts as payment } from './staff-steps/payment';
import { staffShippingTexts as shipping } from './staff-steps/shipping';
import { beforeArrivalTexts } from './staff-steps/steps-before-arrival';
import { examinationTexts } from './staff-steps/steps-examination';
import { inHouseTexts } from './staff-steps/steps-in-house';
import { wayBackTexts } from './staff-steps/steps-way-back';
import { staffWordsTexts as words } from './staff-steps/words';
import type { Texts } from './texts';

const inLanguage = (language: Language) => ({
  ...frame[language],
  ...inbound[language],
  ...inspection[language],
  ...payment[language],
  ...shipping[language],
  /** Of the forms made by hand, and of those that are described: those also have words for their fields. */
  steps: {
    ...words[language].steps,
    ...beforeArrivalTexts[language],
    ...examinationTexts[language],
    ...inHouseTexts[language],
    ...wayBackTexts[language],
  },
  described: { ...beforeArrivalTexts[language], ...examinationTexts[language], ...inHouseTexts[language], ...wayBackTexts[language] },
});

/** Everything the forms of staff say; by concept in the folder beside. */
export const staffStepTexts: Texts<ReturnType<typeof inLanguage>> = { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') };
