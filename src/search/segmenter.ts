// The segmenter that knows the words of the domain.
import { createSegmenter, type Segmenter } from '../text/segmenter.js';
import { COMPOUNDS, DOMAIN_WORDS } from './synonyms.js';

/** The one that indexes and questions are cut by. */
export function openSegmenter(): Segmenter {
  return createSegmenter(DOMAIN_WORDS).keeping(COMPOUNDS);
}
