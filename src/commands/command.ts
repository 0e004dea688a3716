// What can be asked of the program on the command line, as a closed union.

import type { ReportName } from '../questions/report.js';
import type { KeepingCommand } from './keeping-syntax.js';

export type Command =
  | KeepingCommand
  /** What `npm start` does: the channels that are configured, or else the terminal. */
  | { readonly name: 'start' }
  | { readonly name: 'chat' }
  | { readonly name: 'ask'; readonly question: string }
  | { readonly name: 'ask-jsonl' }
  | { readonly name: 'search'; readonly question: string; readonly top: number }
  | { readonly name: 'search-jsonl'; readonly top: number }
  | { readonly name: 'explain'; readonly question: string }
  | { readonly name: 'corpus-report' }
  /** Into PostgreSQL. `dir` as for index-build. */
  | { readonly name: 'corpus-load'; readonly dir: string | null }
  /** `dir` is the corpus folder; null for that of --corpus or the setting. */
  | { readonly name: 'index-build'; readonly dir: string | null }
  | { readonly name: 'facts'; readonly json: boolean }
  | { readonly name: 'measure'; readonly files: readonly string[] }
  /** Files in the layout of SQuAD, as CMRC 2018 and DRCD have it; of each the first `limit` questions, null for all. */
  | { readonly name: 'measure-squad'; readonly files: readonly string[]; readonly limit: number | null }
  | { readonly name: 'measure-self' }
  /** All figures into the file `report`. */
  | { readonly name: 'measure-report'; readonly files: readonly string[]; readonly report: string }
  /** Learns the order of sentences from files in the layout of SQuAD; the trees go into the file `out`. */
  | { readonly name: 'train'; readonly files: readonly string[]; readonly out: string }
  | { readonly name: 'serve' }
  /** What people asked in the last days. */
  | {
      readonly name: 'admin';
      readonly report: ReportName;
      readonly days: number;
      readonly csv: boolean;
    }
  /** Looks whether everything is as it should be. */
  | { readonly name: 'doctor' }
  /** Copies the state into a file, or puts such a file in its place. */
  | { readonly name: 'backup' | 'restore'; readonly file: string }
  /** Prints the menu of the WeChat account, or sets it. */
  | { readonly name: 'wechat-menu'; readonly set: boolean }
  | { readonly name: 'help' }
  | { readonly name: 'version' };

export interface Invocation {
  readonly command: Command;
  /** Folder given by --corpus; null when the setting counts. */
  readonly corpus: string | null;
}
