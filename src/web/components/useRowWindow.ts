import { type RefObject, useEffect, useLayoutEffect, useReducer } from 'react';
import { subscribeAppearance } from '#web/appearance.ts';

const overscan = 8;

export interface RowWindow {
  /** Pixels. */
  rowHeight: number;
  /** Rows that fit into the visible part. */
  perPage: number;
  /** Rows to draw, ascending; the active one always among them, so that it keeps the focus when scrolled away. */
  indexes: (active: number) => number[];
  scrollTo: (at: number) => void;
}

/**
 * Which rows of a scrolled list are in sight. Rows are of one height (`--h-row`, `--h-row-2line`). Lists load
 * page by page, so they stay far below the height at which browsers stop scrolling (33 million pixels).
 */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  twoLines: boolean,
  onReachEnd?: () => void,
): RowWindow {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const element = scroller.current;
  const rowHeight = heightOf(twoLines ? '--h-row-2line' : '--h-row');
  const visible = element?.clientHeight ?? 800;
  const first = Math.max(0, Math.floor((element?.scrollTop ?? 0) / rowHeight) - overscan);
  const last = Math.min(count - 1, Math.ceil(((element?.scrollTop ?? 0) + visible) / rowHeight) + overscan);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scroller appears with the first row
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(redraw);
    };
    box.addEventListener('scroll', soon, { passive: true });
    const resized = new ResizeObserver(soon);
    resized.observe(box);
    const unsubscribe = subscribeAppearance(soon);
    redraw();
    return () => {
      cancelAnimationFrame(frame);
      box.removeEventListener('scroll', soon);
      resized.disconnect();
      unsubscribe();
    };
  }, [count === 0]);
  useEffect(() => {
    if (count > 0 && last >= count - 1 - overscan) onReachEnd?.();
  });

  return {
    rowHeight,
    perPage: Math.max(1, Math.floor(visible / rowHeight) - 1),
    indexes: (active) => {
      const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
      if (active >= 0 && active < count && (active < first || active > last)) shown.push(active);
      return shown.sort((a, b) => a - b);
    },
    scrollTo: (at) => {
      const box = scroller.current;
      if (!box) return;
      const head = box.querySelector<HTMLElement>('[role=row]:not([data-row])')?.offsetHeight ?? 0;
      const top = at * rowHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeight + head > box.scrollTop + box.clientHeight) {
        box.scrollTop = top + rowHeight + head - box.clientHeight;
      }
    },
  };
}

const heightOf = (token: string) =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token)) || 40;
