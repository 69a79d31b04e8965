import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { asProblem } from '#web/problem.ts';
import { CategoryPicker } from './CategoryPicker.tsx';

interface CategoriesDialogProps {
  /** Ids of the categories at the start. */
  assigned: readonly string[];
  /** Saves one box; a refusal takes it back. */
  onAssign: (categoryId: string, assigned: boolean) => Promise<unknown>;
  onClose: () => void;
}

/** The categories of one record or contact; each box counts at once. */
export function CategoriesDialog({ assigned: before, onAssign, onClose }: CategoriesDialogProps) {
  const [assigned, setAssigned] = useState(before);
  const [error, setError] = useState('');
  const set = (categoryId: string, on: boolean) =>
    setAssigned((ids) => [...ids.filter((id) => id !== categoryId), ...(on ? [categoryId] : [])]);
  const toggle = async (categoryId: string, on: boolean) => {
    set(categoryId, on);
    setError('');
    try {
      await onAssign(categoryId, on);
    } catch (failure) {
      set(categoryId, !on);
      setError(asProblem(failure).detail);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.categories_title()}
      actions={<Button onClick={onClose}>{m.web_close()}</Button>}
    >
      {error && (
        <Banner tone="danger" urgent>
          {error}
        </Banner>
      )}
      <CategoryPicker assigned={assigned} onToggle={(id, on) => void toggle(id, on)} />
    </Dialog>
  );
}
