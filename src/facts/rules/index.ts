// The rules that read facts from a sentence, in order.
import { actRule } from './acts.js';
import type { FactRule } from './context.js';
import { listRule } from './lists.js';
import { postRule } from './posts.js';
import { quantityRule } from './quantities.js';
import { quoteRule } from './quotes.js';

export const FACT_RULES: readonly FactRule[] = [postRule, quoteRule, quantityRule, listRule, actRule];
