/**
 * What the Python process runs. It ends its whole process group when its standard input closes, so that nothing is
 * left over when the server is killed; standard input is duplicated first, since pytest puts /dev/null there. Its
 * first argument bounds every file that it writes, in bytes, since pytest keeps in files what tests print. The modules
 * with tests are found by the entry point group `fairlead.integration_tests`: an object with
 * `{"kinds": {"integration": "module"}}`.
 */
export const bootstrap = `
import importlib.metadata, os, resource, signal, sys, threading

def end_with_parent(fd):
    while os.read(fd, 4096):
        pass
    os.killpg(0, signal.SIGKILL)

threading.Thread(target=end_with_parent, args=(os.dup(0),), daemon=True).start()

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)

modules = []
for entry in importlib.metadata.entry_points(group="fairlead.integration_tests"):
    manifest = entry.load()
    modules.extend(str(module) for module in manifest["kinds"].values())
if not modules:
    print("no entry point in the group fairlead.integration_tests", file=sys.stderr)
    sys.exit(4)

import pytest
sys.exit(pytest.main([*sys.argv[2:], "--pyargs", *sorted(set(modules))]))
`;
