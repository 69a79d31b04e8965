/**
 * Puts a shown popover below its anchor (above where there is more room), inside the window. Popovers live in
 * the top layer, so they also stand above the native dialog they were opened from.
 */
export function placeBelow(
  popover: HTMLElement,
  anchor: Element,
  how: { end?: boolean; asWide?: boolean } = {},
) {
  const gap = 4;
  const edge = 8;
  const from = anchor.getBoundingClientRect();
  if (how.asWide) popover.style.minWidth = `${from.width}px`;
  popover.style.maxHeight = '';
  const below = innerHeight - from.bottom - gap - edge;
  const above = from.top - gap - edge;
  const up = popover.offsetHeight > below && above > below;
  popover.style.maxHeight = `${Math.max(120, up ? above : below)}px`;
  const top = up ? from.top - gap - popover.offsetHeight : from.bottom + gap;
  const left = how.end ? from.right - popover.offsetWidth : from.left;
  popover.style.top = `${Math.max(edge, top)}px`;
  popover.style.left = `${Math.max(edge, Math.min(left, innerWidth - popover.offsetWidth - edge))}px`;
}
