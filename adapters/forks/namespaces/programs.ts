/**
 * What both programs start with. Others in the same place must not look into this process, whose output is what the
 * server reads; it ends, and everything with it, when the server does. Limits hold for all that it starts.
 */
const prelude = `
import base64, ctypes, http.client, json, os, resource, shutil, subprocess, sys, threading, time

ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
GIB = 1024 ** 3
for limit, value in (
    (resource.RLIMIT_AS, 4 * GIB),
    (resource.RLIMIT_FSIZE, GIB // 2),
    (resource.RLIMIT_NOFILE, 4096),
    (resource.RLIMIT_NPROC, 1024),
    (resource.RLIMIT_CORE, 0),
):
    hard = resource.getrlimit(limit)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (value, value))

spec = json.loads(sys.stdin.buffer.readline())

def end_with_server():
    while os.read(0, 4096):
        pass
    os._exit(1)

threading.Thread(target=end_with_server, daemon=True).start()

def tell(data):
    left = memoryview((json.dumps(data) + "\\n").encode())
    while left:
        left = left[os.write(1, left):]

tell({"started": True})

def tail(path):
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.path.getsize(path) - 2000))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""

def run(command, log, seconds, **more):
    with open(log, "ab") as file:
        try:
            return subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, timeout=seconds, **more
            ).returncode
        except subprocess.TimeoutExpired:
            file.write(b"it took too long\\n")
            return -1

PIP = ["-m", "pip", "--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-input"]
`;

/** Input `{python, seconds, maxBytes, packages}`; tells `{wheel, filename, data}` for each, or `{failed, why}`, then `{done}`. */
export const buildProgram = `${prelude}
shutil.copytree("/in/source", "/tmp/source", symlinks=True)
for index, path in enumerate(spec["packages"]):
    target = "/tmp/out/%d" % index
    os.makedirs(target)
    folder = os.path.normpath("/tmp/source/" + path)
    how = ["wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", target, folder]
    code = run([spec["python"], *PIP, *how], "/tmp/log", spec["seconds"], cwd="/tmp")
    wheels = sorted(name for name in os.listdir(target) if name.endswith(".whl"))
    if code != 0 or len(wheels) != 1:
        tell({"failed": index, "why": tail("/tmp/log")})
        sys.exit(0)
    if os.path.getsize(os.path.join(target, wheels[0])) > spec["maxBytes"]:
        tell({"failed": index, "why": "its wheel has more than %d bytes" % spec["maxBytes"]})
        sys.exit(0)
    with open(os.path.join(target, wheels[0]), "rb") as file:
        tell({"wheel": index, "filename": wheels[0], "data": base64.b64encode(file.read()).decode()})
tell({"done": True})
`;

/**
 * Input `{services, tests, seconds, readySeconds, maxBytes}`; tells `{ended, report, log}` or `{error, log}`. The services
 * stay up until the program ends, and end with it.
 */
export const testProgram = `${prelude}
BASE = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/tmp", "TMPDIR": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"}

def fail(reason, log):
    tell({"error": reason, "log": tail(log)})
    os._exit(0)

def install(python, wheel, target, log):
    how = ["install", "--no-deps", "--no-index", "--no-compile", "--target", target, wheel]
    if run([python, *PIP, *how], log, 120, cwd="/tmp") != 0:
        fail("%s could not be installed" % os.path.basename(wheel), log)

def answers(service):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", service["port"], timeout=2)
        connection.request("GET", service["health"])
        return connection.getresponse().status == 200
    except OSError:
        return False
    except http.client.HTTPException:
        return False

for service in spec["services"]:
    site, log = "/tmp/site/" + service["name"], "/tmp/log-" + service["name"]
    install(service["python"], service["wheel"], site, log)
    options = ["--workers", "1", "--worker-class", "gthread", "--threads", "4", "--graceful-timeout", "2"]
    command = [service["python"], "-m", "gunicorn", *options, "--bind", "127.0.0.1:%d" % service["port"], service["wsgi"]]
    with open(log, "ab") as file:
        process = subprocess.Popen(
            command, cwd=site, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
            env={**BASE, **service["env"], "PYTHONPATH": site},
        )
    deadline = time.monotonic() + spec["readySeconds"]
    while not answers(service):
        if process.poll() is not None:
            fail("%s ended" % service["label"], log)
        if time.monotonic() > deadline:
            fail("%s did not answer on %s" % (service["label"], service["health"]), log)
        time.sleep(0.1)

tests = spec["tests"]
site, log, report = "/tmp/site/.tests", "/tmp/log-tests", "/tmp/report.jsonl"
install(tests["python"], tests["wheel"], site, log)
arguments = ["-p", "no:cacheprovider", "--rootdir=" + site, "--services=" + ",".join(tests["services"]), "--report-log=" + report]
with open(log, "ab") as file:
    process = subprocess.Popen(
        [tests["python"], "-c", tests["bootstrap"], str(spec["maxBytes"]), *arguments],
        cwd="/tmp", stdin=subprocess.PIPE, stdout=file, stderr=file, start_new_session=True,
        env={**BASE, **tests["env"], "PYTHONPATH": site},
    )
    try:
        code = process.wait(spec["seconds"])
    except subprocess.TimeoutExpired:
        fail("the tests took longer than %d seconds" % spec["seconds"], log)
data = b""
try:
    with open(report, "rb") as file:
        data = file.read(spec["maxBytes"])
except OSError:
    pass
tell({"ended": code, "report": base64.b64encode(data).decode(), "log": tail(log)})
os._exit(0)
`;

/** Where the test program installs the package of integration tests. */
export const testSite = '/tmp/site/.tests';
