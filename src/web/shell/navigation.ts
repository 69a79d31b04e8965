import {
  Activity,
  Building2,
  CalendarClock,
  CircleHelp,
  ListChecks,
  type LucideIcon,
  Megaphone,
  Settings,
  Sun,
  Unlink,
  Upload,
  Users,
} from 'lucide-react';
import { m } from '#paraglide/messages.js';
import type { Me } from '#web/session.ts';

export interface Place {
  id: string;
  to:
    | '/today'
    | '/follow-ups'
    | '/stream'
    | '/accounts'
    | '/contacts'
    | '/campaigns'
    | '/chain'
    | '/imports'
    | '/jobs'
    | '/settings'
    | '/help';
  label: () => string;
  icon: LucideIcon;
  /** Shown only to those who may use it. */
  mayUse?: (me: Me) => boolean;
}

export const placeGroups: { id: string; label: () => string; places: Place[] }[] = [
  {
    id: 'work',
    label: () => m.web_nav_group_work(),
    places: [
      { id: 'today', to: '/today', label: () => m.web_nav_today(), icon: Sun },
      { id: 'follow-ups', to: '/follow-ups', label: () => m.web_nav_follow_ups(), icon: CalendarClock },
      { id: 'stream', to: '/stream', label: () => m.web_nav_stream(), icon: Activity },
    ],
  },
  {
    id: 'records',
    label: () => m.web_nav_group_records(),
    places: [
      { id: 'accounts', to: '/accounts', label: () => m.web_nav_accounts(), icon: Building2 },
      { id: 'contacts', to: '/contacts', label: () => m.web_nav_contacts(), icon: Users },
      { id: 'campaigns', to: '/campaigns', label: () => m.web_nav_campaigns(), icon: Megaphone },
    ],
  },
  {
    id: 'control',
    label: () => m.web_nav_group_control(),
    places: [
      { id: 'chain', to: '/chain', label: () => m.web_nav_chain(), icon: Unlink },
      {
        id: 'imports',
        to: '/imports',
        label: () => m.web_nav_imports(),
        icon: Upload,
        mayUse: (me) => me.permissions.import,
      },
      { id: 'jobs', to: '/jobs', label: () => m.web_nav_jobs(), icon: ListChecks },
    ],
  },
];

/** The foot of the rail; help is always the last one. */
export const footPlaces: Place[] = [
  { id: 'settings', to: '/settings', label: () => m.web_nav_settings(), icon: Settings },
  { id: 'help', to: '/help', label: () => m.web_nav_help(), icon: CircleHelp },
];

export const allPlaces: Place[] = [...placeGroups.flatMap((group) => group.places), ...footPlaces];
