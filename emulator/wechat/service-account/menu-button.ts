/** A button as the menu was created: what taps do depends on `type`. A button with `sub_button` only opens them. */
export type MenuButton = {
  readonly type?: string;
  readonly name: string;
  readonly key?: string;
  readonly url?: string;
  readonly appid?: string;
  readonly pagepath?: string;
  readonly sub_button: readonly MenuButton[];
};
