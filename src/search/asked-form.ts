// The form of words that a question asks for, finer than `Asked`: a year, a share, a name, several, a reason.

/** The first that matches holds; the order is that of the trained trees, from the shortest answers to the longest. */
const FORMS: readonly RegExp[] = [
  /哪一?年/u,
  /哪一?[天日月]|几[月日号]/u,
  /什么时候|何时|时间|什么时期|年代|世纪/u,
  /百分之|比例|率/u,
  /多少[人名位]|几[人名位个]/u,
  /多[大高长久远深重宽]/u,
  /多少|几/u,
  /谁|何人|哪位|什么人/u,
  /哪国|哪个国家|什么国家/u,
  /哪里|哪儿|何地|何处|哪个?(?:城市|省|市|县|区|地)|什么地方|位于/u,
  /公司|大学|学校|机构|组织|球队/u,
  /叫什么|名字|名称|别名|什么名/u,
  /职[务位业]|身份|角色/u,
  /哪些|哪几|哪两|分别/u,
  /为什么|为何|原因|何以/u,
  /怎么|怎样|如何/u,
  /什么样|特[点征]/u,
  /什么作用|用途|影响|意义|目的/u,
  /是什么[?？]?$|什么是|是何/u,
  /有什么|有何/u,
  /什么|哪|何|啥/u,
];

/** Place of the form in the list; -1 for none. */
export function askedForm(question: string): number {
  return FORMS.findIndex((form) => form.test(question));
}
