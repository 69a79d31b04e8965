import type { RecentRecord } from './recents.ts';

/** One thing the palette offers. */
export interface PaletteRow {
  id: string;
  kind: 'command' | 'campaign' | RecentRecord['kind'];
  label: string;
  context: string;
  keys?: string | undefined;
  /** Why it cannot be done now. */
  reason?: string | null | undefined;
  run: () => void;
}
