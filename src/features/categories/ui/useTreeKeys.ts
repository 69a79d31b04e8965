import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CategoryLine } from './category-tree.ts';

interface TreeKeys {
  lines: readonly CategoryLine[];
  isOpen: (id: string) => boolean;
  setOpen: (id: string, open: boolean) => void;
  toggle: (id: string) => void;
}

/** The keys of a tree (ARIA pattern): up and down move, right opens, left closes or goes up, space toggles. */
export function useTreeKeys({ lines, isOpen, setOpen, toggle }: TreeKeys) {
  const tree = useRef<HTMLDivElement>(null);
  const [wanted, setActive] = useState(0);
  const active = Math.max(0, Math.min(wanted, lines.length - 1));
  const move = (to: number) => {
    const at = Math.max(0, Math.min(to, lines.length - 1));
    // Drawn at once: the focus moves with the key.
    flushSync(() => setActive(at));
    (tree.current?.children[at] as HTMLElement | undefined)?.focus();
  };
  const parentOf = (at: number) =>
    lines.findLastIndex((line, index) => index < at && line.level < (lines[at]?.level ?? 0));

  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[active];
    if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
    const { id } = line.category;
    const opens = line.hasChildren && !isOpen(id);
    const closes = line.hasChildren && isOpen(id);
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(lines.length - 1);
    else if (event.key === 'ArrowRight' && opens) setOpen(id, true);
    else if (event.key === 'ArrowRight' && closes) move(active + 1);
    else if (event.key === 'ArrowLeft' && closes) setOpen(id, false);
    else if (event.key === 'ArrowLeft' && parentOf(active) >= 0) move(parentOf(active));
    else if (event.key === ' ' || event.key === 'Enter') toggle(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { tree, active, setActive, onKeyDown };
}
