/** Families of event types: what a map can tell apart at a glance. */
export const FAMILIES = ['strikes', 'fighting', 'ground', 'people', 'talks', 'other'] as const;
export type Family = (typeof FAMILIES)[number];

const TYPES: Record<Exclude<Family, 'other'>, string[]> = {
  strikes: ['airstrike', 'shelling', 'bombing', 'shootdown'],
  fighting: ['clash', 'attack', 'offensive', 'repel'],
  ground: ['capture', 'control', 'advance', 'encircle', 'withdraw', 'deploy'],
  people: ['casualties', 'displace', 'detain', 'aid'],
  talks: ['negotiate', 'agree', 'violate', 'threaten'],
};

const OF_TYPE = new Map<string, Family>(
  FAMILIES.flatMap((family) =>
    family === 'other' ? [] : TYPES[family].map((type): [string, Family] => [type, family]),
  ),
);

/** The family of an event type; types that a pack adds are among the others. */
export function familyOf(type: string): Family {
  return OF_TYPE.get(type) ?? 'other';
}

/** Drawn in a square of 16 units, one stroke wide; the same on the map and in the legend. */
export const GLYPHS: Record<Family, string> = {
  strikes:
    'M8 1.5V5M8 11v3.5M1.5 8H5M11 8h3.5M3.4 3.4l2.3 2.3M10.3 10.3l2.3 2.3M12.6 3.4l-2.3 2.3M5.7 10.3l-2.3 2.3',
  fighting: 'M3 3l10 10M13 3L3 13M2.5 10.5l3 3M13.5 10.5l-3 3',
  ground: 'M4 14.5V2M4 2.5h8.5L10 5.5l2.5 3H4',
  people: 'M8 1.8a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 1 1 0-4.6M3.5 14.5c0-8 9-8 9 0',
  talks: 'M2 3h12v8H8l-3.5 3V11H2z',
  other: 'M4 4h8v8H4z',
};
