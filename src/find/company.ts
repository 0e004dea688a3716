// Which organizations are companies, by their names.
import type { Entity } from '../facts/types.js';

const COMPANY = /公司$|集团$/u;
const AGENCY =
  /(?:局|部|委|委员会|管委会|中心|办公室|政府|检察院|法院|分局|中队|大队|医院|大学|学院|研究院|研究所|厅)$/u;

/** A company by its name: neither an agency nor a person. */
export function isCompany({ kind, name }: Entity): boolean {
  return kind === 'organization' && (COMPANY.test(name) || !AGENCY.test(name));
}
