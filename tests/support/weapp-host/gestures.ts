import type { Activity } from './activity';
import type { PageStack } from './page-stack';
import { findNodes, type PageNode } from './page-tree';
import type { Dialogs } from './wx/dialogs';

/** Events that WeChat hands on from a node to its ancestors. */
const BUBBLING = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);
const DEFAULT_MAX_LENGTH = 140;

/**
 * What a person can see and do on the phone. Everything waits until what it is about is there. A place on screen is named as in {@link findNodes}:
 * `#id`, `.class` or its text; `#card >> 删除` looks inside.
 */
export class Gestures {
  constructor(
    protected readonly activity: Activity,
    readonly dialogs: Dialogs,
    private readonly stack: PageStack,
    /** The page on screen, read anew. */
    readonly screen: () => PageNode,
  ) {}

  /** All nodes at a place, now. */
  all(place: string): PageNode[] {
    return place.split(' >> ').reduce<PageNode[]>((roots, query) => roots.flatMap((root) => findNodes(root, query)), [this.screen()]);
  }

  /** Waits for the one node at a place. @throws if there are several, or none in good time */
  see(place: string): Promise<PageNode> {
    return this.#until(place, () => {
      const found = this.all(place);
      if (found.length > 1) throw new Error(`${found.length} places match ${place}:\n${this.screen().outline()}`);
      return found[0];
    });
  }

  /** Waits until nothing is at a place any more. */
  async gone(place: string): Promise<void> {
    await this.#until(`no ${place}`, () => this.all(place).length === 0 || undefined);
  }

  /** Waits until a page of this route is on screen and has drawn something. */
  async arrive(route: string): Promise<void> {
    await this.#until(`page ${route}`, () => (this.stack.current.route === route && this.screen().children.length > 0) || undefined);
  }

  /** @throws if nothing in the code hears the tap, or the button is disabled, as then nothing happens on a phone either */
  async tap(place: string): Promise<void> {
    if (this.dialogs.open) throw new Error(`"${this.dialogs.open.text}" covers the page: press one of its buttons`);
    const node = await this.see(place);
    const disabled = [...node.line()].find((line) => line.attribute('disabled') === true);
    if (disabled) throw new Error(`${place} is disabled`);
    const touch = { identifier: 0, clientX: 10, clientY: 10, pageX: 10, pageY: 10 };
    this.fire(node, 'touchstart', { touches: [touch], changedTouches: [touch] });
    this.fire(node, 'touchend', { touches: [], changedTouches: [touch] });
    if (!this.fire(node, 'tap', { detail: { x: 10, y: 10 }, touches: [touch], changedTouches: [touch] })) {
      throw new Error(`nothing hears a tap on ${place}:\n${this.screen().outline()}`);
    }
    await this.activity.drawn();
  }

  /** Puts the cursor into the input at or inside a place, replaces its text, and leaves it. */
  async type(place: string, text: string): Promise<void> {
    const node = await this.#field(place, ['input', 'textarea']);
    const limit = Number(node.attribute('maxlength') ?? DEFAULT_MAX_LENGTH);
    const value = limit < 0 ? text : text.slice(0, limit);
    this.fire(node, 'focus', { detail: { value: node.attribute('value') ?? '', height: 0 } });
    if (!this.fire(node, 'input', { detail: { value, cursor: value.length, keyCode: 0 } }))
      throw new Error(`nothing hears the typing in ${place}`);
    this.fire(node, 'blur', { detail: { value, cursor: value.length } });
    await this.activity.drawn();
  }

  /** Chooses in the picker, switch, checkbox group, radio group or slider at, inside or around a place. */
  async choose(place: string, value: unknown): Promise<void> {
    const node = await this.#field(place, ['picker', 'switch', 'checkbox-group', 'radio-group', 'slider', 'picker-view']);
    if (!this.fire(node, 'change', { detail: { value } })) throw new Error(`nothing hears a choice in ${place}`);
    await this.activity.drawn();
  }

  /** Presses a button of the modal or action sheet that WeChat shows, once it does. */
  async press(button: string): Promise<void> {
    const dialog = await this.#until(`a dialog with ${button}`, () => this.dialogs.open);
    dialog.press(button);
    await this.activity.drawn();
  }

  /** Waits for a toast with this text, whole. */
  async toast(text: string): Promise<void> {
    await this.#until(
      `a toast "${text}" among "${this.dialogs.toasts.join('", "')}"`,
      () => this.dialogs.toasts.includes(text) || undefined,
    );
  }

  /** Waits until what has been set off is drawn; answers of the cloud may still be under way. */
  drawn(): Promise<void> {
    return this.activity.drawn();
  }

  /** @throws if the page does not allow it: its configuration lacks `enablePullDownRefresh` */
  async pullDown(): Promise<void> {
    this.stack.gesture('onPullDownRefresh');
    await this.activity.drawn();
  }

  /** The phone shows something else for a while, such as a notification's app, and then this page again. */
  async lookAway(): Promise<void> {
    this.stack.show(false);
    await this.activity.drawn();
    this.stack.show(true);
    await this.activity.drawn();
  }

  reachBottom(): void {
    this.stack.gesture('onReachBottom');
  }

  /** Taps a tab by the word that app.json gives it. */
  async tapTab(text: string): Promise<void> {
    this.stack.tapTab(text);
    await this.activity.drawn();
  }

  /** The arrow in the title bar. */
  back(): void {
    this.stack.navigateBack();
  }

  /** Hands an event to the code as the template binds it. @returns whether anything heard it */
  fire(node: PageNode, type: string, more: { detail?: object; touches?: object[]; changedTouches?: object[] } = {}): boolean {
    let isHeard = false;
    const target = identity(node);
    for (const at of BUBBLING.has(type) ? node.line() : [node]) {
      const isCaught = at.template?.catches.has(type) ?? false;
      if (isCaught || at.template?.binds.has(type)) {
        isHeard = true;
        const event = {
          type,
          timeStamp: Date.now(),
          target,
          currentTarget: identity(at),
          mark: {},
          detail: {},
          touches: [],
          changedTouches: [],
          ...more,
        };
        this.stack.current.eh(event);
      }
      if (isCaught) break;
    }
    this.activity.changed();
    return isHeard;
  }

  async #field(place: string, components: readonly string[]): Promise<PageNode> {
    const node = await this.see(place);
    const fits = (candidate: PageNode) => components.includes(candidate.component);
    const field = [node, ...node.descendants(), ...node.line()].find(fits);
    if (!field) throw new Error(`${place} is no ${components.join(', ')} and has none:\n${node.outline()}`);
    if (field.attribute('disabled') === true) throw new Error(`${place} is disabled`);
    return field;
  }

  #until<T>(what: string, look: () => T | undefined): Promise<T> {
    return this.activity.until(look, () => `Waited for ${what}; on ${this.stack.current.route} there is\n${this.screen().outline()}`);
  }
}

const identity = (node: PageNode) => ({ id: node.id, dataset: { sid: node.raw.sid }, offsetLeft: 0, offsetTop: 0 });
