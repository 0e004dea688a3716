// The question words of Chinese, rule by rule, with questions that each is for. The first rule that matches decides.
import type { UnitClass } from '../text/units.js';
import type { Expected, UnitWish } from './query.js';

export interface QuestionRule {
  readonly name: string;
  readonly expected: Expected;
  readonly pattern: RegExp;
  readonly unit?: UnitWish;
  /** Questions that the rule is for, as documentation and tests. */
  readonly examples: readonly string[];
}

const WHAT = '(?:什么|啥|哪些|哪几)';
const POST =
  '(?:董事长|总经理|经理|总裁|主任|书记|局长|院长|负责人|老总|老板|领导|一把手|主席|会长|队长|校长|所长|厂长|站长|馆长|社长|理事长|创始人|总工程师|总工|总监)';
/** Several are asked for: 「电芯都卖给谁了」. */
const SOLD_TO = '(?:都(?:卖|供货?|供应|租|销售?|交付)给了?|(?:客户|买家)都?[是有])';
const of = (...classes: UnitClass[]): UnitWish => ({ classes, units: [] });
const pattern = (source: string) => new RegExp(source, 'u');

export const QUESTION_RULES: readonly QuestionRule[] = [
  {
    name: 'where it was printed',
    expected: 'evidence',
    pattern:
      /^(?:出处|来源|原文|依据|证据)(?:呢|是什么|在哪里?)?$|^(?:这|那)?(?:是)?(?:哪里|哪儿|在哪)(?:看到|登|刊登|写|说)的?$/u,
    examples: ['出处？', '来源呢'],
  },
  {
    name: 'more of the same',
    expected: 'more',
    pattern:
      /^(?:那么?)?(?:还有(?:没有)?(?:别的|其他|其它|更多|什么|哪些|啥|谁)?(?:的)?(?:吗|呢|么|嘛|没有?)?|(?:其他|其它|别的|其余|剩下)(?:的)?(?:呢|有吗|还有吗|有哪些)?|(?:再|继续|接着)(?:说|讲|列|来|给)(?:说|几个|一些|一点|点|下去)?(?:吧|呢)?|更多|下一[个条页]|然后呢)$/u,
    examples: ['还有吗', '还有呢', '其他的呢', '下一个'],
  },
  {
    name: 'why that is so',
    expected: 'cause',
    pattern:
      /^(?:那么?|这|那|这是|那是)?(?:为什么|为何|为啥|什么原因|原因呢|原因是什么|怎么回事|凭什么)(?:呢|啊|会?这样|如此)?$/u,
    examples: ['为什么', '这是为什么呢'],
  },
  {
    name: 'what can be asked',
    expected: 'coverage',
    pattern:
      /(?:能|可以|还能|可)(?:问|查|了解|打听)(?:你)?(?:到|些|点)?(?:什么|哪些|啥)|有(?:什么|哪些|啥)(?:可以|能|好)问/u,
    examples: ['关于贵阳能问什么'],
  },
  {
    name: 'in order of time',
    expected: 'timeline',
    pattern: /时间(?:线|轴|表$)|大事[记年]|按(?:照)?(?:时间|日期|先后)|(?:发展|建设)历程/u,
    examples: ['按时间说说贵阳', '贵阳的大事记'],
  },
  {
    name: 'who wrote it',
    expected: 'byline',
    pattern:
      /(?:谁|哪位|哪个|哪几位|哪些|什么).{0,6}(?:写|报道|采写|撰写|采访)的|(?:记者|作者|通讯员)(?:是|叫)?(?:谁|哪位|哪些|什么名字|什么人)|(?:哪位|哪个|哪些|哪几位)(?:记者|作者|通讯员)/u,
    examples: ['贵阳这篇是哪位记者采写的', '作者是谁'],
  },
  {
    name: 'which zones the corpus has',
    expected: 'zones',
    pattern:
      /^(?:目前|现在|你|这里|都|库里|语料|资料|收录|一共)*(?:有|收录|知道|了解|涵盖|包括)?(?:了)?(?:哪些|哪几个|什么|多少个?|几个)(?:园区|高新区|开发区|区)(?:的)?(?:资料|信息|报道|内容|数据|文章)?$/u,
    examples: ['收录了哪些高新区的报道'],
  },
  {
    name: 'zones that speak of something',
    expected: 'topic',
    pattern:
      /^哪(?:里|儿|个地方)正?在(?!哪)\p{Script=Han}{2}|^(?:哪些|哪个|哪几个|什么)(?:地方的)?(?:园区|高新区|开发区|经开区|示范区|新区|保税区)(?:正?在|来了|讲|推|替|帮|给|把|让|引进|出台|打造|建|办|专门)|(?:哪些|哪个|哪几个|什么|有没有)(?:园区|高新区|开发区|经开区|区|地方)(?!.{0,2}(?:最|更)).*(?:提到|提及|说到|讲到|讲的?是|涉及|谈到|报道|在?做|在?搞|有|关注|写)/u,
    examples: ['哪些园区提到了电子印章'],
  },
  {
    name: 'comparison',
    expected: 'comparison',
    pattern:
      /对比|相比|比较|(?:和|与|跟|同).+(?:区别|差别|不同|差距|哪个更|谁更|比起来)|\bvs\b|pk|(?:和|与|跟|同|、|还是).+(?:谁|哪个|哪家|哪边).{0,10}(?:大|多|高|长|快|久|小|少|低|短|慢)(?:一些|一点|些|点)?呢?$|^(?:那么?)?(?:谁|哪个|哪家|哪边)的?.{0,8}更(?:大|多|高|长|快|久|小|少|低|短|慢)(?:一些|一点|些|点)?呢?$/u,
    examples: ['襄阳高新区和贵阳高新区有什么区别', '奔腾产业园和益海嘉里项目谁的投资大', '哪个更多'],
  },
  {
    name: 'superlative',
    expected: 'ranking',
    pattern:
      /(?:哪个|哪家|哪些|谁|什么|哪).*最(?:高|大|多|低|小|少|快|长|贵|好)|最(?:高|大|多|低|小|少|快|长)的(?:是|项目|企业|公司|园区|产业园|前|[几两二三四五六七八九十\d]+[个家项座])|排名|排行|最.{1,3}的?前(?:几|[两二三四五六七八九十\d]+)/u,
    examples: ['哪个项目的总投资最大', '产值最高的前三个'],
  },
  {
    name: 'what somebody said',
    expected: 'quote',
    pattern: pattern(
      `(?:怎么|如何|怎样|咋)(?:说|看|评价|解释|回应|回答|点评|谈|讲|认为|表示|表态|介绍|形容|看待|描述)|(?:说|讲|谈|表示|介绍|透露)(?:了|过)?(?:些)?${WHAT}|(?:吐槽|担心|担忧|承认|抱怨|觉得|认为|希望|期待|呼吁|建议|强调|坦言|感慨|透露|讲述|回忆|夸|点赞|表扬|批评|直言|寄语|解释|最?怕|害怕|抱怨)(?:了|过|说)?.{0,12}(?:什么|啥|哪|怎|多)|(?:看法|观点|评价|原话|态度|心愿|感受|体会)(?!.{0,2}记者)|(?:发愁|犯愁|头疼|烦恼)|觉得.*(?:怎么样|如何|怎样)|有什么(?:看法|评价)`,
    ),
    examples: ['李越说了什么', '许志伟怎么评价切割机', '他怎么评价切割机'],
  },
  {
    name: 'who somebody is',
    expected: 'profile',
    pattern:
      /是谁$|是(?:干|做|搞)(?:什么|啥|嘛)的$|是(?:什么|哪家.*什么|啥)人|何许人|(?:什么|啥)(?:职务|职位|身份|来头|头衔)|担任(?:什么|啥)|当(?:的是)?(?:什么|啥)(?:官|领导|职)|是哪(?:个|家)(?:公司|单位|企业|部门)的/u,
    examples: ['孙晓辉是谁', '孙晓辉是干什么的'],
  },
  {
    name: 'how long it takes',
    expected: 'quantity',
    pattern:
      /多久|多长时间|用时|耗时|(?<!哪)几(?:分钟|小时|天|个月)|多少(?:分钟|小时|天|个月|年|时间)|(?:花|用|要|得|需要?|历时|费|过)(?:了|上|个)?几年|几年(?:能|才|就|可以)?(?:内)?(?:弄|搞|建|做|干|办|完|盖|修|治|回本)/u,
    unit: of('duration'),
    examples: ['办完一项备案要多久', '花了多少年育成的'],
  },
  {
    name: 'when',
    expected: 'date',
    pattern:
      /什么时候|何时|啥时候?|哪(?:一)?(?:天|年|月|日)|(?<![这近哪])几(?:月|号|年)(?!来)|多会儿|(?:什么|具体)(?:时间|日期)|(?:时间|日期)(?:是|定在|在)|定在哪/u,
    examples: ['电子印章哪天上线'],
  },
  {
    name: 'what happened on a date',
    expected: 'events',
    pattern: /(?:发生|出)(?:了|过)?(?:什么|哪些|啥)|有(?:什么|哪些|啥)(?:事|新闻|大事|动态|活动)$/u,
    examples: ['4月3日有什么事'],
  },
  {
    name: 'how much money',
    expected: 'quantity',
    pattern:
      /多少(?:个)?(?:钱|亿|万|资金|元|经费|投资|税|税收|产值|产出|销售额|营收|补偿|补贴|奖励|奖金|工资|薪水|房租|租金|费用|利润|净利润|学费|贷款|补助)|(?:门票|票价|房租|租金|工资|月薪|年薪|学费|利润|净利润|补贴|补偿|奖金|单价|成本)(?:是|要|有|为)?(?:多少|几)|(?:花|投|砸|耗|用|出)(?:费|资|入|掉)?(?:了)?(?:多少(?!名|工人|职工|员工|个|家|台|人)|几个?亿)|(?:总?投资|投入|产值|税收|营收|收入|销售额|采购额|价格|造价|订单|金额|预算)(?:额)?(?:达到?|有|是|为|能|约|大概|到)*(?:多少|多大|几何|几个?亿|$)/u,
    unit: of('money', 'number'),
    examples: ['产业园总投资是多少', '生态化改造投入多少钱'],
  },
  {
    name: 'how large a scale',
    expected: 'quantity',
    pattern:
      /(?:规模|产能|产量|市场|体量|力度|销量|客流|吞吐量)(?:能|会|要|可|将)?(?:有|达到?|做到)?(?:多大|多高)/u,
    examples: ['集成电路产业规模有多大'],
  },
  {
    name: 'how large an area',
    expected: 'quantity',
    pattern:
      /(?:占地|面积)(?:有|是|为|达|约)*(?:多少|多大|几)?|多少(?:亩|平方米|平方公里|平米|公顷)|有多大$/u,
    unit: of('area'),
    examples: ['产业园的建筑面积'],
  },
  {
    name: 'what share',
    expected: 'quantity',
    pattern:
      /百分之(?:几|多少)|(?:比例|占比|比重|增速|增幅|涨幅|率)(?:达到?|有|是|为|能|约|到|做到|提到|升到|涨到|降到|提高到)*(?:多少|多高|几|$)|(?:增长|提高|提升|下降|降低|减少|节约|上升)(?:了|到)?(?:多少|几个?百?分?点?)$|占(?!地).{0,8}(?:多少(?!地|亩|土地)|几成)/u,
    unit: of('percent', 'percentage point', 'times'),
    examples: ['工业增加值增长了多少', '良率做到多少了'],
  },
  {
    name: 'how large a place',
    expected: 'quantity',
    pattern: /多大(?:的)?(?:地方|地盘|地|一?块(?:地)?|片)|占(?:了)?多(?:大|少(?:土?地))/u,
    unit: of('area'),
    examples: ['新区占多大地方', '基地要占多少地'],
  },
  {
    name: 'how long, high or far',
    expected: 'quantity',
    pattern: /多(?:老)?(?:高|长|宽|厚|远|深)(?!时间)|(?:高度|长度|宽度|厚度)(?:是|有)?多少/u,
    unit: of('length'),
    examples: ['那块屏有多高'],
  },
  {
    name: 'how old',
    expected: 'quantity',
    pattern: /多大(?:年纪|岁数|年龄|了$)|几岁|年龄|高寿/u,
    unit: of('age'),
    examples: ['刘才多大岁数'],
  },
  {
    name: 'how many',
    expected: 'quantity',
    pattern:
      /多少|(?<!哪)几(?:家|户|个|项|人|名|台|套|件|种|类|层|位|条|座|次|届|期|吨|倍|成|期|批|份|款)|(?:数量|规模|总数|人数|产量|产能)(?:是|有|为)?(?:多大|多少|$)|多大/u,
    examples: ['贵阳高新区有多少户小巨人企业', '一期用了多少工人'],
  },
  {
    name: 'who',
    expected: 'person',
    pattern: pattern(`(?<!${SOLD_TO})谁(?!家)|哪(?:位|个人|几位|些人)|何人|${POST}(?:是|叫|的名字)`),
    examples: ['振华新材料的董事长是谁', '铜箔公司的总工叫啥'],
  },
  {
    name: 'where',
    expected: 'place',
    pattern:
      /哪(?:个|座|些|几个)?(?:城市|国(?!际|内|外|产|家级|有)家?|省份?|地方|地|县|镇)|在(?:哪(?!(?:个|家|一家)?(?:公司|企业|单位|部门|机构|集团|银行|厂|局|院))|什么地方|何处)|从哪(?![家个些位种一几天年月])|哪里|哪儿|什么地方|[搬迁去到往落设运送](?:[到往去在])?哪(?:去)?(?![家个些位种一几天年月])|(?:位于|坐落于?|坐落在)(?:哪|什么|何)|地址|位置/u,
    examples: ['海尔生物医疗在哪里'],
  },
  {
    name: 'why',
    expected: 'reason',
    pattern: /为什么|为何|为啥|原因|凭什么|怎么会|咋会/u,
    examples: ['为什么要做生态化改造'],
  },
  {
    name: 'what they are called',
    expected: 'names',
    pattern:
      /(?:叫|是)(?:些)?(?:什么|啥)名字?|全名|姓(?:什么|啥)|名单|名字(?:是|叫|有)|分别(?:是|叫)(?:谁|什么|哪)|都是谁|具体(?:是|有)?(?:哪些|哪几)/u,
    examples: ['那些企业都叫什么名字'],
  },
  {
    name: 'which company or agency',
    expected: 'organization',
    pattern:
      /哪(?:个|家|一家)?(?:部门|单位|机构|公司|企业|局|银行|大学|医院|厂家?|集团|院)|谁家|哪家|什么(?:部门|单位|机构|公司|企业)/u,
    examples: ['哪个部门命名的', '哪家企业建成了智慧工厂'],
  },
  {
    name: 'what is new',
    expected: 'overview',
    pattern: /有(?:什么|啥|哪些)[新大]?(?:鲜事|动静|动作|动向|变化|进展|消息|动态)[呢吗]?$/u,
    examples: ['苏州高新区最近有啥动静'],
  },
  {
    name: 'which ones',
    expected: 'list',
    pattern: pattern(`${SOLD_TO}谁|哪[些几]|都?有(?:什么|啥)(?!样|时)|都有谁|包括[什哪啥]|列[出举]|分别是`),
    examples: ['奔腾产业园集聚了哪些企业'],
  },
  {
    name: 'yes or no',
    expected: 'verdict',
    pattern:
      /吗$|吧$|(?:了|过)?没有?$|(?<![什怎那这多])么$|是不是|算不算|算吗|会不会|要不要|用不用|行不行|能否|可否|有没有|是否|对不对|能不能|可不可以|有无/u,
    examples: ['奔腾产业园能创造12亿元税收吗'],
  },
  {
    name: 'how',
    expected: 'manner',
    pattern: /(?:怎么|如何|怎样|咋)(?!样$|了$)|什么(?:办法|方式|方法|措施|举措)/u,
    examples: ['贵阳高新区怎么帮企业提升研发能力'],
  },
  {
    name: 'how things are',
    expected: 'overview',
    pattern:
      /怎么样|怎样$|概况|简介|(?:介绍|说说|讲讲|聊聊|了解)(?:一下)?|(?:情况|动态|近况|进展|新闻)(?:如何|怎样|呢)?$|是什么(?:地方|样)|什么来头|overview|about/u,
    examples: ['开封示范区怎么样', '贵阳高新区有啥动态'],
  },
  {
    name: 'what',
    expected: 'thing',
    pattern: /什么|啥|哪(?:个|种|项|类|一)?/u,
    examples: ['今年评上了什么称号'],
  },
];
