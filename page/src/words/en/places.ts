/** Words of the places views. A sentence is never firmer than the record. */
import { bounds, counted, number } from './counts';
import { change, road } from './roads';

const list = (names: string[], more = 0) => {
  const shown = more > 0 ? [...names, `${number(more)} more`] : names;
  return shown.length > 1
    ? `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`
    : (shown[0] ?? '');
};

export const places = {
  list,
  onTheDay: 'On the day',
  whatChanged: 'What changed',
  tabs: 'Who holds what',
  intro: (day: string) => `Who is said to hold what at the end of ${day}, those most told of first.`,
  filters: {
    name: 'Name contains',
    kind: 'Kind',
    status: 'How sure',
    side: 'Said to be held by',
    told: 'also places that only events tell of',
  },
  kind: { place: 'Places', 'route-segment': 'Roads' },
  oneKind: { place: 'place', 'route-segment': 'road' },
  state: {
    claimed: 'claimed',
    agreed: 'agreed',
    contested: 'contested',
    left: 'left',
    unknown: 'not told',
  },
  stateMeaning: {
    claimed: 'on the word of one original source, one side or one article',
    agreed: 'two or more independent original sources have it so',
    contested: 'someone denies it, or has another side there',
    left: 'the last holder is said to have gone, and nobody is said to have come',
    unknown: 'nothing that is told of that day says who holds it',
  },
  column: {
    place: 'Place or road',
    holder: 'Who is said to hold it',
    status: 'How sure',
    since: 'Since',
    until: 'Until',
    told: 'Last told',
    events: 'Events',
    side: 'Side',
    words: 'On whose word',
    denials: 'Denials',
    where: 'Of',
  },
  nobody: 'Nothing is told of that day',
  untold: 'No account says who holds it',
  leftBy: (name: string) => `${name} is said to have left`,
  lastHolder: (name: string, until: string) => `last ${name}, until ${until}`,
  laterHolder: (name: string, since: string) => `first ${name}, from ${since}`,
  or: 'or',
  origins: (number: number) => counted(number, 'origin'),
  accounts: (number: number) => counted(number, 'account'),
  denials: (number: number) => counted(number, 'denial'),
  events: (number: number) => counted(number, 'event'),
  places: (number: number) => counted(number, 'place or road', 'places and roads'),
  stale: (days: number) => {
    if (days === 0) return 'that very day';
    const years = Math.floor(days / 365.25);
    return years >= 2 ? `more than ${years} years before` : `${counted(days, 'day')} before`;
  },
  notDated: 'no day given',
  onward: 'goes on',
  sinceLow: 'since',
  toldLow: 'last told of',
  none: 'No place or road is told of like this.',
  noneAtAll: 'No account in this record says who holds a place or a road.',
  next: 'Next page',
  first: 'First page',
  shown: (shown: number, total: number) => `${number(shown)} of ${number(total)}`,

  sentence: {
    agreed: (day: string, place: string, holder: string, origins: number, by: string) =>
      `On ${day} ${place} is held by ${holder}, by ${
        origins <= 2
          ? `${origins} independent origins`
          : `${origins} origins, at least two of them independent`
      }: ${by}.`,
    claimed: (day: string, place: string, holder: string, by: string) =>
      by
        ? `On ${day} ${place} is said by ${by} to be held by ${holder}.`
        : `On ${day} ${place} is said to be held by ${holder}.`,
    lastTold: (day: string, told: string) => `${day}, as last told of ${told},`,
    contested: (day: string, place: string) => `Who holds ${place} on ${day} is contested.`,
    contestedSide: (holder: string, by: string) =>
      by ? `It is said by ${by} to be held by ${holder}.` : `It is said to be held by ${holder}.`,
    inferred: (day: string, place: string) =>
      `No account of ${day} speaks of ${place} itself. What follows is inferred from what takes it in.`,
    inferredSide: (of: string, holder: string, by: string) =>
      by ? `${of} is said by ${by} to be held by ${holder}.` : `${of} is said to be held by ${holder}.`,
    denied: (by: string, number: number) =>
      by ? `${by} ${number === 1 ? 'denies' : 'deny'} it.` : `It is denied.`,
    bounded: 'No account gives a day: these are the days between what bounds it.',
    undenied: 'Nobody is told to deny it.',
    left: (day: string, place: string, holder: string, by: string) =>
      `On ${day} nobody is said to hold ${place}: ${holder} is said to have left (${by}), and nobody to have come.`,
    unknown: (day: string, place: string) => `Nothing that is told of ${day} says who holds ${place}.`,
    never: (place: string) => `No account says who held ${place} on any day.`,
    last: (holder: string, since: string, until: string) =>
      `The last who is said to have held it is ${holder}, since ${since} until ${until}.`,
    later: (holder: string, since: string) => `The next who is said to hold it is ${holder}, since ${since}.`,
    since: (since: string) => `So since ${since}.`,
    told: (day: string, before: string) => `Last told of ${day}, ${before}.`,
    toldNever: 'No account that has it so gives a day.',
    undated: (holder: string, by: string) =>
      `On a day that nobody tells it is said by ${by} to be held by ${holder}.`,
    settlements: (count: string, holder: string) =>
      `Inside it ${count} settlements without names are said to be held by ${holder}.`,
  },
  bounds: (low: number | null, high: number | null) =>
    low === null && high === null ? 'no number of' : bounds(low, high),
  span: {
    within: (days: string) => `some day of ${days}`,
    orBefore: (day: string) => `${day} or before`,
    orAfter: (day: string) => `${day} or after`,
    none: 'a day that nobody tells',
  },
  also: 'Also called',
  roadsThrough: 'On the known roads',
  onTheMap: 'Show it on the map',
  wholePlace: 'The whole of it',
  wholeRoad: 'The whole road',
  asRoad: 'The road, stretch by stretch',
  choose: 'Several are called so',
  chooseWhich: (name: string) => `“${name}” may mean any of these. Choose one.`,
  namesakes: 'The name may also mean',

  held: 'Who held it when',
  chart: (name: string) =>
    `Bands of time in which each side is said to have held ${name}; the table below says the same`,
  legend: 'How to read it',
  key: {
    agreed: 'agreed',
    claimed: 'claimed',
    contested: 'contested',
    fading: 'began or ended some time in these days',
    stale: 'not told of any more',
    denial: 'an article denies it',
    asOf: 'the day asked about',
    event: 'events there',
  },
  before: (number: number) => `${counted(number, 'event')} before these days`,
  after: (number: number) => `${counted(number, 'event')} after these days`,
  allHoldings: (number: number) => `Show all ${number}`,
  someOnes: (shown: number, all: number) => `${shown} of ${all} are shown, those about the day asked about.`,
  chooseAbove: 'Choose one above to read the words behind it.',
  allSides: (number: number) => `Show all ${number} rows`,
  table: 'All who are said to have held it, in order of time',
  noHoldings: 'No account says who held it.',
  ended: { taken: 'another side took it', left: 'its holder left' },
  placed: {
    bounded: 'No account gives a day; it stands between what bounds it.',
    free: 'No account gives a day and nothing bounds it: it has no place in the order of days.',
  },
  settled: (count: string) => `${count} settlements inside it, without names`,
  word: {
    own: 'of the holder’s own side',
    'against-interest': 'of the side that loses by it: an admission',
    'third-party': 'of neither side',
    unknown: 'whose side is not known',
  },
  /** Of how many accounts each kind of voice is. */
  accountsOf: (kinds: string) => `accounts: ${kinds}`,
  wordShort: {
    own: 'own side',
    against_interest: 'admission',
    third_party: 'neither side',
    unknown: 'side not known',
  },
  words: 'The words behind each',
  saidBy: 'Told by',
  gainsaid: 'Denied by',
  why: 'Why it stands so',
  rule: 'Rule',
  weight: 'Weight',
  reason: 'Reason',
  score: (score: string) => `The weights add up to ${score}: an order of support, no probability.`,
  leftOut: (number: number) => `and ${counted(number, 'more reason')}`,
  open: 'Show the words',
  more: 'More',
  voice: (name: string) => `rests on ${name}`,
  citing: (names: string) => `citing ${names}`,
  ownVoice: 'in its own voice',
  begun: (days: string) => `begun ${days}`,
  givesNoDay: 'gives no day',
  modality: {
    asserted: '',
    reported: 'with a hedge',
    denied: 'denied',
    planned: 'planned',
    threatened: 'threatened',
    conditional: 'conditional',
  } as Record<string, string>,
  noOutlet: 'outlet not told',
  noDay: 'no day of publication',
  claim: 'claim',
  theClaim: 'the claim',
  parts: 'Parts and stretches told apart',
  partsNote: 'What is told of a part says nothing of the whole.',
  around: 'What takes it in',
  aroundNote: 'Told of the area around it and of the roads through it. It says nothing of the place itself.',
  cutOff: 'Cut off',
  cutOffStated: (who: string, by: string, since: string, origins: number) =>
    `${who} is said by ${counted(origins, 'origin')} to be cut off${by ? ` by ${by}` : ''}, since ${since}.`,
  cutOffInferred: (who: string, by: string) =>
    `Inferred from what is held around it, and reported by nobody: ${who} is cut off${by ? ` by ${by}` : ''}.`,
  eventsThere: 'Events there',
  eventsTable: 'Events by day; those that nothing dates last',
  noEvents: 'No events are told of there.',
  type: 'Type',
  allTypes: 'all types',
  day: 'Day',
  event: 'Event',
  figures: 'Figures',
  figuresNote:
    'People counted in events there, each event by itself. They are not added up here: accounts overlap, and figures may count the same people.',
  figuresOver: 'Figures over time, with the rules by which they are added',
  best: (best: string) => `best ${best}`,
  counted: 'Counted',
  numbers: 'How many',
  noFigures: 'No event there counts people.',
  names: 'What articles call it',
  namesTable: 'Names in the articles, and in how many claims',
  called: 'Name',
  claims: 'Claims',
  noNames: 'No claim of an event there names it.',

  road,
  change,
};
