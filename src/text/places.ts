// Names of China's provinces and prefecture-level places, without the word for what kind of place they are.
// Facts, after modood/Administrative-divisions-of-China (MIT).

const list = (names: string): readonly string[] => names.split(/\s+/u).filter(Boolean);

export const PROVINCES: ReadonlySet<string> = new Set(
  list(`
  北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北
  湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾
  `),
);

/** Cities that are provinces: unlike 「湖北」, their name alone means the city. */
export const MUNICIPALITIES: ReadonlySet<string> = new Set(list('北京 天津 上海 重庆'));

/** 石家庄, 包头, 大理 … */
export const CITIES: ReadonlySet<string> = new Set(
  list(`
  石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州
  晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安
  锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春
  吉林 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河
  牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
  杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵
  安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
  南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊
  济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳
  许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州
  黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关
  深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳
  云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙
  儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安
  巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨
  日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州
  嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原
  中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 阿克苏 喀什 和田 塔城 阿勒泰 延 恩 湘  黔西 黔 红 西双
  怒 海 博尔塔拉蒙古 巴音郭楞蒙古 克孜勒苏柯尔克孜 伊犁哈萨克
  `),
);

/** True for 「包头」, 「包头市」 and 「贵州省」. */
export function isChinesePlace(word: string): boolean {
  const bare = word.length > 2 ? word.replace(/[省市盟]$/u, '') : word;
  return CITIES.has(bare) || PROVINCES.has(bare) || PROVINCES.has(word);
}

const COUNTRIES = `美国 英国 法国 德国 日本 韩国 俄罗斯 印度尼西亚 印度 印尼 巴西 加拿大 澳大利亚 澳洲 新西兰 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士
  瑞典 挪威 芬兰 丹麦 冰岛 奥地利 波兰 捷克 斯洛伐克 斯洛文尼亚 匈牙利 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 希腊 土耳其 以色列 沙特阿拉伯 沙特 阿联酋
  卡塔尔 科威特 阿曼 约旦 伊朗 伊拉克 叙利亚 埃及 摩洛哥 阿尔及利亚 突尼斯 苏丹 埃塞俄比亚 肯尼亚 坦桑尼亚 乌干达 卢旺达 尼日利亚 加纳 喀麦隆 安哥拉
  刚果 赞比亚 津巴布韦 莫桑比克 马达加斯加 毛里求斯 纳米比亚 博茨瓦纳 南非 墨西哥 古巴 巴拿马 哥斯达黎加 阿根廷 智利 秘鲁 哥伦比亚 厄瓜多尔 玻利维亚
  委内瑞拉 乌拉圭 巴拉圭 泰国 越南 老挝 缅甸 柬埔寨 马来西亚 新加坡 菲律宾 文莱 巴基斯坦 孟加拉国 孟加拉 斯里兰卡 尼泊尔 马尔代夫 阿富汗 蒙古 朝鲜
  哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 阿塞拜疆 格鲁吉亚 亚美尼亚 乌克兰 白俄罗斯 立陶宛 拉脱维亚 爱沙尼亚 卢森堡 爱尔兰 斐济
  东南亚 中东 欧洲 非洲 北美 南美 欧盟 东盟`;

/** Countries, and the regions that news names in their place. */
export const COUNTRY = new RegExp(list(COUNTRIES).join('|'), 'u');
