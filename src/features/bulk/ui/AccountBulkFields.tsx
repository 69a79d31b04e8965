import { TeamField } from '#features/accounts/ui/TeamField.tsx';
import { CategoryPicker } from '#features/categories/ui/CategoryPicker.tsx';
import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { writeNumber } from '#web/dates.ts';
import { categoryWayLabels } from './account-bulk-words.ts';
import type { AccountBulkKind, AccountDraft, CategoryWay } from './account-draft.ts';
import { StatusChangeFields } from './StatusChangeFields.tsx';

interface FieldsProps {
  draft: AccountDraft;
  onDraft: (patch: Partial<AccountDraft>) => void;
}

/** What is to be entered for each kind of change. */
export function AccountBulkFields(props: FieldsProps & { kind: AccountBulkKind; binning: number }) {
  const { kind, binning, draft, onDraft } = props;
  switch (kind) {
    case 'categories':
      return <CategoryFields draft={draft} onDraft={onDraft} />;
    case 'status':
      return <StatusChangeFields draft={draft} onDraft={onDraft} />;
    case 'owner':
      return (
        <UserField
          label={m.accounts_owner()}
          placeholder={m.accounts_no_owner()}
          value={draft.owner}
          onValue={(owner) => onDraft({ owner })}
        />
      );
    case 'team':
      return (
        <TeamField
          value={draft.teamId}
          emptyLabel={m.accounts_no_team()}
          onValue={(teamId) => onDraft({ teamId })}
        />
      );
    case 'bin':
      return <BinFields binning={binning} draft={draft} onDraft={onDraft} />;
    case 'restore':
      return null;
  }
}

function CategoryFields({ draft, onDraft }: FieldsProps) {
  const { categoryWay, categoryIds } = draft;
  const toggle = (id: string, on: boolean) =>
    onDraft({ categoryIds: [...categoryIds.filter((one) => one !== id), ...(on ? [id] : [])] });
  return (
    <>
      <ChipGroup<CategoryWay>
        label={m.bulk_categories_way()}
        chips={(Object.keys(categoryWayLabels) as CategoryWay[]).map((value, at) => ({
          value,
          label: categoryWayLabels[value](),
          digit: at + 1,
        }))}
        value={categoryWay}
        onValue={(way) => onDraft({ categoryWay: way })}
        {...(categoryWay === 'set' ? { hint: m.bulk_categories_set_hint() } : {})}
      />
      <CategoryPicker assigned={categoryIds} onToggle={toggle} />
    </>
  );
}

/** More than one goes into the bin only when their number has been typed (ux.md 2.8). */
function BinFields({ binning, draft, onDraft }: FieldsProps & { binning: number }) {
  return (
    <>
      <p className="t-meta">{m.accounts_in_bin_meaning()}</p>
      {binning > 1 && (
        <TextField
          label={m.bulk_type_count_label({ count: writeNumber(binning) })}
          inputMode="numeric"
          autoComplete="off"
          width="26ch"
          value={draft.typedCount}
          onText={(typedCount) => onDraft({ typedCount })}
        />
      )}
    </>
  );
}
