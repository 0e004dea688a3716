// Verbs of honours and acts, longest first: what newspapers report of zones, companies and projects.

/** These have an object: 获评｜国家级绿色工厂. */
export const HONOUR_VERBS: readonly string[] = [
  '被认定为', '被命名为', '被评定为', '被授予', '被评为', '被列为', '被列入', '被确定为', '命名为', '认定为', '评定为', '升级为', '升格为', '评为', '授予',
  '获评', '获批', '荣获', '获得', '入选', '入围', '列入', '跻身', '摘得', '斩获',
];

/** These report something of their subject: 「电子印章｜上线」. */
export const ACT_VERBS: readonly string[] = [
  '投入运营', '投入使用', '开工建设', '建成投产', '建成投用', '正式上线', '挂牌上市', '签约落地', '揭牌成立', '封关运行', '开工', '动工', '奠基', '竣工', '封顶', '投产',
  '达产', '投用', '启用', '上线', '签约', '揭牌', '挂牌', '上市', '开业', '开诊', '开园', '开通', '通车', '启动', '落户', '落地', '落成', '成立', '建成', '交付',
];
