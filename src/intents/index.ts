// The intents in the order in which they are tried: from the certain to the probable, the honest no last.
import { arithmeticIntent } from './arithmetic.js';
import { bylineIntent } from './byline.js';
import { companiesIntent } from './companies.js';
import { comparisonIntent } from './comparison.js';
import { coverageIntent } from './coverage.js';
import { eventsIntent } from './events.js';
import { factIntent } from './fact.js';
import { figuresIntent } from './figures.js';
import { filterIntent } from './filter.js';
import { guideIntent, helpIntent } from './guide.js';
import type { Intent } from './intent.js';
import { largerIntent } from './larger.js';
import { listIntent } from './list.js';
import { moreIntent } from './more.js';
import { overviewIntent } from './overview.js';
import { passageIntent, searchIntent } from './passage.js';
import { peopleIntent } from './people.js';
import { profileIntent } from './profile.js';
import { quotesIntent } from './quotes.js';
import { rankingIntent } from './ranking.js';
import { foreignZoneIntent, refusalIntent } from './refusal.js';
import { sourceIntent } from './source.js';
import { timelineIntent } from './timeline.js';
import { topicIntent } from './topic.js';
import { valueIntent } from './value.js';
import { verdictIntent } from './verdict.js';
import { whyIntent } from './why.js';
import { zonesIntent } from './zones.js';

export const INTENTS: readonly Intent[] = [
  guideIntent,
  helpIntent,
  sourceIntent,
  moreIntent,
  whyIntent,
  coverageIntent,
  zonesIntent,
  foreignZoneIntent,
  bylineIntent,
  arithmeticIntent,
  largerIntent,
  comparisonIntent,
  filterIntent,
  rankingIntent,
  timelineIntent,
  quotesIntent,
  profileIntent,
  eventsIntent,
  topicIntent,
  companiesIntent,
  peopleIntent,
  figuresIntent,
  verdictIntent,
  valueIntent,
  overviewIntent,
  listIntent,
  searchIntent,
  passageIntent,
  factIntent,
  refusalIntent,
];
