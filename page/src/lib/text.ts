/** Words of articles are shown as they are, and never steer the page. */

const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text with characters that are not seen but act (controls, marks of direction) made visible; a line feed
 * and a tab stay. As long as before, so that places in it stay right.
 */
export function plain(text: string): string {
  return text.replace(CONTROL, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** A short text for a title: no more than `most` characters, cut between two words where one is near. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const kept = characters.slice(0, most - 1).join('');
  const whole = /\s/.test(characters[most - 1] ?? '') ? kept : kept.replace(/(\S)\s+\S{0,14}$/, '$1');
  return `${whole.trimEnd()}…`;
}
