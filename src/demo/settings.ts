import { createCampaign } from '#features/campaigns/commands.ts';
import type { CampaignItem } from '#features/campaigns/store.ts';
import { type CategoryPath, ensureCategories } from '#features/categories/bulk-store.ts';
import type { Context } from '#features/people/context.ts';
import { addDays, type Day, yearOf } from '#lib/day.ts';
import { nextWorkingDay } from '#lib/working-days.ts';
import { type Line, lines } from './phrases/phrases.ts';

export const lineNames: Record<Line, string> = {
  solar: 'Solar',
  geothermal: 'Geothermie',
  pellets: 'Pellet-Heizungen',
  cooling: 'Klima',
};

const salesStatuses = [
  { name: 'Erstkontakt', progress: 10 },
  { name: 'Bedarf geklärt', progress: 30 },
  { name: 'Angebotsphase', progress: 60 },
  { name: 'Kunde', progress: 100, isFinal: true, isGoal: true },
  { name: 'Kein Interesse', isFinal: true },
  { name: 'Wünscht keinen Kontakt', isFinal: true, blocksContact: true, requiresReason: true },
] as const;

const openDayStatuses = [
  { name: 'Eingeladen', progress: 20 },
  { name: 'Zugesagt', progress: 100, isFinal: true, isGoal: true },
  { name: 'Abgesagt', isFinal: true },
] as const;

type NamesOf<Statuses extends readonly { name: string }[]> = Statuses[number]['name'];

export interface DemoCampaign<Status extends string> {
  id: string;
  statuses: Record<Status, string>;
}

export type SalesStatus = NamesOf<typeof salesStatuses>;
export interface DemoCampaigns {
  sales: Record<Line, DemoCampaign<SalesStatus>>;
  openDay: DemoCampaign<NamesOf<typeof openDayStatuses>>;
}

/** One sales campaign for each line of business, and an open day in some weeks. */
export async function addCampaigns(context: Context, today: Day): Promise<DemoCampaigns> {
  const sales = {} as DemoCampaigns['sales'];
  for (const line of lines) {
    const name = `Vertrieb ${lineNames[line]}`;
    sales[line] = demoCampaign(
      await createCampaign({ name, type: 'sales', statuses: [...salesStatuses] }, context),
    );
  }
  const opensOn = nextWorkingDay(addDays(today, 40), 'DE-BY');
  const openDay = await createCampaign(
    {
      name: `Hausmesse Augsburg ${yearOf(opensOn)}`,
      type: 'action',
      startsOn: addDays(today, -30),
      endsOn: opensOn,
      statuses: [...openDayStatuses],
    },
    context,
  );
  return { sales, openDay: demoCampaign(openDay) };
}

function demoCampaign<Status extends string>({ id, statuses }: CampaignItem): DemoCampaign<Status> {
  const ids = Object.fromEntries(statuses.map((status) => [status.name, status.id]));
  return { id, statuses: ids as Record<Status, string> };
}

export interface Fair {
  name: string;
  on: Day;
}

/** The trade fairs of the past months, oldest first. */
export const fairsBefore = (today: Day): Fair[] =>
  (
    [
      ['Energietage Augsburg', 460],
      ['Wärmeforum Hannover', 300],
      ['Bau und Energie Ulm', 130],
      ['Nordlicht Energiemesse Kiel', 28],
    ] as const
  ).map(([name, daysAgo]) => {
    const on = addDays(today, -daysAgo);
    return { name: `${name} ${yearOf(on)}`, on };
  });

export const importances = ['A-Kunde', 'B-Kunde'] as const;

/** The category tree; answers the ids by `pathKey`. */
export function addCategories(context: Context, fairs: Fair[]): Promise<Map<string, string>> {
  const below = (parent: string, names: readonly string[]): CategoryPath[] =>
    names.map((name) => ({ parent, name }));
  return ensureCategories(context, [
    ...below('Geschäftsfeld', Object.values(lineNames)),
    ...below('Bedeutung', importances),
    ...below(
      'Messe',
      fairs.map(({ name }) => name),
    ),
  ]);
}
