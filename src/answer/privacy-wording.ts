// What is kept of what people ask, as every channel tells it. `days`: so long the words of a question are kept.

export const LOGGED = {
  zh: (days: number): string =>
    days === 0
      ? '为了改进回答，我记下什么时候问了哪一类问题、答上没有、用了多久和您的评价，不记文字；旁边是一个加盐算出的代号，不是您的账号。一年后全部删掉。'
      : `为了改进回答，您的问题、回答的标题和您的评价记 ${days} 天，旁边是一个加盐算出的代号，不是您的账号；之后删去文字，剩下的一年后删掉。`,
  en: (days: number): string =>
    days === 0
      ? 'To improve the answers I note when what kind of question was asked, whether and how fast it was answered, and your votes, but no words; beside it stands a salted code, not your account. After a year all of it goes.'
      : `To improve the answers your questions, the headlines of their answers and your votes are kept for ${days} days, beside a salted code that is not your account; then the words go, and after a year the rest.`,
} as const;

/** The question log is not reached. */
export const HALF_FORGOTTEN = '已经忘掉这个对话；问题记录现在删不掉，请过一会儿再发一次 /forget。';

/** In a conversation over HTTP, which has no buttons and keeps no messages. */
export const PROGRAM_WORDING = {
  privacy: (days: number): readonly string[] => [
    '我记住这个对话最近问过什么，为了听懂「那青岛呢」这样的追问，一段时间不说话就忘掉。',
    LOGGED.zh(days),
    '发 /forget 立刻忘掉这个对话，也删掉它的问题记录。',
  ],
  forgotten: '已经忘掉这个对话，它的问题记录也删掉了：追问从头开始。',
  halfForgotten: HALF_FORGOTTEN,
} as const;
