import { changeMe } from '#features/people/contract.ts';
import { languages } from '#features/people/rules.ts';
import { PasswordForm } from '#features/people/ui/PasswordForm.tsx';
import { RegionField } from '#features/people/ui/RegionField.tsx';
import type { BodyInputOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { densities, themes, useAppearance } from '#web/appearance.ts';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { Form, FormGroup } from '#web/components/Form.tsx';
import { asProblem } from '#web/problem.ts';
import { queryClient } from '#web/queries.ts';
import { meQuery, useMe } from '#web/session.ts';
import { themeNames } from '#web/shell/theme-names.ts';
import { useChangeLanguage } from '#web/shell/useChangeLanguage.ts';

/** What concerns only oneself: look (of this device), language, keys, password. */
export function PersonalSettings() {
  const me = useMe();
  const [appearance, change] = useAppearance();
  const changeLanguage = useChangeLanguage();
  const save = async (body: BodyInputOf<typeof changeMe>) => {
    try {
      queryClient.setQueryData(meQuery().queryKey, await call(changeMe, { body }));
      reportAction(m.web_settings_saved());
    } catch (error) {
      reportNotice(asProblem(error).detail);
    }
  };
  const densityNames = { normal: m.web_density_normal(), dense: m.web_density_dense() };
  const languageNames = { de: 'Deutsch', en: 'English' };
  return (
    <>
      <Form onSubmit={(event) => event.preventDefault()}>
        <FormGroup title={m.web_settings_look()}>
          <ChipGroup
            label={m.web_settings_theme()}
            chips={themes.map((value) => ({ value, label: themeNames()[value] }))}
            value={appearance.theme}
            onValue={(theme) => change({ theme })}
          />
          <ChipGroup
            label={m.web_settings_density()}
            chips={densities.map((value) => ({ value, label: densityNames[value] }))}
            value={appearance.density}
            onValue={(density) => change({ density })}
          />
          <ChipGroup
            label={m.web_settings_language()}
            chips={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={me.language}
            onValue={changeLanguage}
          />
          <RegionField value={me.region} onValue={(region) => void save({ region })} />
        </FormGroup>
        <FormGroup title={m.web_settings_keys()}>
          <Checkbox
            checked={me.singleKeys}
            onChecked={(singleKeys) => void save({ singleKeys })}
            hint={m.web_settings_single_keys_hint()}
          >
            {m.web_settings_single_keys()}
          </Checkbox>
          <Checkbox
            checked={appearance.keycaps === 'on'}
            onChecked={(on) => change({ keycaps: on ? 'on' : 'off' })}
          >
            {m.web_settings_keycaps()}
          </Checkbox>
        </FormGroup>
      </Form>
      <PasswordForm email={me.email} onChanged={() => reportAction(m.web_settings_saved())} />
    </>
  );
}
