/** Rough widths of characters in 11 px Verdana, enough for digits and a few letters. */
const width = (text: string) => Math.round(text.length * 6.8 + 10);

function colour(percent: number): string {
  if (percent >= 90) return '#2c7a3f';
  if (percent >= 75) return '#6b7a1e';
  return percent >= 50 ? '#a65d00' : '#b3261e';
}

/** A badge of line coverage as SVG; null shows that it is not known. Whole percent, rounded down. */
export function renderBadge(percent: number | null): string {
  const label = 'coverage';
  const value = percent === null ? 'unknown' : `${Math.floor(percent + 1e-9)}%`;
  const [left, right] = [width(label), width(value)];
  const fill = percent === null ? '#5b6470' : colour(percent);
  const text = (at: number, words: string) => `<text x="${at}" y="14">${words}</text>`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${value}">`,
    `<title>${label}: ${value}</title>`,
    `<rect width="${left + right}" height="20" rx="3" fill="#3c434d"/>`,
    `<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="${fill}"/>`,
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
    `${text(left / 2, label)}${text(left + right / 2, value)}</g>`,
    '</svg>',
  ].join('')}\n`;
}
