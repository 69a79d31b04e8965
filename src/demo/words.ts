import type { Direction } from '#features/activities/rules.ts';
import type { Medium } from '#lib/medium.ts';
import type { Chance } from './chance.ts';
import type { Beat } from './course.ts';
import { everyLine } from './phrases/every-line.ts';
import { phrasesOf } from './phrases/of-line.ts';
import { filled, type Line } from './phrases/phrases.ts';

export interface Told {
  medium: Medium;
  direction: Direction;
  outcome: string | null;
  /** Occasion of the dealing. */
  reason: string | null;
  /** Material that changed hands. */
  content: string | null;
  text: string;
}

/** Who is talked to, about which line of business; `fair` where they met there. */
export interface Subject {
  line: Line;
  lineName: string;
  contact: string;
  fair: string | null;
}

/** How a beat is written down. */
export function tell(
  beat: Beat,
  next: Beat | undefined,
  { line, lineName, contact, fair }: Subject,
  chance: Chance,
): Told {
  const say = (phrases: readonly string[]) => filled(chance.pick(phrases), contact, chance);
  const ofLine = phrasesOf[line];
  const told = {
    medium: 'phone',
    direction: 'outbound',
    outcome: 'reached',
    reason: null,
    content: null,
  } as const;
  const written = { ...told, medium: 'email', outcome: null } as const;
  switch (beat) {
    case 'opening':
      return { ...told, ...occasion(fair, chance), text: say(ofLine.opening) };
    case 'miss':
      return chance.happens(0.3)
        ? { ...told, outcome: 'voicemail', text: say(everyLine.voicemail) }
        : { ...told, outcome: 'not-reached', text: say(everyLine.notReached) };
    case 'need': {
      const outcome = next === 'visit' ? 'appointment' : 'reached';
      return { ...told, medium: chance.pick(['phone', 'phone', 'meeting']), outcome, text: say(ofLine.need) };
    }
    case 'visit':
    case 'service':
      return { ...told, medium: 'visit', text: say(ofLine[beat]) };
    case 'offer':
      return { ...written, content: `Angebot ${lineName}`, text: say(ofLine.offer) };
    case 'information':
      return { ...written, content: `Broschüre ${lineName}`, text: say(everyLine.information) };
    case 'order':
      return { ...written, direction: 'inbound', text: say(ofLine.order) };
    case 'lost':
      return { ...told, outcome: 'not-interested', text: say(everyLine.lost) };
    case 'blocked':
      return { ...written, direction: 'inbound', outcome: 'do-not-call', text: say(everyLine.blocked) };
    case 'chase':
      return { ...told, text: say(ofLine.chase) };
    case 'later':
    case 'downgrade':
      return { ...told, text: say(everyLine[beat]) };
  }
}

/** How somebody came to be known. */
function occasion(fair: string | null, chance: Chance) {
  if (fair) return { medium: 'trade-fair', direction: 'outbound', reason: 'Messe' } as const;
  return chance.pick([
    { medium: 'phone', direction: 'outbound', reason: 'Kaltakquise' },
    { medium: 'phone', direction: 'inbound', reason: 'Empfehlung' },
    { medium: 'web-form', direction: 'inbound', reason: 'Anfrage Website', outcome: null },
    { medium: 'email', direction: 'inbound', reason: 'Anfrage', outcome: null },
  ] as const);
}

/** What is planned after a beat: its words and how to get in touch. `goal` is the stage to be reached. */
export function planAfter(
  beat: Beat,
  goal: Beat,
  line: Line,
  chance: Chance,
): { text: string; medium: Medium } {
  const { plans } = everyLine;
  const ofLine = phrasesOf[line].plans;
  const call = (phrases: readonly string[]) => ({ text: chance.pick(phrases), medium: 'phone' as const });
  if (beat === 'miss') return call(plans.retry);
  if (beat === 'later') return call(plans.later);
  if (goal === 'visit' || goal === 'service') return { text: chance.pick(ofLine[goal]), medium: 'visit' };
  if (goal === 'offer') return { text: chance.pick(ofLine.offer), medium: 'email' };
  if (beat === 'information') return call(plans.information);
  if (goal === 'need' || goal === 'chase') return call(ofLine[goal]);
  return call(plans.close);
}
