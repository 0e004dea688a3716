// What zones are called in English, and the words around their names.

/** English zone words and the Chinese ones, the more special first. */
export const ZONE_PHRASES: readonly (readonly [RegExp, string])[] = (
  [
    [
      '(?:national )?(?:new and )?(?:hi(?:gh)?[ -]?tech(?:nology|nological)?|high[ -]and[ -]new[ -]tech(?:nology)?)(?: and new)?(?: industr(?:y|ies|ial))?(?: development| demonstration)? (?:zone|area|district|park)',
      '高新区',
    ],
    [
      '(?:national )?economic(?: and |[ -]*&[ -]*| |-)(?:technolog(?:y|ical) )?development (?:zone|area)|etdz',
      '经开区',
    ],
    ['(?:comprehensive |integrated )?(?:free trade )?bonded (?:zone|area|port)', '综保区'],
    ['(?:pilot )?free[ -]trade (?:pilot )?(?:zone|area|port)', '自贸区'],
    ['(?:urban[ -](?:and[ -])?rural )?(?:integrat(?:ed|ion) )?demonstration (?:zone|area)', '示范区'],
    ['new (?:area|district)', '新区'],
    ['industrial (?:park|zone|area)', '工业园区'],
    ['(?:science(?: and technology)?|sci[ -]?tech|technology) (?:park|city)', '科技园区'],
    ['development (?:zone|area)', '开发区'],
    ['(?:zone|park)', ''],
  ] as const
).map(([source, word]) => [new RegExp(`\\b(?:${source})\\b`, 'gu'), word]);

/** Words that are no part of a place's name. */
export const NO_PLACE: ReadonlySet<string> = new Set(
  'a an the this that of in at on to for from by with about and or versus vs city municipality national state is are was were be do does did has have had can could will would how many much what which who whose when where why tell me please compare between than more its their there any all other chinese china says said company companies enterprise enterprises r d'.split(
    ' ',
  ),
);
