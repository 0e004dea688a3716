// 「围绕汽车及零部件、现代物流、装备制造、农副产品深加工4大主导产业」 → four items that are 主导产业.
import { sliceSpan } from '../../text/span.js';
import { findEnumerations } from '../lists.js';
import type { ListFact } from '../types.js';
import { type FactRule, factId } from './context.js';
import { subjectAt } from './subject.js';

export const listRule: FactRule = {
  name: 'enumeration',
  read: (context) =>
    findEnumerations(context.sentence.view).map(
      ({ items, what, span }): ListFact => ({
        type: 'list',
        id: factId(context, 'list', span),
        rule: 'enumeration',
        subject: subjectAt(context, items[0].start),
        attribute: sliceSpan(context.sentence.text, what),
        items,
        sentence: context.sentence.index,
        span,
        text: sliceSpan(context.sentence.text, span),
        doubt: null,
      }),
    ),
};
