/** Words of the issues views. */
import { number } from './counts';

export const issues = {
  /** A code, such as encoding-damage, in words. */
  name: (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' '),
  heading: 'What was not understood',
  intro:
    'What could not be read, placed or dated is counted and shown here, never guessed. Each line leads to its article and, where there are any, to the words.',
  none: 'Nothing is noted: everything was read as it was meant.',
  codes: 'Kinds',
  severity: { error: 'error', warning: 'warning', note: 'note' },
  severityMeaning: {
    error: 'some input is not in the record',
    warning: 'it is in the record, but not as it was meant',
    note: 'for the count; nothing needs doing',
  },
  all: 'All kinds',
  list: 'Every one of them',
  listOf: (name: string) => `Every one of: ${name}`,
  inDocument: 'In one article:',
  anyDocument: 'show all articles',
  noArticle: 'made no article',
  words: 'to the words',
  total: (count: number) => (count === 1 ? 'once' : `${number(count)} times`),
  in: (count: number) => (count === 1 ? 'in one article' : `in ${number(count)} articles`),
  next: 'Next page',
  first: 'Back to the first page',
  pages: 'Pages of the list',
  rowCaption: 'What was not understood, by article',
  article: 'Article',
  told: 'What',
  empty: 'Nothing is like this.',
};
