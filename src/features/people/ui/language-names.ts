import { type Language, languages } from '../rules.ts';

/** Each language in its own words, so that whoever reads only that one finds it. */
export const languageNames: Record<Language, string> = { de: 'Deutsch', en: 'English' };

export const languageOptions = () => languages.map((value) => ({ value, label: languageNames[value] }));
