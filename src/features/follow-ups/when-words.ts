/** Words for days, after folding: lower case, no accents. An umlaut may also have been typed as ae, oe, ue. */
const weekdays: readonly string[] = [
  'mo|montag|mon|monday',
  'di|dienstag|tu|tue|tues|tuesday',
  'mi|mittwoch|we|wed|wednesday',
  'do|donnerstag|th|thu|thur|thurs|thursday',
  'fr|freitag|fri|friday',
  'sa|samstag|sonnabend|sat|saturday',
  'so|sonntag|su|sun|sunday',
];

const months: readonly string[] = [
  'jan|januar|janner|jaenner|january',
  'feb|februar|february',
  'mar|marz|maerz|mrz|march',
  'apr|april',
  'mai|may',
  'jun|juni|june',
  'jul|juli|july',
  'aug|august',
  'sep|sept|september',
  'okt|oktober|oct|october',
  'nov|november',
  'dez|dezember|dec|december',
];

export const weekdayPattern = weekdays.join('|');
export const monthPattern = months.join('|');

/** 1 Monday to 7 Sunday. */
export const weekdayNamed = (word: string) => numberOf(weekdays, word);
/** 1 to 12. */
export const monthNamed = (word: string) => numberOf(months, word);

const numberOf = (names: readonly string[], word: string) =>
  names.findIndex((name) => name.split('|').includes(word)) + 1;
