// Places of China by how they are spelled: shenzhen → 深圳, harbin → 哈尔滨.

import { spelled } from '../../text/pinyin.js';
import { CITIES, PROVINCES } from '../../text/places.js';

/** Spellings that are not the sound of the name. */
const CUSTOMARY: Readonly<Record<string, string>> = {
  shaanxi: '陕西',
  harbin: '哈尔滨',
  urumqi: '乌鲁木齐',
  lhasa: '拉萨',
  hohhot: '呼和浩特',
  hongkong: '香港',
  macau: '澳门',
  macao: '澳门',
  taiwan: '台湾',
  innermongolia: '内蒙古',
  tibet: '西藏',
  baotou: '包头',
  canton: '广州',
  peking: '北京',
  kunshan: '昆山',
  jiangyin: '江阴',
  yiwu: '义乌',
  zhangjiagang: '张家港',
  changshu: '常熟',
  ordos: '鄂尔多斯',
};

let known: ReadonlyMap<string, readonly string[]> | null = null;

/** Places that are spelled so, the one listed first in front: 「suzhou」 → 苏州, 宿州. Read on first use. */
export function placesSpelled(letters: string): readonly string[] {
  if (!known) {
    const places = new Map<string, string[]>();
    for (const place of [...PROVINCES, ...CITIES]) {
      if (place.length < 2) continue;
      const key = spelled(place);
      places.set(key, [...(places.get(key) ?? []), place]);
    }
    for (const [key, place] of Object.entries(CUSTOMARY)) places.set(key, [place]);
    known = places;
  }
  return known.get(letters) ?? [];
}
