import type { Region } from '#features/people/rules.ts';
import type { Chance } from '../chance.ts';

/**
 * Numbers that the Bundesnetzagentur keeps free for media (Amtsblatt 7/2021, Mitteilung 148/2021): whoever dials one
 * disturbs nobody. Each stands for its thousand, the mobile ones for their hundred.
 */
const landlines = {
  berlin: '+49 30 23125',
  frankfurt: '+49 69 90009',
  hamburg: '+49 40 66969',
  cologne: '+49 221 4710',
  munich: '+49 89 99998',
} as const;

const mobiles = ['+49 171 39200', '+49 176 040690'] as const;

export interface PhoneBook {
  /** A number nobody has yet, of the area that is nearest. */
  landline(region: Region): string;
  /** Null where all are taken. */
  mobile(): string | null;
}

export function phoneBook(chance: Chance): PhoneBook {
  const numbers = (prefix: string, digits: number) =>
    chance.shuffled(
      Array.from({ length: 10 ** digits }, (_, number) => prefix + String(number).padStart(digits, '0')),
    );
  const landlinesLeft = new Map(
    Object.entries(landlines).map(([area, prefix]) => [area, numbers(prefix, 3)]),
  );
  const mobilesLeft = chance.shuffled(mobiles.flatMap((prefix) => numbers(prefix, 2)));
  return {
    landline(region) {
      const number = landlinesLeft.get(nearest(region))!.pop();
      if (!number) throw new Error('There are more records than numbers for fiction.');
      return number;
    },
    mobile: () => mobilesLeft.pop() ?? null,
  };
}

function nearest(region: Region): keyof typeof landlines {
  switch (region) {
    case 'DE-BY':
      return 'munich';
    case 'DE-BW':
    case 'DE-HE':
    case 'DE-RP':
    case 'DE-SL':
      return 'frankfurt';
    case 'DE-NW':
      return 'cologne';
    case 'DE-SH':
    case 'DE-HH':
    case 'DE-HB':
    case 'DE-NI':
    case 'DE-MV':
      return 'hamburg';
    default:
      return 'berlin';
  }
}
