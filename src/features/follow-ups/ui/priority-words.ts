import { m } from '#paraglide/messages.js';
import type { Priority } from '../rules.ts';

export function priorityLabel(priority: Priority): string {
  return {
    normal: m.follow_ups_priority_normal,
    high: m.follow_ups_priority_high,
    urgent: m.follow_ups_priority_urgent,
  }[priority]();
}
