import type { Page } from 'playwright-core';

/** What sticks out to the right, except in grids and tables, which may scroll by themselves. */
export const tooWide = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const culprits = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .slice(-3)
      .map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 30)}`);
    return [`${scrollWidth} px wide: ${culprits.join('; ')}`];
  });

/** Labels of buttons, links, fields and headings whose text does not fit and is cut off without „…“. */
export const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, legend, th, summary')]
      .filter((one) => one.checkVisibility() && one.textContent?.trim())
      .filter((one) => {
        const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(one);
        if (clipPath !== 'none') return false;
        const cutX =
          overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1;
        const cutY = overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 2;
        return cutX || cutY;
      })
      .map((one) => `clipped: ${one.tagName} ${one.textContent?.slice(0, 40)}`),
  );

/** Everything that does not fit into the width there is. */
export const misfits = async (page: Page) => [...(await tooWide(page)), ...(await clipped(page))];
