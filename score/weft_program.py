"""Asking the weft program from Python: one store for each topic of a pack (standard library only)."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

DONE, NO_ANSWER, SET_ASIDE = 0, 1, 3
PLAIN_DATE = re.compile(r'^(\d{4}(?:-\d\d(?:-\d\d)?)?)[~?%]?(?:/.*)?$')


def rows(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


def run(weft, *arguments, ok=(DONE,)):
    """(exit status, standard output as bytes); any status outside `ok` ends the program with what it said."""
    r = subprocess.run([weft, *arguments], capture_output=True)
    if r.returncode not in ok:
        sys.exit('weft %s: exit %d: %s' % (arguments[0], r.returncode, r.stderr.decode('utf-8', 'replace')[-300:]))
    return r.returncode, r.stdout


def annotate(weft, path):
    """{article id: what `weft annotate` prints} of a JSON Lines file of articles."""
    _, out = run(weft, 'annotate', path, ok=(DONE, SET_ASIDE))
    return {a['id']: a for a in map(json.loads, out.splitlines())}


def plain_date(event):
    """The date of a timeline event as YYYY, YYYY-MM or YYYY-MM-DD, or None. An open, uncertain or interval date is written
    as the one it begins with; a season or a quarter (a month above 12 in EDTF) as its first month."""
    m = PLAIN_DATE.match(event.get('date') or '')
    if not m:
        return None
    date = m[1]
    return event['begin'][:7] if len(date) == 7 and date[5:] > '12' else date


class Topic:
    """The documents of one topic in a store of their own; removed on leaving the `with` block."""

    def __init__(self, weft, documents, *import_options):
        self.weft = weft
        self.home = tempfile.mkdtemp()
        self.store = os.path.join(self.home, 'store')
        source = os.path.join(self.home, 'docs.jsonl')
        with open(source, 'w', encoding='utf-8') as f:
            f.writelines(json.dumps(d, ensure_ascii=False) + '\n' for d in documents)
        run(weft, 'import', source, '--store', self.store, *import_options, ok=(DONE, SET_ASIDE))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home)

    def ask(self, *question):
        """The answer as a value, or None where the program says that there is none."""
        status, out = run(self.weft, *question, '--format', 'json', '--store', self.store, ok=(DONE, NO_ANSWER))
        return json.loads(out) if status == DONE else None

    def ask_first(self, command, names):
        """(name, answer) for the first of `names` that the store knows, else (None, None)."""
        for name in dict.fromkeys(names):
            answer = self.ask(command, name)
            if answer is not None:
                return name, answer
        return None, None
