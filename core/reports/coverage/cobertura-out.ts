import { branchCount } from './collect.ts';
import { fileTotals, sumTotals, type Totals } from './totals.ts';
import type { FileLines } from './types.ts';

function escape(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to write them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`)
  );
}

/** Up to four places, as the tools write it; 1 where there is nothing to cover. */
function rate({ covered, total }: Totals['lines']): string {
  return total === 0 ? '1' : String(Math.floor((10_000 * covered) / total) / 10_000);
}

const rates = ({ lines, branches }: Totals) =>
  `line-rate="${rate(lines)}" branch-rate="${rate(branches)}" complexity="0"`;

function lineElement(number: number, hits: number, file: FileLines): string {
  const branches = file.branches.get(number);
  const { taken, total } = branches === undefined ? { taken: 0, total: 0 } : branchCount(branches);
  const start = `          <line number="${number}" hits="${hits}"`;
  if (total === 0) return `${start} branch="false"/>`;
  return `${start} branch="true" condition-coverage="${Math.floor((100 * taken) / total)}% (${taken}/${total})"/>`;
}

function classElement(path: string, file: FileLines, totals: Totals): string[] {
  const name = escape(path.slice(path.lastIndexOf('/') + 1));
  return [
    `      <class name="${name}" filename="${escape(path)}" ${rates(totals)}>`,
    '        <methods/>',
    '        <lines>',
    ...[...file.lines].sort(([a], [b]) => a - b).map(([line, hits]) => lineElement(line, hits, file)),
    '        </lines>',
    '      </class>',
  ];
}

/**
 * Coverage as Cobertura's XML (coverage-04.dtd), exact to the line: what GitHub's own coverage rule reads. One package
 * for each folder, one class for each file, paths from the root of the repository.
 *
 * @param timestamp milliseconds since the epoch
 */
export function renderCobertura(files: ReadonlyMap<string, FileLines>, timestamp: number): string {
  const folders = new Map<string, { path: string; file: FileLines; totals: Totals }[]>();
  for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const entry = { path, file, totals: fileTotals(file) };
    const list = folders.get(folder);
    if (list === undefined) folders.set(folder, [entry]);
    else list.push(entry);
  }
  const all = sumTotals([...folders.values()].flat().map(({ totals }) => totals));
  const packages = [...folders].flatMap(([folder, entries]) => [
    `    <package name="${escape(folder.replaceAll('/', '.'))}" ${rates(sumTotals(entries.map(({ totals }) => totals)))}>`,
    '      <classes>',
    ...entries.flatMap(({ path, file, totals }) => classElement(path, file, totals)),
    '      </classes>',
    '    </package>',
  ]);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
    `<coverage ${rates(all)} lines-covered="${all.lines.covered}" lines-valid="${all.lines.total}" branches-covered="${all.branches.covered}" branches-valid="${all.branches.total}" version="1" timestamp="${timestamp}">`,
    '  <sources>',
    '    <source>.</source>',
    '  </sources>',
    '  <packages>',
    ...packages,
    '  </packages>',
    '</coverage>',
  ].join('\n')}\n`;
}
