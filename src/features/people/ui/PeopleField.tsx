import { X } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import styles from './PeopleField.module.css';
import { UserField } from './UserField.tsx';

export interface Person {
  id: string;
  name: string;
}

interface PeopleFieldProps {
  label: string;
  people: readonly Person[];
  onPeople: (people: Person[]) => void;
  hint?: string;
  error?: string | undefined;
}

/** Several people, who take something in turn. */
export function PeopleField({ people, onPeople, ...field }: PeopleFieldProps) {
  return (
    <div className={styles.people}>
      <UserField
        {...field}
        placeholder={m.people_add_person()}
        value={null}
        onValue={(person) =>
          person && onPeople([...people.filter((other) => other.id !== person.id), person])
        }
      />
      {people.length > 0 && (
        <ul className={styles.chosen}>
          {people.map((person) => (
            <li key={person.id} className={styles.person}>
              {person.name}
              <Button
                variant="plain"
                iconOnly
                icon={<X />}
                aria-label={m.people_remove_person({ name: person.name })}
                onClick={() => onPeople(people.filter((other) => other.id !== person.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
