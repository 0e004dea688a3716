// 「大自然科技股份有限公司副总经理刘才说」 → 刘才 is 副总经理 of 大自然科技股份有限公司.
import { sliceSpan } from '../../text/span.js';
import { entityId } from '../entity-id.js';
import { findPeople } from '../mentions/people.js';
import type { PostFact } from '../types.js';
import { type FactContext, type FactRule, factId, lastMentioned } from './context.js';

/** 「该公司」, or a department of it: 「该公司安全（总监）」. */
const BACK_REFERENCE =
  /(?:该|这家|本|我们)(?:公司|企业|集团|机构|单位|园区|中心|项目|局|院|校|厂)[\p{Script=Han}]{0,5}$|^公司[\p{Script=Han}]{0,5}$/u;
/** What an unlisted organization is called: the words between the last mark and the post. */
const PLAIN_OWNER = /[\p{Script=Han}A-Za-z0-9（）]{2,24}$/u;

function organizationBefore(context: FactContext, at: number): string | null {
  const { sentence, entities } = context;
  const lead = sentence.text.slice(0, at);
  const touching = sentence.mentions.find(({ span }) => span.end === at);
  const named = touching?.entities.map((id) => entities.get(id)!).find(({ kind }) => kind !== 'person');
  if (touching && named)
    return sliceSpan(sentence.text, touching.span).length > named.name.length
      ? lead.slice(touching.span.start)
      : named.name;
  if (BACK_REFERENCE.test(lead)) {
    const id = lastMentioned(context, at, ['organization']);
    return id ? entities.get(id)!.name : null;
  }
  return PLAIN_OWNER.exec(lead)?.[0].replace(/^(?:是|据|由|在|而|但|对|和|与)(?=.{2})/u, '') ?? null;
}

export const postRule: FactRule = {
  name: 'post before name',
  read: (context) =>
    findPeople(context.sentence.view)
      .filter(({ post }) => post.end > post.start)
      .map(({ name, span, post }): PostFact => {
        const organization = organizationBefore(context, post.start);
        const lead = context.sentence.text.slice(0, post.start);
        const printed = organization && lead.endsWith(organization) ? organization.length : 0;
        const whole = { start: post.start - printed, end: span.end };
        return {
          type: 'post',
          id: factId(context, 'post', whole),
          rule: 'post before name',
          subject: entityId('person', name),
          post: sliceSpan(context.sentence.text, post),
          organization,
          sentence: context.sentence.index,
          span: whole,
          text: sliceSpan(context.sentence.text, whole),
          doubt: organization === null ? 'the organization is not named' : null,
        };
      }),
};
