import { randomInt } from 'node:crypto';
import type { Context } from '#features/people/context.ts';
import { setFirstPassword } from '#features/people/invitation-commands.ts';
import { type RightsGroup, rightsGroupsByName } from '#features/people/rights-group-store.ts';
import { addTeam } from '#features/people/team-commands.ts';
import { addUser } from '#features/people/user-commands.ts';
import type { TeamName } from './data/places.ts';

interface Employee {
  name: string;
  email: string;
  teams: readonly TeamName[];
  /** Which of the workspace's rights groups, by what it may: groups can be renamed. */
  group: (group: RightsGroup) => boolean;
  signsIn: boolean;
}

const administers = ({ permissions }: RightsGroup) => permissions.administer;
const manages = (group: RightsGroup) => group.permissions.rebook && !administers(group);
const imports = (group: RightsGroup) => group.permissions.import && !manages(group) && !administers(group);
const sells = ({ permissions }: RightsGroup) => !permissions.import && !permissions.rebook;

/** Those who work with the records. */
const employees = {
  anna: { name: 'Anna Berger', email: 'anna.berger', teams: ['Süd'], group: sells, signsIn: true },
  ingo: { name: 'Ingo Kraus', email: 'ingo.kraus', teams: ['Süd', 'Nord'], group: imports, signsIn: true },
  lena: { name: 'Lena Hofer', email: 'lena.hofer', teams: [], group: manages, signsIn: true },
  jonas: { name: 'Jonas Petersen', email: 'jonas.petersen', teams: ['Nord'], group: sells, signsIn: false },
  ada: { name: 'Ada Winter', email: 'ada.winter', teams: [], group: administers, signsIn: true },
} as const satisfies Record<string, Employee>;

export type EmployeeName = keyof typeof employees;
/** Who looks after customers. */
export type Person = Exclude<EmployeeName, 'ada'>;

export interface SignIn {
  name: string;
  email: string;
  rightsGroup: string;
}

export interface DemoPeople {
  users: Record<EmployeeName, string>;
  teams: Record<TeamName, string>;
  signIns: SignIn[];
  /** Of all sign-ins; kept nowhere but as its hash. */
  password: string;
}

/** Adds teams and employees. The password is a new one in every installation. */
export async function addPeople(context: Context): Promise<DemoPeople> {
  const teams = {
    Süd: (await addTeam(context, { name: 'Süd' })).id,
    Nord: (await addTeam(context, { name: 'Nord' })).id,
  };
  const { items: groups } = await rightsGroupsByName(context, { limit: 200 });
  const password = newPassword();
  const users = {} as Record<EmployeeName, string>;
  const signIns: SignIn[] = [];
  for (const [key, employee] of Object.entries(employees) as [EmployeeName, Employee][]) {
    const rightsGroup = groups.find(employee.group);
    if (!rightsGroup) throw new Error(`The workspace has no rights group for ${employee.name}.`);
    const { name, signsIn } = employee;
    const email = `${employee.email}@sonnwerk.example`;
    const teamIds = employee.teams.map((team) => teams[team]);
    const { user } = await addUser(context, {
      name,
      email,
      rightsGroupId: rightsGroup.id,
      teamIds,
      language: 'de',
    });
    users[key] = user.id;
    if (!signsIn) continue;
    await setFirstPassword(context, user.id, password);
    signIns.push({ name, email, rightsGroup: rightsGroup.name });
  }
  return { users, teams, signIns, password };
}

/** Without letters and digits that are taken for one another. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';

const newPassword = () =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => legible[randomInt(legible.length)]).join(''),
  ).join('-');
