import { useState } from 'react';

/** Whether all that this filter finds are chosen, loaded or not. With another filter that is over. */
export function useChoiceOfAll(filter: object) {
  const now = JSON.stringify(filter);
  const [chosenBy, setChosenBy] = useState<string | null>(null);
  return {
    isAll: chosenBy === now,
    chooseAll: () => setChosenBy(now),
    chooseSome: () => setChosenBy(null),
  };
}
