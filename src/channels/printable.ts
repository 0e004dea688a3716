// Text from outside made safe for a terminal: no escape sequence, no bell, no overwriting, no reversed reading order.

// A sequence goes as a whole, so that its letters do not stay behind: \e[31m
const SEQUENCE = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/gu;
/** C0 except the line feed, DEL, C1, and the marks that turn the reading order round. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** The text without what would command the terminal; line feeds stay, a tab becomes a blank. */
export function printable(text: string): string {
  return text
    .replace(SEQUENCE, '')
    .replaceAll('\t', ' ')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\uFFFD');
}
