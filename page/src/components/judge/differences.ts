/** What of two accounts differs where both tell it. */
import type { Shape } from '../../lib/ask.svelte';

export type Account = Shape<'Account'>;
export const FIELDS = [
  'type',
  'when',
  'where',
  'agents',
  'patients',
  'figures',
  'speakers',
  'modality',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** The numbers of a count where it is told in digits: "nearly 600,000" tells what "close to 600,000" does. */
function counted(text: string): string {
  return (text.match(/\d[\d,.]*/g) ?? [text.toLowerCase()]).join(' ');
}

function told(account: Account, field: FieldName): string {
  const names = (some: { id: string | null; name: string }[]) =>
    some
      .map((one) => one.id ?? one.name.toLowerCase())
      .sort()
      .join('; ');
  switch (field) {
    case 'type':
      return account.event_type.code;
    case 'when':
      return account.when ? `${account.when.earliest ?? ''}..${account.when.latest ?? ''}` : '';
    case 'where':
      return names(account.places);
    case 'agents':
      return names(account.agents);
    case 'patients':
      return names(account.patients);
    case 'figures':
      return account.figures.map(counted).sort().join('; ');
    case 'speakers':
      return account.speakers.join('; ');
    case 'modality':
      return account.modality.code;
  }
}

/** The fields that both tell, and tell differently. */
export function differing(left: Account, right: Account): Set<FieldName> {
  return new Set(
    FIELDS.filter((field) => {
      const [one, other] = [told(left, field), told(right, field)];
      return one !== '' && other !== '' && one !== other;
    }),
  );
}
