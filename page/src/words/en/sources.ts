/** Words of the sources views. */
import { counted, number } from './counts';

export const sources = {
  heading: 'Sources',
  intro:
    'Whose words this record rests on, and what they did with them. These are counts of what was read, and no measure of who is right: one who tells a thing alone may be the only one there, and one who is contradicted may be the one who saw it.',
  many: (total: number) => counted(total, 'source', 'sources'),
  filters: {
    name: 'Find sources',
    q: 'Name contains',
    kind: 'Kind',
  },
  none: 'No source is called so.',
  caption: 'Sources; a column’s name sorts by it',
  name: 'Source',
  columns: {
    events: { name: 'Events', means: 'Events that it tells of or denies.' },
    alone: {
      name: 'Alone',
      means:
        'Of these, events that no other origin in this record tells. Others may have, in articles that were not read.',
    },
    apart: {
      name: 'Contradicted',
      means:
        'Events on a field or figure of which it and another origin give readings that cannot both hold.',
    },
    refuted: { name: 'Denied by others', means: 'Events that it tells and another origin denies.' },
    denies: { name: 'Denies', means: 'Events that it denies.' },
    against: {
      name: 'Against own side',
      means:
        'Events in which its words harm the side it speaks for, as an admission of losses. A dash stands where its side is not known.',
    },
    carried: {
      name: 'Carried',
      means:
        'Claims of it in articles whose text was first printed in another article: copies of one telling, and no further support.',
    },
    outlets: { name: 'Outlets', means: 'Outlets in whose articles its words stand.' },
    documents: { name: 'Articles', means: 'As an outlet: articles it printed that were read.' },
    passed_on: {
      name: 'Passes on',
      means: 'As an outlet: claims in its articles that rest on somebody else.',
    },
  },
  means: 'What the numbers mean',
  meansMore:
    'An origin is whom words rest on in the end: the speaker an article names, else the agency it credits, else the outlet itself. Two outlets that print one agency are one origin.',
  kind: {
    agency: 'agency',
    broadcaster: 'broadcaster',
    newspaper: 'newspaper',
    website: 'website',
    monitor: 'monitor',
    ministry: 'ministry',
    military: 'military',
    official: 'officials',
    channel: 'channel',
    international: 'international body',
    aid: 'aid organisation',
    generic: 'speakers without a name',
    outlet: 'outlet',
    party: 'party to events',
    unnamed: 'speakers without a name, of one outlet',
    article: 'article of no known outlet',
    unknown: 'speaker, not known beforehand',
  },
  sideUnknown: 'its side is not known',
  speaksFor: (side: string) => `speaks for ${side}`,
  pages: 'Pages',
  first: 'From the start',
  next: 'Next page',
  one: {
    country: 'Country',
    owner: 'Owner',
    side: 'Speaks for',
    reason: 'Known of it',
    printedAs: 'Printed as',
    article: 'Read the article',
    summary: (told: number, denied: number, events: number) =>
      `${counted(told + denied, 'claim', 'claims')} about ${counted(events, 'event', 'events')} ` +
      (told + denied === 1 ? 'rests' : 'rest') +
      ' on it' +
      (denied ? `; ${number(denied)} of them ${denied === 1 ? 'is a denial' : 'are denials'}.` : '.'),
    asOutlet: (documents: number, copies: number, passedOn: number) =>
      `As an outlet it printed ${counted(documents, 'article', 'articles')}` +
      (copies ? `, ${number(copies)} of them a copy of another’s` : '') +
      `; ${counted(passedOn, 'claim', 'claims')} in them ${passedOn === 1 ? 'rests' : 'rest'} on somebody else.`,
    nothing: 'Nothing in this record rests on it: it is named as an outlet only.',
    days: (days: string) => `The events are of ${days}.`,
    notes: 'Counts, no score: see the list of sources for what each number does and does not say.',
    only: {
      all: (n: number) => `all ${number(n)}`,
      alone: (n: number) => `told by nobody else: ${number(n)}`,
      apart: (n: number) => `contradicted by another: ${number(n)}`,
      refuted: (n: number) => `denied by another: ${number(n)}`,
      denies: (n: number) => `denied by it: ${number(n)}`,
      against: (n: number) => `against its own side: ${number(n)}`,
    },
    onlyName: 'Events that are shown',
    own: (n: number) => `In ${counted(n, 'event', 'events')} its words serve the side it speaks for.`,
    events: 'Event by event',
    noEvents: 'There are no such events.',
    order: { name: 'Order', newest: 'latest first', oldest: 'earliest first' },
    told: 'tells it',
    denied: 'denies it',
    both: 'tells it, and denies it',
    alone: 'nobody else tells it',
    refuted: 'another denies it',
    against: 'against its own side',
    ownSide: 'serves its own side',
    cited: (speaker: string) => `citing ${speaker}`,
    says: (field: string) => `${field}, by this source`,
    others: (field: string) => `${field}, by others`,
    fields: {
      when: 'Day',
      place: 'Place',
      route: 'Road',
      agents: 'Who acted',
      patients: 'To whom',
      outcome: 'Outcome',
    } as Record<string, string>,
    beside: 'Beside others',
    carriers: 'Who prints its words',
    passesOn: 'Whose words it prints',
    sameEvents: 'Who else speaks of the same events',
    copiedBy: 'Outlets with articles copied from its own',
    copiesOf: 'Outlets whose articles it copied',
    table: {
      outlet: 'Outlet',
      source: 'Source',
      claims: 'Claims',
      carried: 'In copied texts',
      events: 'Events',
      together: 'Both tell',
      deniedBy: 'Denies this one',
      denying: 'Is denied by it',
      articles: 'Articles',
    },
    noOutlet: 'no known outlet',
  },
};
