import type { Page } from 'playwright-core';

/** One picture of writing and reading side by side, for the README: the page, and the panel over its right edge. */
export async function makePoster(page: Page, writing: Buffer, reading: Buffer): Promise<Buffer> {
  const source = (image: Buffer): string => `data:image/png;base64,${image.toString('base64')}`;
  const poster = await page.context().newPage();
  await poster.setViewportSize({ width: 1280, height: 640 });
  await poster.setContent(`<style>
    body { margin: 0; height: 640px; background: #dfe4ef; position: relative; overflow: hidden; }
    img { position: absolute; border-radius: 10px; box-shadow: 0 8px 30px #0003; }
    .page { left: 30px; top: 40px; width: 900px; clip-path: inset(0 0 7% 0 round 10px); }
    .panel { right: 30px; top: 40px; width: 294px; }
  </style><img class="page" src="${source(writing)}"><img class="panel" src="${source(reading)}">`);
  await poster.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const image = await poster.screenshot({ scale: 'css' });
  await poster.close();
  return image;
}
