import { m } from '#paraglide/messages.js';
import type { View } from './useViews.ts';

/** „nur für mich“, „Team Süd · Anna Berg“ */
export function audienceText({ audience, team, owner }: View): string {
  if (audience === 'own') return m.views_audience_own();
  const shared = team ? m.views_audience_team({ name: team.name }) : m.views_audience_everybody();
  return `${shared} · ${owner.name}`;
}
