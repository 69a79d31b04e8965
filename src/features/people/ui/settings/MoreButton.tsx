import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';

interface MoreButtonProps {
  hasMore: boolean;
  isLoadingMore: boolean;
  onReachEnd: () => void;
}

/** Below a table that is not complete: fetches the next page. */
export function MoreButton({ hasMore, isLoadingMore, onReachEnd }: MoreButtonProps) {
  if (!hasMore) return null;
  return (
    <Button busy={isLoadingMore} onClick={onReachEnd}>
      {m.people_more()}
    </Button>
  );
}
