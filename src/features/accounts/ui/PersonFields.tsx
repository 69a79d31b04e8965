import { m } from '#paraglide/messages.js';
import { FieldRow } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { salutations } from '../rules.ts';
import { countryOptions } from './place-options.ts';

/** What a text field of the form takes. */
interface TextProps {
  value: string;
  onText: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
}
interface FieldsProps<K extends string> {
  values: Record<K, string>;
  change: (patch: { [key in K]?: string }) => void;
  text: (field: K) => TextProps;
}

/** Form of address, title and names of a private person or a contact. */
export function PersonNameFields(props: FieldsProps<'salutation' | 'title' | 'firstName' | 'lastName'>) {
  const { values, change, text } = props;
  return (
    <>
      <FieldRow>
        <SelectField
          label={m.accounts_form_salutation()}
          options={salutations.map((value) => ({ value: value as string, label: value }))}
          value={values.salutation}
          onValue={(salutation) => change({ salutation })}
          emptyLabel={m.accounts_form_no_salutation()}
        />
        <TextField label={m.accounts_form_title()} {...text('title')} />
      </FieldRow>
      <FieldRow>
        <TextField label={m.accounts_form_first_name()} {...text('firstName')} />
        <TextField label={m.accounts_form_last_name()} required {...text('lastName')} />
      </FieldRow>
    </>
  );
}

type PlaceField = 'street' | 'postalCode' | 'city' | 'country';

/** Street, postcode, city, country, as wide as what goes in. */
export function PlaceFields(props: FieldsProps<PlaceField> & { countryError?: string | undefined }) {
  const { values, change, text, countryError } = props;
  return (
    <>
      <TextField label={m.accounts_form_street()} {...text('street')} />
      <FieldRow>
        <TextField label={m.accounts_form_postal_code()} width="10ch" {...text('postalCode')} />
        <TextField label={m.accounts_form_city()} {...text('city')} />
      </FieldRow>
      <SelectField
        label={m.accounts_form_country()}
        width="32ch"
        options={countryOptions(values.country)}
        value={values.country}
        onValue={(country) => change({ country })}
        emptyLabel={m.accounts_form_no_country()}
        error={countryError}
      />
    </>
  );
}
