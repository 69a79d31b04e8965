import { useCategories } from '#features/categories/ui/useCategories.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import type { previewAccountChanges } from '../account-contract.ts';
import type { AccountBulkKind } from './account-draft.ts';
import { PreviewFrame, whatChanges } from './PreviewFrame.tsx';
import { reasonOf } from './skipped-words.ts';

type Preview = ReplyOf<typeof previewAccountChanges>;
type Sample = Preview['samples'][number];

/** What would change, stay and be left out, with some records before and after. */
export function AccountBulkPreview({ kind, preview }: { kind: AccountBulkKind; preview: Preview }) {
  const { nameOf } = useCategories();
  return (
    <PreviewFrame
      preview={preview}
      words={whatChanges(preview.changing)}
      samples={preview.samples.map((sample) => ({
        id: sample.id,
        name: sample.name,
        change: changeIn(kind, sample, nameOf),
      }))}
      refused={preview.refused.map(({ id, name, code }) => ({ id, name, reason: reasonOf(code) }))}
    />
  );
}

function changeIn(kind: AccountBulkKind, { before, after }: Sample, nameOf: (id: string) => string): string {
  switch (kind) {
    case 'owner':
      return fromTo(before.owner?.name ?? m.accounts_no_owner(), after.owner?.name ?? m.accounts_no_owner());
    case 'team':
      return fromTo(before.team?.name ?? m.accounts_no_team(), after.team?.name ?? m.accounts_no_team());
    case 'status':
      return fromTo(before.status?.name ?? m.bulk_status_none(), after.status?.name ?? '');
    case 'categories': {
      const come = after.categoryIds.filter((id) => !before.categoryIds.includes(id));
      const gone = before.categoryIds.filter((id) => !after.categoryIds.includes(id));
      return [...come.map((id) => `+ ${nameOf(id)}`), ...gone.map((id) => `− ${nameOf(id)}`)].join(', ');
    }
    case 'bin':
    case 'restore':
      return '';
  }
}

const fromTo = (from: string, to: string) => `${from} → ${to}`;
