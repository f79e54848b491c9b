import type { BrowserContext, Locator, Page } from 'playwright-core';

/** The options page, as a person uses it to fetch models. */
export class ModelOptions {
  private constructor(readonly page: Page) {}

  /** Opens the page and names the host of models there. */
  static async open(browser: BrowserContext, id: string, host: string): Promise<ModelOptions> {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${id}/options.html`);
    await page.getByText('free on the disk').waitFor();
    await page.getByLabel('Download from').fill(host);
    await page.getByLabel('Download from').press('Enter');
    await page
      .getByText(`from ${new URL(host).host}`)
      .first()
      .waitFor();
    return new ModelOptions(page);
  }

  /** The card of a model. */
  card(title: string): Locator {
    return this.page.getByRole('article', { name: title });
  }

  async download(title: string): Promise<void> {
    await this.card(title).getByRole('button', { name: 'Download' }).click();
    await this.card(title).getByText('SHA-256 checked').waitFor({ timeout: 60_000 });
  }

  /** Waits until the card says so of the model. */
  async says(title: string, words: string, timeoutMs = 60_000): Promise<void> {
    await this.card(title).getByText(words).waitFor({ timeout: timeoutMs });
  }

  /** Chooses where models run. */
  async runOn(device: 'Automatic' | 'Graphics card' | 'Processor'): Promise<void> {
    await this.page.getByLabel('Run models on').selectOption({ label: device });
  }

  /** Loads the model, or tests it again, and waits until it is in memory on a device. */
  async tryOut(title: string, device: 'graphics card' | 'processor', timeoutMs = 60_000): Promise<void> {
    await this.card(title).getByRole('button', { name: 'Try it' }).click();
    await this.says(title, `In memory, runs on the ${device}`, timeoutMs);
  }
}
