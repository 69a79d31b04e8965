import { useNavigate, useParams } from '@tanstack/react-router';
import { Copy, Pencil, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { getCampaign, listMembers } from '#features/campaigns/contract.ts';
import { CampaignForm } from '#features/campaigns/ui/CampaignForm.tsx';
import { CopyCampaignDialog } from '#features/campaigns/ui/CopyCampaignDialog.tsx';
import type { Campaign } from '#features/campaigns/ui/campaign.ts';
import { StatusHistory } from '#features/campaigns/ui/StatusHistory.tsx';
import { StatusList } from '#features/campaigns/ui/StatusList.tsx';
import { workListFields } from '#features/campaigns/ui/WorkList.tsx';
import { candidateOf } from '#features/thread/ui/worklist/candidates.ts';
import { firstItems } from '#features/thread/ui/worklist/first-items.ts';
import { StartWorklist } from '#features/thread/ui/worklist/StartWorklist.tsx';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { PageActions } from '#web/components/PageActions.tsx';
import { Tabs } from '#web/components/Tabs.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { useReply } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { asOneOf, useUrlState } from '#web/url-state.ts';
import styles from './CampaignPage.module.css';
import { MemberWork } from './campaigns/MemberWork.tsx';

const views = ['work', 'statuses', 'history'] as const;
const fields = { tab: asOneOf(views) };

/** One campaign: its members to work off, its statuses, what happened. */
export function CampaignPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useReply(getCampaign, { params: { id } });
  if (data) return <LoadedCampaign campaign={data} />;
  return (
    <Page title={m.web_nav_campaigns()}>
      {error ? (
        <ErrorNotice error={error} what={m.campaigns_what_one()} onRetry={() => void refetch()} />
      ) : (
        <LoadingBars rows={10} fill />
      )}
    </Page>
  );
}

function LoadedCampaign({ campaign }: { campaign: Campaign }) {
  const [{ tab = 'work' }, change] = useUrlState(fields);
  const panelId = useId();
  const tabs = [
    { value: 'work', label: m.campaigns_tab_work() },
    { value: 'statuses', label: m.campaigns_tab_statuses() },
    { value: 'history', label: m.campaigns_tab_history() },
  ] as const;
  return (
    <Page
      title={campaign.name}
      area={m.web_nav_campaigns()}
      fill
      count={<MembersText campaign={campaign} />}
      actions={<CampaignActions campaign={campaign} tab={tab} />}
      bar={
        <div className={styles.tabs}>
          <Tabs
            label={m.campaigns_tabs()}
            tabs={tabs}
            value={tab}
            onValue={(value) => void change({ tab: value })}
            panelId={panelId}
          />
        </div>
      }
    >
      <div id={panelId} role="tabpanel" className={tab === 'statuses' ? styles.padded : styles.panel}>
        {tab === 'work' && <MemberWork campaign={campaign} />}
        {tab === 'statuses' && <StatusList campaign={campaign} />}
        {tab === 'history' && <StatusHistory campaignId={campaign.id} />}
      </div>
    </Page>
  );
}

function MembersText({ campaign: { members, active } }: { campaign: Campaign }) {
  return (
    <>
      <TotalText total={members} /> {m.campaigns_members()}
      {!active && ` · ${m.campaigns_inactive()}`}
    </>
  );
}

function CampaignActions({ campaign, tab }: { campaign: Campaign; tab: (typeof views)[number] }) {
  const [filter] = useUrlState(workListFields);
  const [dialog, setDialog] = useState<'edit' | 'copy' | null>(null);
  const navigate = useNavigate();
  const { permissions } = useMe();
  const noRight = !permissions.administer && m.campaigns_only_administrators();
  useCommand('edit', { run: () => setDialog('edit'), reason: noRight || null });
  const close = () => setDialog(null);
  return (
    <>
      <PageActions
        actions={[
          {
            id: 'copy',
            label: m.campaigns_copy(),
            icon: <Copy />,
            disabledReason: noRight,
            onAction: () => setDialog('copy'),
          },
          {
            id: 'edit',
            label: m.campaigns_edit(),
            icon: <Pencil />,
            keys: keysOf('edit'),
            disabledReason: noRight,
            onAction: () => setDialog('edit'),
          },
        ]}
      />
      {tab === 'work' && (
        <StartWorklist
          title={m.thread_in_campaign({ campaign: campaign.name })}
          candidates={async () => {
            const { q, statusId, ownerId, sort } = filter;
            const list = { params: { id: campaign.id }, query: { q, statusId, ownerId, sort } };
            const members = await firstItems(listMembers, list);
            return members.map(({ account }) => candidateOf(account));
          }}
        />
      )}
      <ButtonLink to="/activities/new" search={{ campaign: campaign.id }} variant="primary" icon={<Plus />}>
        {m.campaigns_work_add()}
      </ButtonLink>
      {dialog === 'edit' && <CampaignForm campaign={campaign} onDone={close} onCancel={close} />}
      {dialog === 'copy' && (
        <CopyCampaignDialog
          campaign={campaign}
          onDone={({ id }) => {
            close();
            void navigate({ to: '/campaigns/$id', params: { id } });
          }}
          onClose={close}
        />
      )}
    </>
  );
}
