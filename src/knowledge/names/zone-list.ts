// Well-known zones that no pattern finds under all their names. Public names, no statements.

export interface ListedZone {
  readonly name: string;
  /** Other names, in Chinese or as typed in small Latin letters. */
  readonly others: readonly string[];
}

const LIST = `
中关村 = zhongguancun, zgc, zhongguancun science park, z-park
张江 = zhangjiang, zhangjiang hi-tech park, zhangjiang high-tech park, zhangjiang science city
光谷 = optics valley, optics valley of china, wuhan optics valley
武汉东湖高新区 = 东湖高新, donghu high-tech zone, east lake high-tech zone, east lake high-tech development zone
苏州工业园区 = 苏州园区, 苏州工业园, suzhou industrial park, sip
两江新区 = 重庆两江, liangjiang, liangjiang new area
雄安新区 = 雄安, xiongan, xiong'an, xiongan new area, xiong'an new area
天府新区 = 天府, tianfu, tianfu new area
浦东新区 = 浦东, pudong, pudong new area
临港新片区 = 临港, lingang, lin-gang, lingang new area, lin-gang special area
陆家嘴 = lujiazui
漕河泾 = caohejing, caohejing hi-tech park
金桥 = jinqiao
外高桥 = waigaoqiao
前海 = qianhai
蛇口 = shekou
松山湖 = songshan lake, songshanhu
横琴 = hengqin
南沙新区 = 南沙, nansha, nansha new area
北京经济技术开发区 = 亦庄, yizhuang, beijing etown, e-town
西咸新区 = 西咸, xixian new area
贵安新区 = 贵安, gui'an, gui'an new area, guian new area
江北新区 = 南京江北, jiangbei new area
湘江新区 = xiangjiang new area
青岛西海岸新区 = 西海岸, qingdao west coast, qingdao west coast new area, west coast new area
金普新区 = jinpu new area
舟山群岛新区 = 舟山群岛, zhoushan archipelago new area
天津滨海新区 = 滨海新区, binhai new area, tianjin binhai new area
天津经济技术开发区 = 泰达, teda, tianjin economic-technological development area
杨凌示范区 = 杨凌, yangling
洋浦 = yangpu economic development zone
燕郊 = yanjiao
杭州未来科技城 = 未来科技城, future sci-tech city, hangzhou future sci-tech city
中新天津生态城 = 中新生态城, sino-singapore tianjin eco-city, tianjin eco-city
`;

export const LISTED_ZONES: readonly ListedZone[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [name, others] = line.split(' = ');
    return { name, others: others.split(', ') };
  });
