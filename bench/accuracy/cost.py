"""Speed, memory, and whether time stays in proportion to the text, however strange the text is."""
import json
import os
import resource
import subprocess
import sys
import tempfile
from figures import Figure

SPEED_MEGABYTES = 20


class Run:
    """One run of a program with its output thrown away: seconds of processor time, which other programs on the machine hardly
    disturb, and megabytes at its largest."""

    def __init__(self, *command):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            said = child.stderr.read()
            _, status, usage = os.wait4(child.pid, 0)
        finally:
            child.stderr.close()
        child.returncode = os.waitstatus_to_exitcode(status)
        self.seconds, self.megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        if child.returncode not in (0, 3):
            sys.exit('%s: exit %d: %s' % (' '.join(command[:2]), child.returncode, said.decode('utf-8', 'replace')[-300:]))


def repeated(texts, size):
    """Articles of these texts, over and over, as JSON lines of `size` bytes in all."""
    done = n = 0
    while done < size:
        line = json.dumps(dict(id=str(n), published='2024-05-06', text=texts[n % len(texts)]), ensure_ascii=False) + '\n'
        done += len(line.encode('utf-8'))
        n += 1
        yield line


def speed(weft, docs, megabytes=SPEED_MEGABYTES):
    """Words a second of `weft annotate` (one thread) on the running text of a pack's documents."""
    texts = [json.loads(line)['text'] for line in open(docs, encoding='utf-8')]
    with tempfile.TemporaryDirectory() as home:
        small, large = os.path.join(home, 'small.jsonl'), os.path.join(home, 'large.jsonl')
        for path, size in ((small, 1000), (large, megabytes * 1e6)):
            with open(path, 'w', encoding='utf-8') as f:
                f.writelines(repeated(texts, size))
        words = sum(len(json.loads(line)['text'].split()) for line in open(large, encoding='utf-8'))
        start = min(Run(weft, 'annotate', small).seconds for _ in range(3))
        whole = min((Run(weft, 'annotate', large) for _ in range(2)), key=lambda r: r.seconds)
        bare = min(Run('wc', '-w', large).seconds for _ in range(3))
        read = Run(weft, 'read', large)
    return [('Speed and memory: %d MB of running text, one thread' % megabytes, [
        Figure('weft annotate', words / max(whole.seconds - start, 1e-6), 60000, goal=150000, unit='words/s',
               published="peers' pipeline 6,000 to 8,000"),
        Figure('weft read (no language)', words / read.seconds, unit='words/s'),
        Figure('bare pass (wc -w)', words / bare, unit='words/s'),
        Figure('start of the program', start * 1000, unit='ms'),
        Figure('memory at most', whole.megabytes, 200, at_most=True, unit='MB')])]


def single_line(size):
    """Ordinary sentences, all in one line."""
    sentence = 'On 3 May 2024 the Harlow Mill of Dunmore sold %d pumps to Petra Lindqvist, who runs it. '
    out, n, done = [], 0, 0
    while done < size:
        out.append(sentence % n)
        done += len(out[-1])
        n += 1
    return ''.join(out)[:size]


def brackets(count):
    return 'Dunmore said ' + '(' * count + 'yes' + ')' * count + ' in May.'


def without_full_stop(size):
    words = 'the Harlow Mill of Dunmore sold pumps to Petra Lindqvist in May while her brother said that it had and '
    return (words * (int(size) // len(words) + 1))[:int(size)]


def probes(weft, scale=1.0):
    """Seconds for strange texts, and the ratio to half the size: 2 is linear, 4 quadratic."""
    figures = []
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, 'probe.txt')

        def seconds(text):
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
            return Run(weft, 'annotate', path)
        for name, make, size in (('one line of %g MB' % (50 * scale), single_line, int(50e6 * scale)),
                                 ('%d nested brackets' % (100000 * scale), brackets, int(100000 * scale)),
                                 ('%g MB without a full stop' % (10 * scale), without_full_stop, int(10e6 * scale))):
            half, whole = seconds(make(size // 2)), seconds(make(size))
            figures.append(Figure(name, whole.seconds, unit='s'))
            # What takes less than half a second is mostly the start of the program.
            ratio = whole.seconds / half.seconds if whole.seconds > .5 else 1.0
            figures.append(Figure('  ... beside half of it', ratio, 2.6, at_most=True, unit='times'))
            figures.append(Figure('  ... memory', whole.megabytes, unit='MB'))
    return [('Strange texts: time in proportion', figures)]


def limit_stack():
    """Deep recursion must not hide behind a large stack: the usual 8 MB for all runs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    usual = 8 << 20
    if soft == resource.RLIM_INFINITY or soft > usual:
        resource.setrlimit(resource.RLIMIT_STACK, (usual, hard))
