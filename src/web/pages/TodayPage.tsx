import { useMemo } from 'react';
import { TodayQueue } from '#features/thread/ui/TodayQueue.tsx';
import { asFlag, asOneOf, asText, useUrlState } from '#web/url-state.ts';

const fields = {
  followUp: asText,
  tab: asOneOf(['open', 'done', 'planned'] as const),
  medium: asOneOf(['phone', 'email', 'meeting'] as const),
  /** On a telephone: the record instead of the list. */
  record: asFlag,
};

/** „Tagesgeschäft“: the product opens here (ux.md D1). */
export function TodayPage() {
  const [state, change] = useUrlState(fields);
  const address = useMemo(() => ({ state, change }), [state, change]);
  return <TodayQueue address={address} />;
}
