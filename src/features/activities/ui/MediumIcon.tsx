import {
  CalendarDays,
  CircleEllipsis,
  FileInput,
  Mail,
  MapPin,
  NotebookPen,
  Phone,
  Presentation,
  ScrollText,
  Share2,
} from 'lucide-react';
import type { Medium } from '#lib/medium.ts';

const icons = {
  phone: Phone,
  email: Mail,
  letter: ScrollText,
  visit: MapPin,
  meeting: CalendarDays,
  'trade-fair': Presentation,
  'web-form': FileInput,
  social: Share2,
  note: NotebookPen,
  other: CircleEllipsis,
} as const satisfies Record<Medium, typeof Phone>;

/** Beside its word, hence silent. */
export function MediumIcon({ medium }: { medium: Medium }) {
  const Icon = icons[medium];
  return <Icon aria-hidden="true" width={16} height={16} strokeWidth={1.5} />;
}
