/** The columns of the list of sources, each a way to sort it. */
export const COLUMNS = [
  'events',
  'alone',
  'apart',
  'refuted',
  'denies',
  'against',
  'carried',
  'outlets',
  'documents',
  'passed_on',
] as const;
export type Sort = (typeof COLUMNS)[number] | 'name';

export function sortOf(given: string | undefined): Sort {
  return given === 'name' ? 'name' : (COLUMNS.find((one) => one === given) ?? 'events');
}
