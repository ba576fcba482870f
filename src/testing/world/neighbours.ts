import { type Person, person } from './person'

type Line = readonly [spelled: string, name: string, region: string, detail: string]

const many = (first: number, lines: readonly Line[]): Person[] =>
  lines.map(([spelled, name, region, detail], at) => person(first + at, { spelled, name, region, detail }))

/** The clerks of the brands that only the whole world has, in the order of these brands. */
export const clerks: readonly Person[] = many(8, [
  ['ashan', '阿山', '浙江省丽水市庆元县', '云背坳村 3 号'],
  ['laowu', '老吴', '安徽省宣城市绩溪县', '碾坊西巷 1 号'],
  ['xiu', '秀秀', '江苏省南通市通州区', '梭子弄 15 号'],
  ['laoji', '季师傅', '浙江省湖州市安吉县', '刨花坊 6 号'],
  ['qin', '芩芩', '云南省大理白族自治州大理市', '皂角树下 2 号'],
  ['mo', '小墨', '安徽省宣城市泾县', '渡口街 27 号'],
])

/** Who buys, comes back and writes reviews. Streets and numbers are invented. */
export const buyers: readonly Person[] = many(14, [
  ['tang', '糖糖', '上海市浦东新区', '拾光里 12 号 301 室'],
  ['yu', '小余', '浙江省宁波市海曙区', '月半湾 5 幢 802 室'],
  ['hao', '浩子', '湖北省武汉市武昌区', '梧桐坊 18 号'],
  ['jing', '静静', '陕西省西安市雁塔区', '暖阳里 7 号楼 1604 室'],
  ['fei', '飞飞', '广东省深圳市南山区', '海棠苑 3 栋 21B'],
  ['lulu', '露露', '重庆市渝中区', '半山台 44 号'],
  ['zhou', '周周', '湖南省长沙市岳麓区', '橘香里 9 栋 503 室'],
  ['nana', '娜娜', '天津市和平区', '白鸽弄 31 号'],
  ['qiang', '强叔', '山东省青岛市市南区', '听潮里 2 号 1 单元'],
  ['fang', '芳姨', '福建省厦门市思明区', '木棉坊 66 号'],
  ['yan', '燕子', '河北省石家庄市长安区', '新麦里 10 号楼'],
  ['peng', '大鹏', '辽宁省大连市中山区', '北风里 8 号 402 室'],
  ['shu', '舒舒', '江苏省苏州市姑苏区', '双桥弄 19 号'],
  ['tian', '田田', '河南省郑州市金水区', '向阳坊 5 号楼 701 室'],
  ['ye', '叶子', '云南省昆明市五华区', '四季里 23 号'],
  ['he', '老何', '四川省绵阳市涪城区', '临江坊 4 幢'],
  ['rui', '瑞瑞', '安徽省合肥市蜀山区', '明月湾 11 栋 1902 室'],
  ['min', '敏姐', '江苏省无锡市滨湖区', '灯笼巷 28 号'],
  ['chen', '晨晨', '吉林省长春市南关区', '雪松里 6 号'],
  ['xia', '夏夏', '广西壮族自治区南宁市青秀区', '荷叶坊 14 号 905 室'],
  ['dong', '东东', '北京市朝阳区', '柳絮里 3 号院 5 号楼'],
  ['ping', '萍萍', '江西省南昌市东湖区', '樟树坊 37 号'],
  ['gao', '高远', '甘肃省兰州市城关区', '黄河沿 52 号'],
  ['yun', '云朵', '贵州省贵阳市南明区', '雨雾里 16 号'],
])

/** Buyers who also work for a brand: they pack, photograph, count and look after it. */
export const helpers: readonly Person[] = ['fang', 'rui', 'yan', 'he'].map(
  (spelled) => buyers.find(({ avatar }) => avatar.startsWith(`${spelled}.`))!,
)
