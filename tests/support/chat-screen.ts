import type { Locator, Page } from 'playwright-core';

/** As of PhoneScreen: a condition is waited for, never a time. */
const PATIENCE_MS = 30_000;
/** What the account says in answer to what is written, unlike template messages. */
const ANSWERS = ['passive-reply', 'customer-service', 'wechat'];

/** The chat of the service account on one phone of the phones page, used as a person does: by what is seen. */
export class ChatScreen {
  readonly #page: Page;
  readonly #place: string;
  readonly #phone: Locator;

  constructor(page: Page, phone: string) {
    this.#page = page;
    this.#place = `[data-phone="${phone}"]`;
    this.#phone = page.locator(this.#place);
  }

  #button(name: string): Locator {
    return this.#phone.getByRole('button', { name, exact: true });
  }

  /** Goes to the chat, from wherever the phone is, and follows the account if need be. */
  async open(): Promise<void> {
    const close = this.#button('关闭小程序');
    const row = this.#phone.locator('[data-account="service-account"]');
    const lines = this.#phone.locator('.chat-lines');
    await close.or(row).or(lines).first().waitFor({ timeout: PATIENCE_MS });
    if (await lines.isVisible()) return;
    if (await close.isVisible()) await close.click({ timeout: PATIENCE_MS });
    await row.click({ timeout: PATIENCE_MS });
    const follow = this.#button('关注');
    await follow.or(lines).first().waitFor({ timeout: PATIENCE_MS });
    // Whoever does not follow yet sees the account's page first.
    if (!(await lines.isVisible())) await this.#answerTo(() => follow.click({ timeout: PATIENCE_MS }));
    await this.#button('切换到键盘').or(this.#button('切换到菜单')).first().waitFor({ timeout: PATIENCE_MS });
  }

  /** Back into the Mini Program, where it was left. */
  async leave(): Promise<void> {
    await this.#button('返回').click({ timeout: PATIENCE_MS });
    await this.#phone.locator('button.chat').last().click({ timeout: PATIENCE_MS });
    await this.#button('关闭小程序').waitFor({ timeout: PATIENCE_MS });
  }

  /** Writes a line. @returns what the account answers */
  async say(text: string): Promise<string> {
    await this.open();
    const keyboard = this.#button('切换到键盘');
    if (await keyboard.isVisible()) await keyboard.click({ timeout: PATIENCE_MS });
    await this.#phone.getByRole('textbox', { name: '输入消息' }).fill(text, { timeout: PATIENCE_MS });
    return this.#answerTo(() => this.#button('发送').click({ timeout: PATIENCE_MS }));
  }

  /** Says a line that takes a step, and confirms it where the account asks. @returns what it said last @throws where the step was not taken */
  async does(line: string): Promise<string> {
    const answer = await this.say(line);
    const last = answer.includes('回复 1 确认，0 取消') ? await this.say('1') : answer;
    if (!last.includes('已办理')) throw new Error(`“${line}” was not done, but answered: ${answer} / ${last}`);
    return last;
  }

  /** Sends a picture from the album. @returns what the account answers */
  async photo(file: string): Promise<string> {
    await this.open();
    const keyboard = this.#button('切换到键盘');
    if (await keyboard.isVisible()) await keyboard.click({ timeout: PATIENCE_MS });
    const album = this.#button('相册');
    if (!(await album.isVisible())) await this.#button('更多').click({ timeout: PATIENCE_MS });
    const chooser = this.#page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
    await album.click({ timeout: PATIENCE_MS });
    return this.#answerTo(async () => (await chooser).setFiles(file));
  }

  /** Taps a button of the menu. @returns what the account answers */
  async tapMenu(name: string): Promise<string> {
    await this.open();
    const menu = this.#button('切换到菜单');
    if (await menu.isVisible()) await menu.click({ timeout: PATIENCE_MS });
    return this.#answerTo(() => this.#button(name).click({ timeout: PATIENCE_MS }));
  }

  /** Waits until something with these words stands in the chat: an answer, or a template message. */
  async hears(text: string | RegExp): Promise<void> {
    await this.open();
    await this.#line(text).waitFor({ timeout: PATIENCE_MS });
  }

  /** Taps the latest card with these words, which opens the Mini Program; the chat is left by it. */
  async tapCard(text: string | RegExp): Promise<void> {
    await this.hears(text);
    await this.#line(text).getByRole('button').last().click({ timeout: PATIENCE_MS });
    await this.#button('关闭小程序').waitFor({ timeout: PATIENCE_MS });
  }

  #line(text: string | RegExp): Locator {
    return this.#phone.locator('.chat-line:not(.mine)').filter({ hasText: text }).last();
  }

  async #newest(): Promise<number> {
    const entries = await this.#phone.locator('.chat-line').evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-entry'))));
    return Math.max(0, ...entries);
  }

  /** Of what the account says after `act` the first. */
  async #answerTo(act: () => Promise<unknown>): Promise<string> {
    const before = await this.#newest();
    await act();
    const answer = await this.#page.waitForFunction(
      ({ answers, after }) =>
        [...document.querySelectorAll<HTMLElement>(answers)]
          .find((line) => Number(line.dataset.entry) > after)
          ?.querySelector('.bubble, .chat-notice')?.textContent,
      { answers: ANSWERS.map((from) => `${this.#place} [data-from="${from}"]`).join(), after: before },
      { timeout: PATIENCE_MS },
    );
    return String(await answer.jsonValue());
  }
}
