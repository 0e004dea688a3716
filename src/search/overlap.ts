// How much two strings have in common, character by character. Only where characters are the same is anything done
// (Hunt & Szymanski 1977): in Chinese that is seldom.

/** For each character of the string at hand its last place there plus one, and for each place the one before. */
const lastPlace = new Int32Array(2 ** 16);
let placeBefore = new Int32Array(256);
/** For each place plus one: how long the run is that ends there, and behind which place of the other string. */
let runs = new Int32Array(256);
let runEnds = new Int32Array(256);

function notePlaces(text: string): void {
  if (placeBefore.length <= text.length) {
    placeBefore = new Int32Array(2 * text.length);
    runs = new Int32Array(2 * text.length);
    runEnds = new Int32Array(2 * text.length);
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    placeBefore[at + 1] = lastPlace[char];
    lastPlace[char] = at + 1;
  }
}

function forgetPlaces(text: string): void {
  for (let at = 0; at < text.length; at += 1) lastPlace[text.charCodeAt(at)] = 0;
}

/** Length of the longest run of characters that both have. */
export function longestRun(a: string, b: string): number {
  notePlaces(a);
  runEnds.fill(0, 0, a.length + 1);
  let best = 0;
  for (let at = 1; at <= b.length; at += 1) {
    // Backwards, so that the run of the place before is still the one that ended one character earlier.
    for (let place = lastPlace[b.charCodeAt(at - 1)]; place > 0; place = placeBefore[place]) {
      const run = at > 1 && runEnds[place - 1] === at - 1 ? runs[place - 1] + 1 : 1;
      runs[place] = run;
      runEnds[place] = at;
      if (run > best) best = run;
    }
  }
  forgetPlaces(a);
  return best;
}

/** Length of the longest sequence of characters that both have in this order, with gaps. */
export function longestSequence(a: string, b: string): number {
  notePlaces(a);
  /** `runs[length]`: the earliest place at which a sequence so long can end. */
  let longest = 0;
  for (let at = 0; at < b.length; at += 1) {
    let length = longest;
    for (let place = lastPlace[b.charCodeAt(at)]; place > 0; place = placeBefore[place]) {
      while (length > 0 && runs[length] >= place) length -= 1;
      runs[length + 1] = place;
      if (length === longest) longest += 1;
    }
  }
  forgetPlaces(a);
  return longest;
}
