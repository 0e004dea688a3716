// The segmenter that knows the words of the domain.
import { createSegmenter, type Segmenter } from '../text/segmenter.js';
import { COMPOUNDS, DOMAIN_WORDS } from './synonyms.js';

let opened: Segmenter | null = null;

/** The one that indexes and questions are cut by; loads the dictionary on first use. */
export function openSegmenter(): Segmenter {
  opened ??= createSegmenter(DOMAIN_WORDS).keeping(COMPOUNDS);
  return opened;
}
