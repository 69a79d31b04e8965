import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { Form, FormActions } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { queryClient } from '#web/queries.ts';
import { meQuery, useMe } from '#web/session.ts';
import { useSaving } from '#web/useSaving.ts';
import { changeWorkspace } from '../../contract.ts';
import { languageOptions } from '../language-names.ts';
import { RegionField } from '../RegionField.tsx';

/** What holds for everybody: name, language, holidays, the proposed day of follow-ups. */
export function WorkspaceSettings() {
  const { workspace } = useMe();
  const [draft, setDraft] = useState(() => ({
    name: workspace.name,
    language: workspace.language,
    region: workspace.region,
    skipsNonWorkingDays: workspace.skipsNonWorkingDays,
    followUpOffsetDays: String(workspace.followUpOffsetDays),
  }));
  const { busy, problem, wrong, save } = useSaving();
  const change = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }));
  const submit = () =>
    save(async () => {
      const body = { ...draft, followUpOffsetDays: Number(draft.followUpOffsetDays) };
      queryClient.setQueryData(meQuery().queryKey, await call(changeWorkspace, { body }));
      reportAction(m.web_settings_saved());
    });
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={m.people_workspace_name()}
        value={draft.name}
        onText={(name) => change({ name })}
        error={wrong.name}
        required
      />
      <SelectField
        label={m.people_language()}
        hint={m.people_workspace_language_hint()}
        options={languageOptions()}
        value={draft.language}
        onValue={(language) => change({ language })}
        style={{ maxWidth: '20ch' }}
      />
      <RegionField
        value={draft.region}
        onValue={(region) => change({ region })}
        emptyLabel={m.people_region_nationwide()}
      />
      <Checkbox
        checked={draft.skipsNonWorkingDays}
        onChecked={(skipsNonWorkingDays) => change({ skipsNonWorkingDays })}
        hint={m.people_skips_hint()}
      >
        {m.people_skips()}
      </Checkbox>
      <TextField
        label={m.people_offset()}
        hint={m.people_offset_hint()}
        type="number"
        min={0}
        max={365}
        value={draft.followUpOffsetDays}
        onText={(followUpOffsetDays) => change({ followUpOffsetDays })}
        error={wrong.followUpOffsetDays}
        style={{ maxWidth: '10ch' }}
      />
      <p className="t-meta">{m.people_time_zone({ zone: workspace.timeZone })}</p>
      <FormProblem problem={problem} fields={['name', 'followUpOffsetDays']} />
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          {m.people_save()}
        </Button>
      </FormActions>
    </Form>
  );
}
