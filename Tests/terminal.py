"""Runs a command at a terminal of its own, answers its questions and shows what stood there.

    terminal.py ORDER WORD…

ORDER is JSON. A list of answers, [[question, answer], …], shows the terminal's text and ends as the command did. An
object prints one JSON object instead: code, shown, echo (whether the terminal echoed at the last question), restored
(whether it does at the end). Its members, all optional:

    answers      [question, answer] or [question, answer, shell line that runs before it is answered]; an answer that
                 is the name of a signal is sent as one
    columns      the width of the terminal
    environment  variables to set
    errorsOnly   standard error alone is the terminal, raw; standard output goes nowhere
    pieces       then: what standard input gives, with `pause` seconds after each piece
"""

import fcntl, json, os, pty, select, signal, struct, subprocess, sys, termios, threading, time

order, words = json.loads(sys.argv[1]), sys.argv[2:]
is_plain = isinstance(order, list)
if is_plain:
    order = {"answers": order}
surroundings = {**os.environ, **order.get("environment", {})}


def resize(terminal):
    if "columns" in order:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, order["columns"], 0, 0))


def feed(child):
    try:
        for piece in order.get("pieces", []):
            child.stdin.write(piece.encode())
            child.stdin.flush()
            time.sleep(order.get("pause", 0))
        child.stdin.close()
    except BrokenPipeError:
        pass


def begin():
    """Starts the command; gives its process, the terminal, and what waits for the exit code."""
    if order.get("errorsOnly"):
        terminal, inner = pty.openpty()
        settings = termios.tcgetattr(inner)
        settings[1] &= ~termios.OPOST
        termios.tcsetattr(inner, termios.TCSANOW, settings)
        resize(inner)
        child = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=inner, env=surroundings)
        os.close(inner)
        threading.Thread(target=feed, args=(child,), daemon=True).start()
        return child.pid, terminal, lambda: child.wait(60)
    child, terminal = pty.fork()
    if child == 0:
        resize(0)
        os.execvpe(words[0], words, surroundings)
    return child, terminal, lambda: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def echoes():
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def read():
    global shown
    if not select.select([terminal], [], [], 60)[0]:
        return False
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        return False
    shown += piece
    return bool(piece)


child, terminal, wait = begin()
shown, echo = b"", True
for question, answer, *meanwhile in order.get("answers", []):
    while not shown.endswith(question.encode()):
        if not read():
            break
    else:
        echo = echoes()
        for line in meanwhile:
            done = subprocess.run(["sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True)
            if done.returncode != 0:
                sys.exit(b"what runs meanwhile fails: " + done.stderr)
        if answer.startswith("SIG"):
            os.kill(child, getattr(signal, answer))
        else:
            os.write(terminal, answer.encode())
        continue
    break
while read():
    pass
code = wait()
if is_plain:
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    sys.stdout.flush()
    sys.exit(code if code >= 0 else 128 - code)
# A terminal of which only standard error is one does not echo to begin with, so nothing can be restored.
restored = order.get("errorsOnly", False) or echoes()
print(json.dumps({"code": code, "shown": shown.decode(errors="replace"), "echo": echo, "restored": restored}))
