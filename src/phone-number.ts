const PHONE = /^\+?\d{6,20}$/;

/** Full-width digits and separators are mended by the server the same way (core/contract/fields.ts). */
export const isPhone = (typed: string): boolean => PHONE.test(typed.normalize('NFKC').replace(/[\s()-]/g, ''));
