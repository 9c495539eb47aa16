/** When a cloud is killed: told by what was done, not by time. */
export type FuseLength = {
  /** Acknowledged calls before it is lit. */
  readonly acknowledged: number;
  /** Calls sent after that; with the last of them it blows. */
  readonly sent: number;
};

export type Fuse = {
  readonly isBlown: () => boolean;
  readonly sent: () => void;
  readonly acknowledged: () => void;
};

export function fuse(length: FuseLength, blow: () => void): Fuse {
  let acknowledged = 0;
  let sent = 0;
  let isBlown = false;
  return {
    isBlown: () => isBlown,
    acknowledged: () => {
      acknowledged += 1;
    },
    sent: () => {
      if (isBlown || acknowledged < length.acknowledged) return;
      sent += 1;
      if (sent < length.sent) return;
      isBlown = true;
      blow();
    },
  };
}
