// What `zonebot help` prints: each command in Chinese, then in English.

export const HELP_TEXT = `园区问答 zonebot：问报纸版面上的园区，每个回答都附原句。
Answers questions about development zones from newspaper pages, with the sentence each answer stands on.

用法 Usage: zonebot [命令 command] [--corpus 文件夹 DIR]

  start                   打开网页和已配置的聊天渠道；没有配置时也在终端里对话（不写命令时即此）
                          serve the web page and the configured channels; without any, talk here as well (the default)
  chat                    在终端里对话
                          talk in the terminal
  ask "问题"              回答一个问题
                          answer one question
  ask --jsonl             从标准输入逐行读 {"id","session","text"}，逐行写出 {"id","session","answer"}
                          answer JSON lines from standard input, one session = one conversation
  search "词语" [--top N] 查最相关的原句（默认 10 条）
                          find the sentences nearest to a topic (10 by default)
  search --jsonl [--top N]
                          从标准输入逐行读 {"id","text"}，逐行写出 {"id","hits"}
                          search for JSON lines from standard input
  explain "问题"          说明一个回答是怎样得出的
                          show how an answer came about
  corpus report           列出读到的版面、文章、拼接处和存疑处
                          what was read: articles, joined lines, doubts
  corpus check [文件夹 DIR] 检查语料：每个问题写明文件和行，存疑处计数
                          check a corpus: every problem with file and line, doubts counted
  corpus add 文件 FILE… [--dry-run] [--replace] [--newspaper 报纸 NAME] [--date 日期 DATE]
                          连同已有语料一起检查新文件，列出变化，再放进语料文件夹
                          check new files with the rest, show what they change, and put them into the corpus folder
  corpus golden "问题"    把现在的回答记为标准答案，以后更换语料时会再问
                          note the present answer as the right one, to be asked whenever the corpus changes
  corpus correct 文件 FILE "原文" "应为" [--by 姓名 NAME]
                          更正一处误字；引用仍是原样，并注明更正
                          correct a reading error; citations stay as printed, with the correction noted
  alias add "别名" "名称" [--by 姓名 NAME]，alias remove "别名"
                          给园区、机构或项目加一个别名，或去掉
                          give a zone, an organization or a project another name, or take it back
  corpus load [文件夹 DIR] 把语料装进 PostgreSQL（ZONEBOT_DATABASE_URL），只写有变化的
                          bring the corpus in PostgreSQL up to date with the folder
  index build [文件夹 DIR] 为语料建好检索索引，存成一个文件，以后直接读取
                          index the corpus for searching, in a file that is read from then on
  facts [--json]          列出从原文取得的事实
                          the facts found in the pages
  measure 文件 FILE…      用题目文件测量回答
                          measure the answers against question files
  measure --squad 文件 FILE… [--limit N]
                          用 SQuAD 格式的阅读理解题测量（只问前 N 题），以文件里的段落为语料
                          measure with a reading-comprehension set (its first N questions), over its own paragraphs
  measure --self          自测：每条事实换几种问法，看能否答回
                          self-test: every fact is asked for in several wordings
  measure --report 报告 OUT [文件 FILE…]
                          把自测和各题目文件的结果写进一个报告文件
                          write self-test and question files into one report file
  train --out 文件 FILE 题目 FILE…
                          从 SQuAD 格式的阅读理解题学习句子的排序（供开发用）
                          learn the order of sentences from reading-comprehension sets (for developers)
  serve                   打开网页、HTTP 接口和已配置的聊天渠道
                          serve the web page, the HTTP interface and the configured chat channels
  admin [unanswered|asked|feedback|slowest|users] [--days N] [--csv]
                          人们问了什么：没答上的、问得最多的、评价、最慢的、每天的人数（默认 7 天）
                          what people ask: unanswered, most asked, votes, slowest, users per day (7 days by default)
  doctor                  检查设置、存储、字体、语料和端口，逐项说明怎么办
                          check settings, stores, fonts, corpus and port, and say what to do
  backup 文件 FILE        把机器人的状态存成一个文件（可在运行时）
                          copy the bot's state into a file, also while it runs
  restore 文件 FILE       用备份换下当前状态（须先停下机器人），原来的留在旁边
                          put a backup in the place of the state (stop the bot first); the former one is kept aside
  wechat menu [--set]     打印公众号的自定义菜单；--set 把它设到公众号上（须已认证）
                          print the WeChat account's menu, or set it (verified accounts only)
  help, version           帮助，版本
                          this text, the version

  --corpus DIR            语料文件夹：*.txt、*.jsonl，可附 manifest.json
                          corpus folder: *.txt, *.jsonl, optionally manifest.json

退出码 Exit codes: 0 正常 success; 1 程序出错 failure; 2 用法、设置或语料有误 wrong use, setting or corpus
设置 Settings: .env.example
`;
