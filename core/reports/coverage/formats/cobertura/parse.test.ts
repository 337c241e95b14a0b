import { expect, test } from '@jest/globals';
import { branchCount } from '../../collect.ts';
import { cobertura } from './parse.ts';

const read = (text: string) => {
  const parser = cobertura.parser();
  parser.write(text);
  return parser.end();
};
const line = (number: number, hits: number, more = '') => `<line number="${number}" hits="${hits}" ${more}/>`;

test('classes of one file join; lines below methods count only where the class has none; sources are roots', () => {
  const files =
    read(`<coverage line-rate="NaN"><sources><source> /w/a </source><source>b&amp;c</source></sources>
    <packages><package><classes>
      <class filename="x.py"><methods><method><lines>${line(1, 9)}</lines></method></methods><lines>${line(1, 2)}</lines></class>
      <class filename="x.py"><lines>${line(1, 0)}${line(5, 1, 'branch="true" condition-coverage="50% (1/2)"')}</lines></class>
      <class filename="y.py"><methods><method><lines>${line(3, 1)}</lines></method></methods><lines/></class>
    </classes></package></packages></coverage>`);
  expect(files.map(({ path, roots, lines }) => [path, roots, [...lines]])).toEqual([
    [
      'x.py',
      ['/w/a', 'b&c'],
      [
        [1, 2],
        [5, 1],
      ],
    ],
    ['y.py', ['/w/a', 'b&c'], [[3, 1]]],
  ]);
  const branches = files[0]?.branches.get(5);
  expect(branches === undefined ? null : branchCount(branches)).toMatchObject({ taken: 1, total: 2 });
});
