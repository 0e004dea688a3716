// 「围绕汽车及零部件、现代物流、装备制造、农副产品深加工4大主导产业」 → four items that are 主导产业.
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
        attribute: context.sentence.text.slice(what.start, what.end),
        items,
        sentence: context.sentence.index,
        span,
        text: context.sentence.text.slice(span.start, span.end),
        doubt: null,
      }),
    ),
};
