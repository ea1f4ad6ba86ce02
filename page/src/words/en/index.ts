/** English. */
import { brief } from './brief';
import { common } from './common';
import { documents } from './documents';
import { events } from './events';
import { figures } from './figures';
import { issues } from './issues';
import { map } from './map';
import { names } from './names';
import { places } from './places';
import { review } from './review';
import { search } from './search';
import { sources } from './sources';
import { timeline } from './timeline';

export const en = {
  locale: 'en-GB',
  ...common,
  brief,
  documents,
  events,
  figures,
  issues,
  map,
  names,
  places,
  review,
  search,
  sources,
  timeline,
};
