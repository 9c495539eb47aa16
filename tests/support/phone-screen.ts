import type { FrameLocator, Locator, Page } from 'playwright-core';

/** How long anything may take to show on a machine that is busy with other tests; a condition is waited for, never a time. */
const PATIENCE_MS = 30_000;

/** The screen behind each tab, by the tab's word. */
const TABS = { 首页: 'home', 工单: 'orders', 消息: 'messages', 我的: 'me' } as const;

/**
 * The Mini Program on one phone of the phones page, used as a person does: by what is seen. Pages left behind stay in the document,
 * so only visible elements count.
 */
export class PhoneScreen {
  readonly #page: Page;
  readonly #phone: Locator;
  readonly #app: FrameLocator;

  constructor(page: Page, phone: string) {
    this.#page = page;
    this.#phone = page.locator(`[data-phone="${phone}"]`);
    this.#app = this.#phone.frameLocator('iframe');
  }

  #find(id: string): Locator {
    return this.#app.locator(`[id="${id}"]`).filter({ visible: true }).last();
  }

  /** Waits until the element is there. */
  async sees(id: string, text?: string | RegExp): Promise<void> {
    const found = text === undefined ? this.#find(id) : this.#app.locator(`[id="${id}"]`).filter({ visible: true, hasText: text }).last();
    await this.#tell(found.waitFor({ timeout: PATIENCE_MS }));
  }

  /** What the phone shows instead, for whoever reads the failure: a busy machine shows it once and not again. */
  async #tell<T>(waiting: Promise<T>): Promise<T> {
    try {
      return await waiting;
    } catch (error) {
      const pages = await this.#app.locator('.taro_page').filter({ visible: true }).allInnerTexts();
      const typed = await this.#app
        .locator('input, textarea')
        .filter({ visible: true })
        .evaluateAll((fields) => fields.map((field) => `${field.id}=${(field as HTMLInputElement).value}`));
      throw new Error(`The phone shows:\n${pages.join('\n---\n')}\nwith ${typed.join(', ')}`, { cause: error });
    }
  }

  /** Whether the element is there now; ask once the page has been seen. */
  async shows(id: string): Promise<boolean> {
    return (await this.#find(id).count()) > 0;
  }

  /** Waits until the element is gone: a page that is being left still shows for a moment beside the next one. */
  async leaves(id: string): Promise<void> {
    await this.#tell(this.#find(id).waitFor({ state: 'hidden', timeout: PATIENCE_MS }));
  }

  async tap(id: string): Promise<void> {
    await this.#tell(this.#find(id).click({ timeout: PATIENCE_MS }));
  }

  /** Two taps faster than anything can answer. */
  async tapTwice(id: string): Promise<void> {
    await this.#find(id).dblclick({ timeout: PATIENCE_MS });
  }

  /** The arrow in WeChat's navigation bar. */
  async back(): Promise<void> {
    await this.#app.locator('.taro-navigation-bar-back').filter({ visible: true }).first().click({ timeout: PATIENCE_MS });
  }

  /** Comes back once the tab's page has taken the place of the one before: both may show the same order for a moment. */
  async tapTab(word: keyof typeof TABS): Promise<void> {
    await this.#app.locator('.weui-tabbar__item, .taro-tabbar__tabbar a').filter({ hasText: word }).first().click({ timeout: PATIENCE_MS });
    await this.sees(TABS[word]);
    for (const id of Object.values(TABS).filter((other) => other !== TABS[word])) await this.leaves(id);
  }

  async type(id: string, text: string): Promise<void> {
    await this.#tell(this.#find(id).locator('input, textarea').first().fill(text, { timeout: PATIENCE_MS }));
  }

  /** Takes what a wheel of days or hours shows. */
  async confirmPicker(): Promise<void> {
    await this.#app.getByText('确定', { exact: true }).filter({ visible: true }).last().click({ timeout: PATIENCE_MS });
  }

  /** Picks a file from the phone's album and waits until it is uploaded and checked. */
  async pick(id: string, file: string): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await this.tap(`${id}-add`);
    await (await chooser).setFiles(file);
    await this.#find(id).locator('.photo-tick').first().waitFor({ timeout: PATIENCE_MS });
  }

  /** Picks a file that is refused, sees it said, and takes it away again. */
  async pickRefused(id: string, file: string): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await this.tap(`${id}-add`);
    await (await chooser).setFiles(file);
    const photo = this.#find(id).locator('.photo').filter({ hasText: '不是照片' });
    await photo.waitFor({ timeout: PATIENCE_MS });
    await photo
      .locator('[role="button"]')
      .filter({ hasText: /删除|移除/ })
      .click({ timeout: PATIENCE_MS });
  }

  /** Chooses a file where the element asks for one. */
  async chooseFile(id: string, file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await this.tap(id);
    await (await chooser).setFiles(file);
  }

  async tickAll(id: string): Promise<void> {
    const boxes = this.#find(id).locator('[role="checkbox"]');
    await boxes.first().waitFor({ timeout: PATIENCE_MS });
    for (const box of await boxes.all()) if ((await box.getAttribute('aria-checked')) !== 'true') await box.click();
  }

  /** Leaves the Mini Program and enters it anew, at its first page. */
  async reenter(): Promise<void> {
    const screen = this.#phone.locator('iframe');
    const source = (await screen.getAttribute('src')) ?? '';
    const frame = await (await screen.elementHandle({ timeout: PATIENCE_MS }))?.contentFrame();
    // By way of nowhere: an address that differs in its last part only would not be loaded again.
    await frame?.goto('about:blank');
    await frame?.goto(new URL(source, this.#page.url()).href);
  }

  /**
   * Enters the Mini Program anew at a page, as a card or a code leads there; `entry` must be another one each time. Comes back once the old one is gone: until then a tap could
   * still meet that.
   */
  async enterAt(path: string, entry: number): Promise<void> {
    const launch = `entry-${entry}`;
    const screen = this.#phone.locator('iframe');
    await screen.evaluate(
      (frame, { hash, launch }) => {
        const address = new URL((frame as HTMLIFrameElement).src);
        // Another query loads the document anew; another hash alone would only turn a page.
        address.search = `?launch=${launch}`;
        address.hash = hash;
        (frame as HTMLIFrameElement).src = address.href;
      },
      { hash: `#/${path}`, launch },
    );
    const frame = await (await screen.elementHandle({ timeout: PATIENCE_MS }))?.contentFrame();
    await frame?.waitForURL((address) => address.searchParams.get('launch') === launch, { timeout: PATIENCE_MS });
  }

  #sheet(): Locator {
    return this.#phone.locator('[role="dialog"]').filter({ has: this.#page.getByRole('button', { name: '允许' }) });
  }

  /** Refuses WeChat's sheet for good where it comes up: nothing drops in over the page any more. Where the choice was kept, `next` is there at once. */
  async refuseMessagesBefore(next: string): Promise<void> {
    await Promise.race([this.#sheet().waitFor({ timeout: PATIENCE_MS }), this.sees(next)]);
    if (await this.#sheet().isVisible()) {
      await this.#sheet().getByText('总是保持以上选择').click();
      await this.#sheet().getByRole('button', { name: '取消' }).click();
    }
    await this.sees(next);
  }

  /** Answers WeChat's sheet, keeping the choice. */
  async allowMessages(): Promise<void> {
    const sheet = this.#sheet();
    await sheet.waitFor({ timeout: PATIENCE_MS });
    const keep = sheet.getByText('总是保持以上选择');
    if ((await keep.count()) > 0) await keep.click();
    await sheet.getByRole('button', { name: '允许' }).click();
  }

  /** Answers WeChat's sheet with yes, for this once. */
  async allowMessagesOnce(): Promise<void> {
    const yes = this.#sheet().getByRole('button', { name: '允许' });
    await yes.click({ timeout: PATIENCE_MS });
    await yes.waitFor({ state: 'hidden', timeout: PATIENCE_MS });
  }

  /** The switch in WeChat itself that lets this Mini Program send messages; comes back to the Mini Program. */
  async turnNotificationsInWechat(wanted: 'on' | 'off'): Promise<void> {
    await this.#phone.getByRole('button', { name: '更多' }).click({ timeout: PATIENCE_MS });
    await this.#phone.getByRole('button', { name: '订阅消息' }).click({ timeout: PATIENCE_MS });
    const receive = this.#phone.getByRole('switch', { name: '接收订阅消息' });
    await receive.waitFor({ timeout: PATIENCE_MS });
    if ((await receive.isChecked()) !== (wanted === 'on')) await receive.click({ timeout: PATIENCE_MS });
    await this.#phone.getByRole('switch', { name: '接收订阅消息', checked: wanted === 'on' }).waitFor({ timeout: PATIENCE_MS });
    await this.#phone.getByRole('button', { name: '返回' }).click({ timeout: PATIENCE_MS });
  }

  /** The number on a tab, empty when there is none; waits until it is `wanted`. */
  async seesBadge(word: keyof typeof TABS, wanted: string): Promise<void> {
    const tab = this.#app.locator('.weui-tabbar__item, .taro-tabbar__tabbar a').filter({ hasText: word }).first();
    const badge = tab.locator('.weui-badge');
    if (wanted === '') await badge.waitFor({ state: 'hidden', timeout: PATIENCE_MS });
    else await badge.filter({ hasText: wanted }).waitFor({ timeout: PATIENCE_MS });
  }

  /** Whether WeChat's sheet is up. */
  async isAsked(): Promise<boolean> {
    return (await this.#sheet().count()) > 0;
  }

  /** Waits for a message to drop in, and opens it. */
  async openNotification(text: string | RegExp): Promise<void> {
    const drop = this.#phone.locator('.drop').filter({ hasText: text });
    await drop.waitFor({ timeout: PATIENCE_MS });
    await drop.click();
  }

  /** Leaves the Mini Program and scans a code that the service account made; comes back once the account has answered so. */
  async scan(scene: string, answer: string | RegExp): Promise<void> {
    const button = (name: string) => this.#phone.getByRole('button', { name, exact: true });
    await button('关闭小程序').click({ timeout: PATIENCE_MS });
    await button('扫一扫').click({ timeout: PATIENCE_MS });
    await button(`扫二维码 ${scene}`).click({ timeout: PATIENCE_MS });
    await this.#phone.locator('.chat-line').filter({ hasText: answer }).last().waitFor({ timeout: PATIENCE_MS });
  }

  /** Back from WeChat's own screens. */
  async backToApp(): Promise<void> {
    await this.#phone.getByRole('button', { name: '返回', exact: true }).click({ timeout: PATIENCE_MS });
    await this.#phone.locator('.chat').filter({ hasText: '最近使用的小程序' }).click({ timeout: PATIENCE_MS });
  }

  /** Waits for a message to drop in. */
  async getsNotification(text: string | RegExp): Promise<void> {
    await this.#phone.locator('.drop').filter({ hasText: text }).waitFor({ timeout: PATIENCE_MS });
  }
}
