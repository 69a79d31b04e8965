import type { World } from '../test/world.ts';

export type Floor = 'list' | 'search' | 'count';

export interface Figure {
  name: string;
  path: string;
  floor: Floor;
  /** Milliseconds at most, p95, where not as everywhere. */
  most?: number;
}

export type Get = (path: string) => Promise<{ items: { id: string }[]; nextCursor: string | null }>;

const reportP95MillisMost = 150;

const list = (name: string, path: string): Figure => ({ name, path, floor: 'list' });
const search = (name: string, path: string): Figure => ({ name, path, floor: 'search' });
const of = (q: string) => encodeURIComponent(q);

/** Every list of the interface with its filters, every search, the reports and the record page. */
export async function figuresOf(
  world: World,
  { categoryId, deep }: { categoryId: string; deep: boolean },
  get: Get,
): Promise<Figure[]> {
  const [some] = (await get('/accounts?limit=1&withoutFollowUp=false')).items;
  return [
    list('list of 50, default sort', '/accounts'),
    list('page 1,000 deep', `/accounts?${deep ? await pageDeep(get) : ''}`),
    ...accountFigures(world, categoryId),
    ...searchFigures,
    ...contactFigures(categoryId, some!.id),
    ...followUpFigures(world, some!.id),
    list('record page', `/accounts/${some!.id}`),
    list('timeline', `/accounts/${some!.id}/timeline`),
    ...streamFigures(world),
    ...memberFigures(world, categoryId),
    ...workshopFigures,
    list('report of dormant records', '/reports/dormant-accounts'),
    list('report of dormant records, team', `/reports/dormant-accounts?teamId=${world.teams.Nord}`),
    { name: 'report of the chain, exact', path: '/reports/chain', floor: 'count', most: reportP95MillisMost },
  ];
}

async function pageDeep(get: Get): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 250; page++) {
    cursor = (await get(`/accounts?limit=200${cursor && `&cursor=${cursor}`}`)).nextCursor ?? '';
  }
  return cursor && `cursor=${cursor}`;
}

const accountFigures = ({ vk, statuses, teams }: World, categoryId: string): Figure[] => [
  list('sort by last activity', '/accounts?sort=-lastActivityAt'),
  list('sort by next follow-up', '/accounts?sort=nextFollowUp'),
  list('sort by city', '/accounts?sort=city'),
  list('sort by postal code', '/accounts?sort=-postalCode'),
  list('sort by age', '/accounts?sort=-createdAt'),
  list('filter kind', '/accounts?kind=person'),
  list('filter city', `/accounts?city=${of('Köln')}`),
  list('filter postal code', '/accounts?postalCode=24103'),
  list('filter team', `/accounts?teamId=${teams.Nord}`),
  list('filter owner (none)', '/accounts?ownerId=me'),
  list('filter category', `/accounts?categoryId=${categoryId}`),
  list('filter category, by last activity', `/accounts?categoryId=${categoryId}&sort=-lastActivityAt`),
  list('filter campaign and status', `/accounts?campaignId=${vk}&statusId=${statuses['Bedarf geklärt']}`),
  list('filter campaign and category', `/accounts?campaignId=${vk}&categoryId=${categoryId}`),
  list('filter without follow-up', '/accounts?withoutFollowUp=true'),
  list('filter inactive days', '/accounts?inactiveDays=30'),
  list('filter inactive days, few', '/accounts?inactiveDays=97'),
  list('bin', '/accounts?deleted=true'),
];

const searchFigures: Figure[] = [
  search('search of a name fragment', '/accounts?q=lindn'),
  search('search with a typing error', `/accounts?q=${of('Linder Holzhaus')}`),
  search('search of two letters', '/accounts?q=li'),
  search('palette, phone', `/search-results?q=${of('0221 4712345')}`),
  search('palette, two letters', '/search-results?q=li'),
  search('palette, typing error', `/search-results?q=${of('Linder Holzhaus')}`),
];

const contactFigures = (categoryId: string, accountId: string): Figure[] => [
  list('contacts', '/contacts'),
  list('contacts backwards', '/contacts?sort=-name'),
  list('contacts of a record', `/contacts?accountId=${accountId}`),
  list('contacts, category', `/contacts?categoryId=${categoryId}`),
  search('contacts, search', '/contacts?q=lindn'),
];

const followUpFigures = ({ vk, teams }: World, accountId: string): Figure[] => [
  list('my due follow-ups', '/follow-ups?assigneeId=me&dueTo=2999-01-01'),
  list('my overdue follow-ups', '/follow-ups?assigneeId=me&overdue=true'),
  list('follow-ups', '/follow-ups'),
  list('follow-ups, latest first', '/follow-ups?sort=-due'),
  list('follow-ups by priority', '/follow-ups?sort=priority'),
  list('follow-ups, urgent', '/follow-ups?priority=urgent'),
  list('follow-ups of a team', `/follow-ups?teamId=${teams.Nord}`),
  list('follow-ups of a campaign', `/follow-ups?campaignId=${vk}`),
  list('follow-ups of a record', `/follow-ups?accountId=${accountId}`),
  list('my follow-ups done', '/follow-ups?assigneeId=me&state=done'),
  list('workload', '/me/workload'),
];

const streamFigures = ({ vk, teams }: World): Figure[] => [
  list('activity stream', '/activities'),
  list('stream, mine', '/activities?userId=me'),
  list('stream of a campaign', `/activities?campaignId=${vk}`),
  list('stream of a team', `/activities?teamId=${teams.Nord}`),
  list('stream, medium', '/activities?medium=note'),
  search('stream, a part of a word', `/activities?q=${of('pumpe')}`),
  search('stream, one of a thousand', `/activities?q=${of('Angebot 473')}`),
  search('stream, what nobody wrote', '/activities?q=xyzzy'),
  search('stream, two letters', `/activities?q=${of('wä')}`),
];

const memberFigures = ({ vk, statuses, teams }: World, categoryId: string): Figure[] => [
  list('campaign working list', `/campaigns/${vk}/members`),
  list('campaign working list, by next', `/campaigns/${vk}/members?sort=nextFollowUp`),
  list('working list, by last activity', `/campaigns/${vk}/members?sort=-lastActivityAt`),
  list('working list, status', `/campaigns/${vk}/members?statusId=${statuses['Bedarf geklärt']}`),
  list('working list, owner (none)', `/campaigns/${vk}/members?ownerId=me`),
  list('working list, team', `/campaigns/${vk}/members?teamId=${teams.Nord}`),
  list('working list, category', `/campaigns/${vk}/members?categoryId=${categoryId}`),
  list('status history of a campaign', `/campaigns/${vk}/status-history`),
];

const workshopFigures: Figure[] = [
  list('categories with counts', '/categories'),
  list('campaigns', '/campaigns'),
  list('views', '/views?page=accounts'),
  list('imports', '/imports'),
  list('jobs', '/jobs'),
];
