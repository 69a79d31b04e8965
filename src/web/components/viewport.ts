import { useSyncExternalStore } from 'react';

/** Below this width: one column, bottom bar, two-line rows. */
export const narrowBelow = 720;

/** Whether the media query holds now; draws anew when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => matchMedia(query).matches,
  );
}

/** A telephone's width (below 720 px). */
export const useNarrow = () => useMedia(`(max-width: ${narrowBelow - 0.02}px)`);
