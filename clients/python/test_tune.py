"""Tests of tune.py against the real program: python3 -m unittest, TUNE = the command."""

import os
import shlex
import tempfile
import unittest

from tune import Session, TuneError, result

TUNE = shlex.split(os.environ.get("TUNE", "./tune"))
SESSION = """
schemaVersion: 1
name: client-test
space:
  x: {type: float, low: -5, high: 5}
  mode: {type: categorical, values: [a, b]}
  depth: {type: int, low: 1, high: 9, when: {mode: [a]}}
sampler: {kind: tpe, seed: 3}
budget: {trials: 12}
objective: {metric: value, direction: minimize}
"""


def evaluate(parameters):
    return parameters["x"] ** 2 + (parameters["depth"] if parameters["mode"] == "a" else 3)


class SessionTests(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.file = os.path.join(self._folder.name, "session.yaml")
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(SESSION)

    def path(self, name):
        return os.path.join(self._folder.name, name)

    def start(self, state=None, warm_start=None):
        return Session(self.file, state=state, warm_start=warm_start, tune=TUNE)

    def test_budget_is_spent_and_the_process_ends_well(self):
        session = self.start()
        numbers = []
        while trials := session.ask(5):
            self.assertTrue(all(("depth" in t["parameters"]) == (t["parameters"]["mode"] == "a") for t in trials))
            numbers += [t["number"] for t in trials]
            session.tell([result(t, value=evaluate(t["parameters"])) for t in reversed(trials)])
        self.assertEqual(numbers, list(range(12)))
        self.assertEqual(set(session.importance()), {"x", "mode", "depth"})
        self.assertLessEqual(session.best()[0]["values"]["value"], 20)
        self.assertEqual(session.close(), 0)

    def test_killed_process_continues_identically(self):
        with self.start() as whole:
            expected = [self.step(whole) for _ in range(6)]
        parts = []
        for _ in range(6):
            session = self.start(state=self.path("state.jsonl"))
            parts.append(self.step(session))
            session._process.kill()
            session.close()
        self.assertEqual(parts, expected)

    def test_refused_request_changes_nothing(self):
        with self.start() as session:
            with self.assertRaises(TuneError) as refused:
                session.tell([{"number": 7, "values": {"value": 1}}])
            self.assertEqual(refused.exception.path, "tell[0].number")
            trial = session.ask()[0]
            self.assertFalse(session.report(trial, 1, 0.5))
            self.assertEqual(session.fail(trial), 1)

    def test_enqueued_points_and_warm_starts_are_used(self):
        state = self.path("first.jsonl")
        with self.start(state=state) as session:
            session.enqueue([{"x": 0.5, "mode": "b"}])
            self.assertEqual(session.ask()[0]["parameters"], {"mode": "b", "x": 0.5})
            session.tell([{"number": 0, "values": {"value": 3.25}}])
        with self.start(warm_start=state) as session:
            self.assertEqual(len(session.ask(2)), 2)

    def step(self, session):
        trials = session.ask(2)
        session.tell([result(t, value=evaluate(t["parameters"])) for t in trials])
        return trials


if __name__ == "__main__":
    unittest.main()
