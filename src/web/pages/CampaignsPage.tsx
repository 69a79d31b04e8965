import { Link, useNavigate } from '@tanstack/react-router';
import { Copy, Plus } from 'lucide-react';
import { useState } from 'react';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { CampaignForm } from '#features/campaigns/ui/CampaignForm.tsx';
import { CampaignProgress } from '#features/campaigns/ui/CampaignProgress.tsx';
import { CopyCampaignDialog } from '#features/campaigns/ui/CopyCampaignDialog.tsx';
import type { Campaign } from '#features/campaigns/ui/campaign.ts';
import { typeName } from '#features/campaigns/ui/campaign-words.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { DataGrid, type GridColumn } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { Page } from '#web/components/Page.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { asFlag, asText, useUrlState } from '#web/url-state.ts';

const fields = { q: asText, active: asFlag, new: asFlag };

/** The campaigns with where their members stand. */
export function CampaignsPage() {
  const [{ q, active, new: isNew }, change] = useUrlState(fields);
  const navigate = useNavigate();
  const { permissions } = useMe();
  const [copied, setCopied] = useState<Campaign | null>(null);
  const campaigns = usePages(listCampaigns, { query: { q, ...(active && { active: 'true' as const }) } });
  const open = ({ id }: Campaign) => void navigate({ to: '/campaigns/$id', params: { id } });
  const noRight = !permissions.administer && m.campaigns_only_administrators();
  const add = (label: string) => (
    <Button
      variant="primary"
      icon={<Plus />}
      disabledReason={noRight}
      onClick={() => void change({ new: true }, { push: true })}
    >
      {label}
    </Button>
  );
  return (
    <Page
      title={m.web_nav_campaigns()}
      fill
      count={<TotalText total={campaigns.total} />}
      actions={add(m.campaigns_new())}
      bar={
        <FilterBar>
          <SearchField
            label={m.campaigns_search()}
            value={q ?? ''}
            onSearch={(text) => void change({ q: text.trim() })}
          />
          <FilterToggle pressed={active ?? false} onPressed={(on) => void change({ active: on })}>
            {m.campaigns_filter_active()}
          </FilterToggle>
        </FilterBar>
      }
    >
      {campaigns.error ? (
        <ErrorNotice
          error={campaigns.error}
          what={m.campaigns_what()}
          onRetry={() => void campaigns.refetch()}
        />
      ) : (
        <DataGrid
          {...campaigns}
          label={m.web_nav_campaigns()}
          rows={campaigns.items}
          rowId={(campaign) => campaign.id}
          columns={columns(noRight, setCopied)}
          onOpen={open}
          empty={
            q || active ? (
              <FilteredEmpty
                sentence={m.campaigns_filtered_empty}
                filters={[q && m.web_quoted({ text: q }), active && m.campaigns_filter_active()]}
                onReset={() => void change({ q: undefined, active: undefined })}
              />
            ) : (
              <EmptyState action={add(m.campaigns_add())}>{m.campaigns_empty()}</EmptyState>
            )
          }
        />
      )}
      {isNew && <CampaignForm onDone={open} onCancel={() => void change({ new: undefined })} />}
      {copied && <CopyCampaignDialog campaign={copied} onDone={open} onClose={() => setCopied(null)} />}
    </Page>
  );
}

const columns = (noRight: string | false, onCopy: (campaign: Campaign) => void): GridColumn<Campaign>[] => [
  {
    id: 'name',
    header: m.campaigns_name(),
    width: '2fr',
    cell: ({ id, name }) => (
      <Link to="/campaigns/$id" params={{ id }} tabIndex={-1}>
        {name}
      </Link>
    ),
  },
  { id: 'type', header: m.campaigns_type(), width: '100px', cell: ({ type }) => typeName(type) },
  {
    id: 'state',
    header: m.campaigns_state(),
    width: '90px',
    narrow: 'trailing',
    cell: ({ active }) => (active ? m.campaigns_active() : m.campaigns_inactive()),
  },
  {
    id: 'members',
    header: m.campaigns_members(),
    width: '100px',
    align: 'end',
    narrow: 'second',
    cell: ({ members }) => <TotalText total={members} />,
  },
  {
    id: 'progress',
    header: m.campaigns_progress(),
    width: '2fr',
    narrow: 'second',
    cell: (campaign) => <CampaignProgress campaign={campaign} />,
  },
  {
    id: 'copy',
    header: m.campaigns_copy(),
    width: '110px',
    wideOnly: true,
    cell: (campaign) => (
      <Button
        variant="plain"
        iconOnly
        icon={<Copy />}
        aria-label={m.campaigns_copy_title({ name: campaign.name })}
        disabledReason={noRight}
        onClick={() => onCopy(campaign)}
      />
    ),
  },
];
