/** Why it cannot start, in words for whoever starts it. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
}
