/** Cuts a text at `max` characters and shows that it did. Never ends in half a character. */
export function cut(text: string, max: number): string {
  const whole = text.toWellFormed();
  return whole.length <= max ? whole : `${whole.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** `1 finding`, `2 findings`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Colours and other marks for terminals: ECMA-48 control sequences, and what sets a terminal's title. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
const terminal = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/g;

/**
 * What changes how the text around it reads, or cannot be seen: control characters but tab and line breaks, the marks
 * that turn the direction of writing (Unicode Bidirectional Algorithm), zero-width and tag characters. The joiners
 * U+200C and U+200D stay, since scripts and emoji need them.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;

/** A text without anything hidden in it: each such character is shown by its number, as `[U+202E]`. */
export function visible(text: string): string {
  return text
    .replace(terminal, '')
    .replace(hidden, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .toWellFormed();
}

/** A text on one line, without blanks around it. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/**
 * Text that a Markdown page of GitHub's shows as it is: no markup, HTML, links, mentions or references to issues.
 * GitHub looks for mentions, addresses and references in the text that remains once the markup is read, so that a
 * backslash does not help against them: a zero-width space does.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$]/g, String.raw`\$&`)
    .replaceAll('@', '@\u200B')
    .replaceAll('://', ':\u200B//')
    .replace(/(?<=www)(?=\.)|(?<=\bgh-)(?=\d)|(?<=#)(?=\d)/gi, '\u200B')
    .replace(/\r?\n|\r/g, '<br>');
}
