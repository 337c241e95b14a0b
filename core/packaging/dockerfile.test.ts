import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { baseImages, readDockerfile } from './dockerfile.ts';
import { requireMultiStage, shippedCompilation } from './stages.ts';

const read = (text: string) => readDockerfile(text, 'web/Dockerfile');

describe('a Dockerfile', () => {
  test('stages with names, lines and instructions', () => {
    const text = [
      '# syntax=docker/dockerfile:1',
      'ARG TAG=3.12',
      'FROM --platform=$BUILDPLATFORM python:${TAG}-slim AS Build',
      'RUN pip install \\',
      '    # why',
      '',
      '    flask',
      'from scratch',
      'COPY --from=build /app /app',
    ].join('\r\n');
    expect(read(text)).toEqual([
      {
        line: 3,
        from: 'python:3.12-slim',
        name: 'build',
        instructions: [
          { line: 4, keyword: 'RUN', text: expect.stringMatching(/^pip install\s+flask$/) as unknown },
        ],
      },
      {
        line: 8,
        from: 'scratch',
        name: null,
        instructions: [{ line: 9, keyword: 'COPY', text: '--from=build /app /app' }],
      },
    ]);
  });

  test('here-documents hold what looks like instructions', () => {
    const [stage] = read('FROM a\nRUN <<EOF cat <<-"END"\nFROM b\nEOF\n\tNOT one\n\tEND\nCMD x\n');
    expect(stage?.instructions.map(({ keyword, line }) => [keyword, line])).toEqual([
      ['RUN', 2],
      ['CMD', 7],
    ]);
    expect(stage?.instructions[0]?.text).toContain('FROM b');
  });

  test('the escape directive changes what continues a line', () => {
    const [stage] = read('# escape=`\nFROM a\nRUN dir C:\\\nCMD x `\n  y\n');
    expect(stage?.instructions.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual(['dir C:\\', 'x y']);
  });

  test('a byte order mark and a missing last line end are no matter', () => {
    expect(read('\uFEFFFROM a')).toHaveLength(1);
  });

  test.each([
    ['', 1, 'no FROM'],
    ['# only words\n', 1, 'no FROM'],
    ['RUN x\nFROM a\n', 1, 'before the first FROM'],
    ['FROM a\nRUNN x\n', 2, 'no instruction'],
    ['FROM\n', 1, 'names no image'],
    ['FROM a b c\n', 1, 'names no image'],
    ['FROM a\n\nRUN <<EOF\nx\n', 3, 'has no end'],
    ['\u0000\u0001', 1, 'no instruction'],
    [`FROM a\n${'#'.repeat(1024 * 1024)}`, 1, 'larger than 1 MB'],
  ])('%j is refused with its line', (text, line, why) => {
    let error: unknown;
    try {
      read(text);
    } catch (reason) {
      error = reason;
    }
    expect(error).toMatchObject({ code: 'FL_DOCKERFILE_INVALID', place: { file: 'web/Dockerfile', line } });
    expect(String(error)).toContain(why);
  });

  test('any text is read or refused, never more', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('FROM a', 'FROM a AS b', 'RUN x \\', 'RUN <<E', 'E', '# c', 'ARG X'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        try {
          expect(read(lines.join('\n')).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'FL_DOCKERFILE_INVALID' });
        }
      }),
    );
  });

  test('base images are those from elsewhere, once', () => {
    const stages = read(
      'FROM a:1 AS x\nFROM x AS y\nFROM scratch\nFROM a:1\nFROM b@sha256:0\nCOPY --from=y / /\n',
    );
    expect(baseImages(stages)).toEqual(['a:1', 'b@sha256:0']);
  });
});

describe('compilation in what is shipped', () => {
  test.each([
    [
      'FROM a\nRUN apt-get update && apt-get install -y --no-install-recommends build-essential',
      2,
      'installs build-essential',
    ],
    ['FROM a\nRUN apk add --no-cache --virtual .deps gcc musl-dev', 2, 'installs gcc'],
    ['FROM a\nRUN dnf -y install gcc-c++', 2, 'installs gcc-c++'],
    ['FROM a\nRUN apt-get install -y python3-dev=3.11.2-1', 2, 'installs python3-dev=3.11.2-1'],
    ['FROM node:24\nCOPY . .\nRUN npm ci && npm run build', 3, 'runs npm run'],
    ['FROM golang\nRUN CGO_ENABLED=0 go build -o /app ./...', 2, 'runs go build'],
    ['FROM a\nRUN --mount=type=cache,target=/root/.cache cargo build --release', 2, 'runs cargo build'],
    ['FROM a\nRUN ["mvn", "package"]', 2, 'runs mvn'],
    ['FROM a\nRUN ["/bin/sh", "-c", "cd x && make all"]', 2, 'runs make'],
    ['FROM a\nRUN cd src; ./configure', 2, 'runs ./configure'],
    ['FROM a\nRUN /usr/bin/gcc -o x x.c', 2, 'runs gcc'],
    ['FROM a\nRUN python -m build', 2, 'runs python to build'],
    ['FROM a\nRUN python3 setup.py bdist_wheel', 2, 'runs python3 to build'],
    ['FROM a\nRUN <<EOF\nset -e\nmake\nEOF', 2, 'runs make'],
    ['FROM a\nRUN if true; then make; fi', 2, 'runs make'],
    ['FROM a\nONBUILD RUN make', 2, 'runs make'],
    ['FROM golang AS build\nRUN go build\nFROM build\nCMD x', 2, 'runs go build'],
    ['FROM golang AS Build\nRUN go build\nFROM build AS mid\nFROM mid', 2, 'runs go build'],
    ['FROM scratch AS other\nFROM a\nRUN make', 3, 'runs make'],
  ])('%j', (text, line, why) => {
    expect(shippedCompilation(read(text))).toEqual({ line, why: expect.stringContaining(why) as unknown });
  });

  test.each([
    'FROM python\nRUN pip install -r requirements.txt\nRUN useradd make',
    'FROM node\nRUN npm ci --omit=dev',
    'FROM a\nRUN apt-get install -y curl ca-certificates',
    'FROM a\nRUN echo make && mkdir make',
    'FROM a\nRUN go version && cargo --version && cmake --version',
    'FROM golang AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app',
    'FROM gcc\nCOPY a.out /a.out\nENTRYPOINT ["make"]',
    'FROM build\nCMD x',
  ])('%j does not', (text) => {
    expect(shippedCompilation(read(text))).toBeNull();
  });

  test('the error names file, line and the remedy', () => {
    const stages = read('FROM a\nRUN make');
    expect(() => requireMultiStage(stages, 'web/Dockerfile')).toThrow(
      'web/Dockerfile:2: the only stage runs make',
    );
    expect(() => requireMultiStage(read('FROM b AS x\nRUN make\nFROM x'), 'D')).toThrow(
      'a stage that the image starts from',
    );
  });
});
