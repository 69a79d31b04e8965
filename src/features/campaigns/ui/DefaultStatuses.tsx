import { m } from '#paraglide/messages.js';
import { FormGroup } from '#web/components/Form.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { newSettings } from '../rules.ts';
import styles from './CampaignForm.module.css';
import { defaultStatuses } from './default-statuses.ts';
import { StatusMarks } from './StatusMarks.tsx';

/** The statuses a new campaign comes with, as they will be. */
export function DefaultStatuses() {
  return (
    <FormGroup title={m.campaigns_form_statuses()}>
      <p className="t-meta">{m.campaigns_form_statuses_hint()}</p>
      <ol className={styles.statuses}>
        {defaultStatuses().map((given, at) => {
          const status = newSettings(given, at + 1);
          return (
            <li key={status.name}>
              <StatusDot hue={status.hue}>{status.name}</StatusDot> <StatusMarks status={status} />
            </li>
          );
        })}
      </ol>
    </FormGroup>
  );
}
