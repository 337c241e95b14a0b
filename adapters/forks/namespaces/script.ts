/**
 * Runs in new user, network, mount, process, IPC and host name namespaces. It makes a root of its own in memory, with
 * nothing in it but what it is told to show (read only), a writable `/tmp` of limited size, and a loopback interface;
 * leaves the machine's own root for good; gives every capability away; and starts a Python program with an empty
 * environment. Any step that this machine does not allow ends it.
 *
 * Nobody in the place may make a user namespace: it would give every capability over namespaces of its own, and with them
 * a large part of the kernel. Where memory runs short the kernel ends the place before the App. Neither can be taken back
 * in it: `/proc` is read only from then on.
 *
 * Arguments: an empty folder, the size of `/tmp`, the path of Python, pairs of a path and where it is shown, `--`, the
 * program.
 */
export const script = `
set -eu
root=$1 size=$2 python=$3
shift 3
mount -t tmpfs -o mode=755,size=16m fork "$root"
# First, so that what is shown may lie below it.
mkdir "$root/tmp"
mount -t tmpfs -o mode=777,size="$size",nosuid,nodev work "$root/tmp"
for each in bin sbin lib lib32 lib64; do
  if [ -L "/$each" ]; then cp -P "/$each" "$root/$each"; fi
done
while [ "$1" != -- ]; do
  from=$1 to=$2
  shift 2
  if [ -d "$from" ]; then mkdir -p "$root$to"; else mkdir -p "$(dirname "$root$to")"; : > "$root$to"; fi
  mount --bind "$from" "$root$to"
  mount -o remount,bind,ro,nosuid,nodev "$root$to"
done
shift
mkdir -p "$root/proc" "$root/dev/shm" "$root/old"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
echo 0 > "$root/proc/sys/user/max_user_namespaces"
echo 1000 > "$root/proc/self/oom_score_adj"
mount -o remount,bind,ro,nosuid,nodev,noexec "$root/proc"
for each in null zero random urandom; do
  : > "$root/dev/$each"
  mount --bind "/dev/$each" "$root/dev/$each"
done
mount -t tmpfs -o mode=777,size=64m,nosuid,nodev shm "$root/dev/shm"
cd "$root"
pivot_root . old
umount -l /old
rmdir /old
mount -o remount,bind,ro /
"$python" -I -c 'import fcntl, socket, struct
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    fcntl.ioctl(s, 0x8914, struct.pack("16sH14x", b"lo", 1))'
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all \\
  env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/tmp TMPDIR=/tmp LANG=C.UTF-8 "$python" -I -c "$1"
`;

/** Of `unshare(1)`; the whole tree of processes ends with it. */
export const namespaces = [
  '--user',
  '--map-root-user',
  '--net',
  '--mount',
  '--pid',
  '--ipc',
  '--uts',
  '--fork',
  '--kill-child',
  '--propagation',
  'private',
] as const;
