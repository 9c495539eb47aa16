let offsetMs = 0;

/** The functions' clock decides what is late; the phone's may be wrong. */
export function noteServerTime(now: number): void {
  offsetMs = now - Date.now();
}

/** Epoch ms by the functions' clock, as far as it is known. */
export const serverNow = (): number => Date.now() + offsetMs;
