import { join } from 'node:path';
import { FinalError } from '../../../../core/errors/fairlead-error.ts';
import type { BuilderDeps, ImageBuild, ImageBuilder } from './types.ts';

/** Names of the kernel's emulators (`qemu-<name>`) by architecture. */
const emulators: Readonly<Record<string, string>> = {
  amd64: 'qemu-x86_64',
  arm64: 'qemu-aarch64',
  arm: 'qemu-arm',
  ppc64le: 'qemu-ppc64le',
  s390x: 'qemu-s390x',
  riscv64: 'qemu-riscv64',
};

async function run(command: readonly string[], deps: BuilderDeps, show: boolean): Promise<string> {
  const { exitCode, stdout } = await deps.job.run(command, { show });
  if (exitCode === 0) return stdout;
  throw new FinalError('FL_COMMAND_FAILED', `buildah ${command[1] ?? ''} ended with exit code ${exitCode}`);
}

/** The arguments of one build, into a list of manifests where there are several platforms. */
export function buildahArguments(build: ImageBuild, name: string): string[] {
  const several = build.platforms.length > 1;
  return [
    'buildah',
    'build',
    '--format',
    'oci',
    // Layers are kept by what made them, not for whom: of two platforms the second would get those of the first.
    several ? '--layers=false' : '--layers=true',
    '--timestamp',
    String(build.epoch),
    '--file',
    build.dockerfile,
    ...(build.platforms.length === 0 ? [] : ['--platform', build.platforms.join(',')]),
    ...Object.entries(build.labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
    ...(several ? ['--manifest', name] : ['--tag', name]),
    build.context,
  ];
}

/** buildah, 1.23 or newer. Layers stay in the machine's own storage, for the next build. */
export function createBuildah(deps: BuilderDeps): ImageBuilder {
  return {
    name: 'buildah',
    async platforms() {
      const info = await run(['buildah', 'info', '--format', '{{.host.os}}/{{.host.arch}}'], deps, false);
      const own = info.trim();
      const installed = await deps.workspace.list('/proc/sys/fs/binfmt_misc');
      const others = Object.entries(emulators)
        .filter(([, emulator]) => installed.includes(emulator))
        .map(([architecture]) => `linux/${architecture}`);
      return [...new Set([own, ...others])];
    },
    async build(build) {
      const out = join(await deps.workspace.temporary('image'), 'layout');
      const name = `localhost/fairlead/${build.cacheScope}:build`;
      const several = build.platforms.length > 1;
      // A list of manifests of a build before would only grow.
      if (several) await deps.job.run(['buildah', 'rmi', '--force', name]);
      await run(buildahArguments(build, name), deps, true);
      const push = several ? ['manifest', 'push', '--all'] : ['push'];
      await run(['buildah', ...push, '--quiet', name, `oci:${out}`], deps, false);
      return out;
    },
    close: () => Promise.resolve(),
  };
}
