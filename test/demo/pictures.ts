import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';

/** The pictures of one demonstration, numbered in the order in which they are saved. */
export class Pictures {
  #count = 0;
  readonly #folder: string;

  /** Empties the folder, so that what lies there is of this demonstration. */
  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  save(name: string, image: Buffer): void {
    const path = join(this.#folder, `${++this.#count}-${name}.png`);
    writeFileSync(path, image);
    console.log(`saved ${relative('', path)}`);
  }

  async take(name: string, page: Page): Promise<Buffer> {
    const image = await page.screenshot();
    this.save(name, image);
    return image;
  }
}
