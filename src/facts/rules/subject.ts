// Who or what a clause is about: the name before it, 「该公司」 traced back, or the article's zone.
import type { Span } from '../../text/span.js';
import { clauseAround, type FactContext } from './context.js';

/** 「全区」「该区」 speak of the article's zone. */
const WHOLE_ZONE = /(?:该|全|我|这个)区/u;
const NO_TOPIC = /(?:占|联合|携手|会同|从|向|与|位于|坐落于|坐落在|落户|入驻|列入|入选|来自|为|被)$/u;
const BARE_ZONE = /(?<!\p{Script=Han}{2})(?:高新区|开发区|经开区|示范区|新区|园区)/u;

/** The entity id that the words at an offset are about; never empty: at last the article itself. */
export function subjectAt(context: FactContext, at: number): string {
  const { sentence, article } = context;
  const lead = sentence.text.slice(0, at);
  const clause = clauseAround(sentence.text, at).start;
  const named =
    topics(context, at)
      .filter(({ span }) => span.start >= clause)
      .at(-1) ?? topics(context, at)[0];
  if (named) return named.id;
  if (article.zone && (BARE_ZONE.test(lead) || WHOLE_ZONE.test(lead))) return article.zone;
  return continued(context) ?? fallback(context);
}

/** Mentions before an offset that can be what the words are about; 「占贵阳市的」 and 「坐落于华苑科技园」 cannot. */
function topics(
  { sentence, entities }: FactContext,
  at: number,
): readonly { readonly id: string; readonly span: Span }[] {
  return sentence.mentions
    .filter(({ span }) => span.end <= at && !NO_TOPIC.test(sentence.text.slice(0, span.start)))
    .flatMap(({ entities: ids, span }) => ids.slice(0, 1).map((id) => ({ id, span })))
    .filter(({ id }) => entities.get(id)!.kind !== 'person');
}

/** A sentence that names nobody goes on about the subject of the one before it in its paragraph. */
function continued({ sentence, before, entities }: FactContext): string | null {
  for (const earlier of before) {
    if (earlier.paragraph !== sentence.paragraph) return null;
    const subject = earlier.mentions
      .flatMap((mention) => mention.entities)
      .find((id) => entities.get(id)!.kind !== 'person');
    if (subject) return subject;
  }
  return null;
}

function fallback({ article }: FactContext): string {
  return article.zone ?? `article:${article.node.id}`;
}
