import { companyKey, foldAe } from '#features/accounts/normalise.ts';
import type { Chance } from './chance.ts';
import { type Fate, fates } from './course.ts';
import { branches } from './data/company-names.ts';
import { functions, lastNames, mensNames, titles, womensNames } from './data/names.ts';
import { type PhoneBook, phoneBook } from './data/phone-numbers.ts';
import { type Place, places, streets } from './data/places.ts';
import type { Person } from './people.ts';
import { type Line, lines } from './phrases/phrases.ts';

export interface DemoPerson {
  salutation: 'Frau' | 'Herr';
  title: string | null;
  firstName: string;
  lastName: string;
}

export interface DemoContact extends DemoPerson {
  function: string;
  phone: string;
  mobile: string | null;
  email: string;
}

export interface DemoRecord {
  name: string;
  /** Null for a company. */
  person: DemoPerson | null;
  place: Place;
  street: string;
  phone: string;
  email: string;
  website: string | null;
  line: Line;
  fate: Fate;
  /** Whose record it is. */
  owner: Person;
  /** Who works on it just now. */
  caretaker: Person;
  contacts: DemoContact[];
}

const personsWanted = 40;

/** All records of the demo company, in the order of chance. */
export function inventRecords(chance: Chance): DemoRecord[] {
  const taken = new Set<string>();
  const phones = phoneBook(chance);
  return chance.shuffled(fates).map((fate, index) => {
    const place = chance.pick(places);
    const common = {
      fate,
      place,
      street: `${chance.pick(streets)} ${chance.between(1, 120)}`,
      ...hands(place, chance),
    };
    for (;;) {
      const record = index < personsWanted ? inventPerson(chance) : inventCompany(place, phones, chance);
      // `Autohaus Huber` as GmbH and as e. K. would look like one company entered twice.
      const key = companyKey(record.name);
      if (taken.has(key)) continue;
      taken.add(key);
      return { ...record, ...common, phone: phones.landline(place.region) };
    }
  });
}

type Identity = Pick<DemoRecord, 'name' | 'person' | 'email' | 'website' | 'line' | 'contacts'>;

function inventPerson(chance: Chance): Identity {
  const person = inventHuman(chance);
  const name = `${person.firstName} ${person.lastName}`;
  const email = `${mailName(name)}@post.example`;
  return { name, person, email, website: null, line: chance.pick(lines), contacts: [] };
}

function inventCompany(place: Place, phones: PhoneBook, chance: Chance): Identity {
  const branch = chance.pick(branches);
  const name = chance
    .pick(branch.names)
    .replace('{last}', chance.pick(lastNames))
    .replace('{city}', place.city.replace(/ (?:am|im|\().*/, ''));
  const domain = `${mailName(name.replace(/ (?:GmbH|gGmbH|AG|KG|e\. ?K\.|e\. ?V\.|eG|GbR|PartG|& Co).*/, ''))}.example`;
  const contacts = Array.from({ length: chance.pick([1, 1, 2, 2, 3]) }, () =>
    inventContact({ place, domain, phones }, chance),
  );
  return {
    name,
    person: null,
    email: `info@${domain}`,
    website: `https://www.${domain}`,
    line: chance.pick(branch.lines),
    contacts,
  };
}

function inventContact(
  { place, domain, phones }: { place: Place; domain: string; phones: PhoneBook },
  chance: Chance,
): DemoContact {
  const human = inventHuman(chance);
  return {
    ...human,
    function: chance.pick(functions),
    phone: phones.landline(place.region),
    mobile: chance.happens(0.3) ? phones.mobile() : null,
    email: `${mailName(human.firstName)}.${mailName(human.lastName)}@${domain}`,
  };
}

function inventHuman(chance: Chance): DemoPerson {
  const [salutation, firstNames] = chance.happens(0.5)
    ? (['Frau', womensNames] as const)
    : (['Herr', mensNames] as const);
  return {
    salutation,
    title: chance.pick(titles),
    firstName: chance.pick(firstNames),
    lastName: chance.pick(lastNames),
  };
}

/** The team's seller owns most records; the back office and the head of sales work on some. */
function hands({ team }: Place, chance: Chance): { owner: Person; caretaker: Person } {
  const seller: Person = team === 'Süd' ? 'anna' : 'jonas';
  const caretaker = chance.pick<Person>([seller, seller, 'ingo', 'lena']);
  return { caretaker, owner: caretaker === 'lena' ? 'lena' : seller };
}

/** `Frau Dr. Sommer` */
export const addressOf = ({ salutation, title, lastName }: DemoPerson): string =>
  [salutation, title, lastName].filter(Boolean).join(' ');

const mailName = (text: string) => foldAe(text).replaceAll(' ', '-');
