/** So many ms of real time. A pause nobody waits for any more keeps no instance alive. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
