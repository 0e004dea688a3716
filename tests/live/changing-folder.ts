// A corpus folder that a test changes, of invented zones.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function page(zone: string, ...sentences: string[]): string {
  return [`${zone}：项目建设提速`, '◎本报记者 何星辉', ...sentences].join('\n\n');
}

export const QINGSHAN = page('青山高新区', '目前，青山高新区已引进企业20家，总投资30亿元。');
export const LINJIANG = page('临江经开区', '目前，临江经开区已建成标准厂房12万平方米。');

export function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'zonebot-live-'));
  folders.push(dir);
  write(dir, files);
  return dir;
}

export function write(dir: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
}
