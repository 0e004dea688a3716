// Words that readers use for what newspapers write, group by group. Rules of the domain, not of any article.

import { THESAURUS } from './thesaurus.js';
import { NOUNS } from './thesaurus-nouns.js';
import { VERBS } from './thesaurus-verbs.js';

/** Words of one line stand for each other; before a colon stands a word that the others may answer, but not the reverse. */
const GROUPS: readonly string[] = [
  '总投资 投资 投资额 出资 耗资 砸钱 投资总额',
  '投入 投资 花费 花 花钱 砸 耗资 出资 支出 斥资',
  '占地 占地面积 用地 面积',
  '面积: 占地 建筑面积 占地面积 平方米 平方公里 亩',
  '产值 年产值 产出 总产值',
  '税收 纳税 缴税 利税 税 上缴税收',
  '获评 评上 评为 被评 入选 荣获 获得 获批 命名 认定 授予 列入 拿下 拿到 跻身 摘得 获',
  '荣誉: 称号 奖项 金名片 头衔 获评 评为 命名 入选 示范',
  '称号: 荣誉 获评 评为 命名 入选 示范 基地',
  '上线 启用 推出 开通 上马',
  '开工 动工 奠基 开建 破土 开工建设 动土',
  '投产 达产 开机 运营 量产',
  '建成 竣工 完工 落成 建好 盖好 修好 完成',
  '上市 挂牌',
  '签约 落地 签下 签订 签署',
  '集聚 聚集 汇聚 入驻 吸引 落户 拥有 引进 聚了',
  '研发机构 研发平台 科研机构 研发中心',
  '企业 公司 厂商 厂 单位 厂家',
  '员工 工人 职工 人员 雇员',
  '减碳 减排 碳排放 减少碳排放 降碳 碳减排',
  '节能 节约能源 省电 节电',
  '节省 节约 节减 省下 省',
  '增长 增速 增幅 涨 上涨 提高 提升 同比 增加',
  '降低 下降 减少 缩短 压缩 压减 减',
  '产量 年产量 产能 年产',
  '产能: 规模 产量 能力',
  '规模: 产能 总投资 面积 产值',
  '主导产业 支柱产业 主要产业 重点产业 特色产业',
  '举措 措施 做法 办法 政策 招数 手段',
  '扶持 支持 帮扶 鼓励 资助 补贴 奖励 奖补',
  '打算 计划 下一步 拟 接下来 规划',
  '坐落 位于 地处 坐落于 设在 选址',
  '办理 办 申请 办完',
  '跑腿 跑动 跑大厅 零跑腿 跑路',
  '研制 研发 开发 自主研发 攻克 突破',
  '制造 生产 做 造 出产',
  '老总: 总经理 董事长 总裁 负责人',
  '老板: 总经理 董事长 总裁 负责人 创始人',
  '一把手: 书记 主任 负责人',
  '负责人: 主任 总经理 董事长 书记 局长',
  '领导: 主任 书记 局长 负责人 总经理',
  '头儿: 主任 书记 局长 负责人 总经理',
  '买家 采购商 客商 买方',
  '国外 国际 外国 海外 境外',
  '外企 外资企业 外资',
  '打分 评价 评分 评定 考核',
  '处理: 处分 处罚 取消 扣除 剔除 淘汰 查处 整改',
  '行贿 行受贿 贿赂 受贿',
  '取消 剔除 剔出 撤销',
  '部委: 部 委',
  '部门: 单位 局 部 委 办公室 中心',
  '特色 特点 优势 亮点',
  '成效 成果 成绩 效果 收获',
  '营商环境 服务环境 投资环境',
  '个体户 个体工商户',
  '营业执照 执照',
  '显示屏 屏 大屏 屏幕',
  '创建 争创 申报 打造 创成',
  '搞: 建立 开展 建设 设立 发展 打造 推进',
  '做: 开展 建设 从事 生产 研发 推进 经营',
  '弄: 建立 开展 建设 设立 完成',
  '建立 设立 成立 组建 创立 搭建',
  '创办 成立 创立 建立',
  '机制 制度 体系 办法',
  '参加 参与 参展 出席',
  '举行 举办 召开 办',
  '邀请 请 组织 邀',
  '组织: 邀请 举行 举办 开展 组建',
  '最先 率先 首先 首个 第一个 最早 首次',
  '来自 来',
  '评价 看待 认为 评',
  '排名 排 位列 位居 名列',
  '前景 未来 趋势',
  '涵盖 包括 涉及 覆盖 包含',
  '收录: 涉及 纳入 收 包括',
  '收: 涉及 纳入 收录 包括',
  '收入 营收 营业收入 销售收入 销售额 主营业务收入',
  '贡献 创造 带动',
  '就业 岗位 就业岗位 用工 带动就业',
  '饭碗: 就业 岗位 就业岗位',
  '高管: 总经理 副总经理 董事长 总裁 副总裁',
  '合作 携手 联合 联手',
  '产品: 主要产品 主打产品 生产 研发',
  '技术: 工艺 专利 研发',
  '专利 知识产权 发明专利',
  '绿色 低碳 环保 环境保护',
  '双碳 碳达峰碳中和 碳达峰 碳中和',
  '新能源车 新能源汽车 电动车 电动汽车',
  '小巨人 专精特新',
  '收费 交费 免费 费用 收钱 缴费',
  '出口 出口额 外贸 进出口',
  '外资 利用外资 外商投资 到位外资 实际利用外资',
  '引进 招引 引入 招商引资 落户 引来',
  '人才 高层次人才 专家 博士',
  '设备 装备 机器 仪器',
  '时间: 小时 天 分钟 个工作日',
  '便宜 优惠 减免 补贴',
  '贷款 融资 授信 资金',
  '大学 高校 院校',
  '看病 就医 诊疗 医疗',
  '医院 卫生院 医疗机构',
  '路 道路 公路 大道',
  '车 汽车 车辆',
  '钱: 资金 投资 元 经费',
  '污水 废水',
  '种 种植 栽培',
  '养 养殖',
  '卖 销售 销往 出售',
  '买 采购 购买 购置',
  '用 使用 采用 应用 利用',
  '拆 拆除 拆迁',
  '修 建设 修建 新建',
  '盖 建设 修建 新建 建',
  '帮 帮助 服务 协助 支持',
  '解决 破解 化解 缓解',
  'gdp 地区生产总值 生产总值 国内生产总值',
  'ai 人工智能',
  '推出 出台 发布 印发 实施 公布 推行 上线',
  '发车 开行 首发 驶出 开出 出发 启程',
  '一起: 共同 联合 携手 共建 合作',
  '办: 建 共建 创办 设立 举办 建设',
  '重点: 着力 主攻 聚焦 优先 主导 大力',
  '装下 容纳 接纳',
  '复产 恢复生产',
  '完工 竣工 建成 完成',
  '补助 补贴 奖励 奖补 资助',
  '掏: 支付 拨付 发放 补贴 出资 投入 兑现',
  '上班 从业 就业 工作',
  '消息: 动态 进展 近况',
  '商家: 商户 企业 店铺 门店 经销商 公司 摊位',
  '创办人 创始人',
  '总工: 总工程师',
  '占: 占地 面积 占地面积 规划面积',
  '主攻: 围绕 聚焦 瞄准 重点发展',
  '产业链: 链',
  '大股东: 控股 股东 持股 出资',
  '电商 电子商务',
  'ipo 上市',
  'r&d 研发 研究与试验发展',
  'vr 虚拟现实',
  '培育: 培养 育 种植 孵化 年产 繁育 育种',
  '看病: 开诊 就诊 门诊 就医 接诊',
  '原因: 因为 由于 得益于 归功于',
  '目标: 力争 打造 实现 达到 突破 到',
];

const SYNONYMS = new Map<string, Set<string>>();

function allow(word: string, others: readonly string[]): void {
  const known = SYNONYMS.get(word) ?? new Set<string>();
  for (const other of others) if (other !== word) known.add(other);
  SYNONYMS.set(word, known);
}

const wordsOf = (group: string): readonly string[] => group.toLowerCase().split(' ');

for (const group of [...GROUPS, ...THESAURUS, ...NOUNS, ...VERBS]) {
  const words = wordsOf(group);
  if (words[0].endsWith(':')) allow(words[0].slice(0, -1), words.slice(1));
  else for (const word of words) allow(word, words);
}

/** 「第一趟」「头一个」 are printed as 「首趟」「首个」. */
function firsts(word: string): readonly string[] {
  const counted = /^(?:第一|头一|首)(?<unit>\p{Script=Han})$/u.exec(word)?.groups?.unit;
  return counted ? [`首${counted}`, `第一${counted}`, '首次', '首个'].filter((form) => form !== word) : [];
}

/** Words that would do for `word` in a text; never `word` itself. */
export function synonymsOf(word: string): readonly string[] {
  return [...(SYNONYMS.get(word) ?? []), ...firsts(word)];
}

/** Terms of the domain that the dictionary cuts in pieces even when taught; these are kept whole in front of it. */
export const COMPOUNDS: readonly string[] =
  '大数据 物联网 云计算 区块链 工业互联网 碳中和 碳达峰 高端装备 生物医药 跨境电商 中欧班列 一网通办 专精特新 小巨人 个体工商户 营商环境 孵化器 众创空间 独角兽 瞪羚企业 产业链 供应链 新基建 数字经济 智能制造 绿色工厂'.split(
    ' ',
  );

/** Words of the domain, which the dictionary is taught; what everybody says, it knows or cuts as it likes. */
export const DOMAIN_WORDS: readonly string[] = [
  ...new Set([...GROUPS, ...THESAURUS].flatMap(wordsOf).map((word) => word.replace(':', ''))),
].filter((word) => word.length > 1);
