/** Words of the events views. */
import { counted } from './counts';

export const events = {
  count: (total: number) => counted(total, 'event', 'events'),
  uncounted: 'More events than can be counted at once',
  none: 'No event fits these filters.',
  chosen: (count: number) => `${count} chosen`,
  status: 'How sure',
  words: 'Words',
  wordsHelp: 'as in the list below',
  party: 'Party',
  partyHelp: 'who acted or was acted upon',
  disputed: 'accounts contradict each other',
  listed: 'Events by day; those that nothing dates come last.',
  day: 'Day',
  told: 'What is told',
  where: 'Where',
  rests: 'Rests on',
  figures: 'Figures',
  first: 'First page',
  next: 'Next page',
  pages: 'Pages of events',
  origins: (count: number) => counted(count, 'origin', 'origins'),
  documents: (count: number) => counted(count, 'article', 'articles'),
  accounts: (count: number) => counted(count, 'account', 'accounts'),
  denials: (count: number) => counted(count, 'denial', 'denials'),
  parted: (fields: string) => `accounts differ on ${fields}`,
  undated: 'no day told',

  saidBy: (accounts: number, origins: number) => {
    const told =
      accounts === 1
        ? 'Told in one account, which rests'
        : `Told in ${counted(accounts, '', 'accounts')}, which rest`;
    return `${told} on ${origins === 1 ? 'one origin' : counted(origins, '', 'independent origins')}:`;
  },
  onlyDenied: 'Nobody in this record tells it; it is only denied.',
  counts: 'Counts:',
  signs:
    'A letter stands for an origin, whoever a report rests on in the end; A1 is the first account that rests on A.',
  deniedBy: 'Denied by',
  partOn: 'Accounts differ on',
  agreeing: 'No accounts of it contradict each other.',

  readings: 'Readings',
  readingsHelp:
    'Each line gives the reading taken, then what other accounts have in its place, and which accounts have it.',
  fields: {
    event_type: 'What',
    when: 'When',
    place: 'Where',
    route: 'Road',
    agents: 'By whom',
    patients: 'To whom',
    outcome: 'What came of it',
  } as Record<string, string>,
  alone: 'the only reading',
  relation: {
    agrees: 'agrees',
    refines: 'compatible',
    contradicts: 'contradicts',
    updates: 'overtaken',
    'different-scope': 'of something else',
  },
  moreReadings: (count: number) =>
    `${counted(count, 'more reading is', 'more readings are')} not shown here:`,
  inAccounts: 'read the accounts',
  moreMarks: (count: number) => `and ${count} more`,

  best: 'Best supported',
  noBest: 'no best number',
  bestOf: (best: string, bounds: string) => (best === bounds ? best : `${best} (${bounds})`),
  account: 'Account',
  drawn: 'Drawn',
  number: 'Number',
  stands: 'Against the best',
  logarithmic: 'Each step of the scale is ten times the one before.',
  notFromZero: 'The scale does not begin at 0.',
  legend:
    'A dot is one number, a bar a range; an arrow is an end that is left open. Broken lines are overtaken.',

  accountsHeading: 'Accounts',
  denialsHeading: 'Denials',
  ownVoice: 'in its own voice',
  citing: (speakers: string) => `citing ${speakers}`,
  whoCites: ' who cites ',
  noDay: 'no day of publication',
  carriedFrom: 'carried from',
  origin: 'Rests on',
  why: 'Why this claim',
  moreAccounts: 'More accounts',

  treeHeading: 'Who rests on whom',
  treeHelp:
    'Origins are independent of each other; articles that carry the same words, or cite the same source, count once.',
  denies: 'denies it',
  hints: 'Some may rest on one origin:',

  joinsHeading: 'Why these accounts are one event',
  joinsHelp: (threshold: string) =>
    `Two accounts are compared by reasons for and against; where these come to ${threshold} or more, the two are taken for one event. Shown for each account: the comparison that holds it most firmly.`,
  joinsNone: 'Nothing is recorded on it.',
  and: ' and ',
  comes: (score: string, threshold: string) => `${score}, where ${threshold} is needed`,
  judgedSame: 'A person judged them the same',

  nearHeading: 'What nearly joined',
  nearHelp: 'Other events that some account of this one was compared with, and what kept them apart.',
  nearShow: 'Compare now',
  nearNone: 'No other event came near.',
  nearCount: (count: number) => `Compared with ${counted(count, 'other event', 'other events')}.`,
  nearMean: (mean: string, compared: number, threshold: string) =>
    `On the mean of ${counted(compared, 'comparison', 'comparisons')} it comes to ${mean}; ${threshold} would join them.`,
  nearBar: (bar: string) => `Kept apart whatever else agrees: ${bar}`,
  likest: 'The likest pair',

  consequences: 'What it is part of, and what follows',
  partOf: 'Part of',
  parts: 'Parts of it',
  partsMore: (count: number) => `and ${count} more`,
  held: 'Control, by these accounts',
  holder: {
    claimed: (holder: string, ended: boolean) =>
      `is said by one origin to ${ended ? 'have been' : 'be'} held by ${holder}`,
    agreed: (holder: string, ended: boolean) =>
      `${ended ? 'was' : 'is'} held by ${holder}, by two or more independent origins`,
    contested: (holder: string, ended: boolean) =>
      `is said to ${ended ? 'have been' : 'be'} held by ${holder}, which others contest`,
  },
  cut: {
    heading: 'What it cut',
    mark: 'worked out',
    note: 'Inferred from who is said to hold the places on known roads. No account says it.',
    sentence: (place: string, by: string, against: string, day: string) =>
      `${place} is said to be held by ${by}${day ? ` at the end of ${day}` : ''}. For ${against} this would cut:`,
    stretch: (route: string, start: string, end: string) => `${route}, ${start} – ${end}`,
    parted: (one: string, other: string) => `It would part ${one} from ${other}.`,
  },
  orBefore: (day: string) => `${day} or before`,
  since: 'since',
  until: 'until',
  heldDenied: 'these accounts speak against it',

  scoreHeading: 'How well it is supported',
  scoreHelp: (score: string) => `These weights add up to ${score}.`,
  judged: 'Judged by persons',
  notJudged: 'No person has judged these accounts.',

  claim: {
    event: 'Event',
    disputes: 'speaks against it',
    noEvent: 'It stands in no event: a person rejected it, or the events are not made yet.',
    type: 'Type',
    modality: 'Told',
    section: 'Stands in',
    sections: {
      body: 'the text',
      headline: 'the headline',
      lead: 'the lead',
      caption: 'a caption',
    } as Record<string, string>,
    when: 'When',
    whenWords: (text: string) => `from the words “${text}”`,
    voices: 'Whose word it is',
    own: 'The outlet says it in its own voice.',
    cue: (cue: string) => `by the word “${cue}”`,
    unnamed: 'not named',
    aligned: (party: string) => `on the side of ${party}`,
    arguments: 'Who, whom and where',
    argumentsHelp: 'The words of the article, and what they were taken to stand for.',
    role: 'Part',
    roles: { agent: 'by', patient: 'to', place: 'place', route: 'road' } as Record<string, string>,
    words: 'Words',
    meaning: 'Taken for',
    unknown: 'nothing known fits',
    refersTo: (text: string) => `stands for “${text}”`,
    because: 'Why, and what else it might be',
    other: (name: string, score: string) => `or ${name} (${score})`,
    figures: 'Figures',
    rule: 'The rule that found it',
    ruleName: (name: string) => `“${name}”, an entry of the codebook`,
    ruleWords: 'Words that set it off',
    ruleFrame: 'What it asks for and takes',
    retold: 'Told again in the same article',
    none: 'The claim names nobody and no place.',
  },
};
