"""What the accuracy bench measures, and what each figure should reach (Python standard library only)."""
import dataclasses
from typing import Optional


@dataclasses.dataclass
class Figure:
    """One number with its target. Below `target` it fails, unless `at_most`; without a target it is only told."""
    name: str
    value: Optional[float]
    target: Optional[float] = None
    goal: Optional[float] = None
    at_most: bool = False
    unit: str = ''
    published: str = ''             # the best figure of others on such text, as far as one is known

    @property
    def verdict(self):
        if self.value is None:
            return 'skipped'
        if self.target is None:
            return ''
        good = lambda limit: self.value <= limit if self.at_most else self.value >= limit
        if self.goal is not None and good(self.goal):
            return 'goal'
        return 'pass' if good(self.target) else 'FAIL'

    def as_json(self):
        return dict(dataclasses.asdict(self), verdict=self.verdict)


def written(value, unit):
    if value is None:
        return '-'
    if unit == 'words/s':
        return '{:,.0f}'.format(value)
    return '%.1f' % value if unit else '%.4f' % value


def table(groups):
    """The lines of a table; groups: [(title, [Figure])]."""
    yield '%-44s %10s %10s %10s  %-8s %s' % ('', 'figure', 'target', 'goal', '', 'published')
    for title, figures in groups:
        yield ''
        yield title
        for f in figures:
            sign = '<= ' if f.at_most else ''
            limit = sign + written(f.target, f.unit) if f.target is not None else ''
            goal = sign + written(f.goal, f.unit) if f.goal is not None else ''
            name = f.name + (', ' + f.unit if f.unit else '')
            yield '  %-42s %10s %10s %10s  %-8s %s' % (name, written(f.value, f.unit), limit, goal, f.verdict, f.published)
