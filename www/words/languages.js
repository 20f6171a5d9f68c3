/** The languages that the page speaks, by what they call themselves. @type {Record<string, string>} */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español' };
