"""Ask and tell over `tune asktell`: suggestions for trials that this program evaluates.

Standard library only. A session is one child process that speaks JSON lines; with `state` it continues where a killed
one stopped.

    with Session("session.yaml", state="session.jsonl") as session:
        while trials := session.ask(4):
            session.tell([result(trial, value=evaluate(trial["parameters"])) for trial in trials])
        print(session.best())
"""

import json
import subprocess


class TuneError(Exception):
    """A request that was refused; it changed nothing."""

    def __init__(self, path, reason):
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def result(trial, state="completed", constraints=None, **values):
    """The result of a trial: `value=...` or whatever the session's objective and constraints name."""
    told = {"number": trial["number"], "state": state}
    if values:
        told["values"] = values
    if constraints:
        told["constraints"] = constraints
    return told


class Session:
    """A session file under way. Not for use by several threads at once."""

    def __init__(self, session_file, state=None, warm_start=None, tune=("./tune",)):
        """Starts the process. `tune` is the command, as a list of words."""
        command = [*tune, "asktell", str(session_file)]
        if state is not None:
            command += ["--state", str(state)]
        if warm_start is not None:
            command += ["--warm-start", str(warm_start)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, count=1):
        """The next trials, each with `number` and `parameters`; fewer at the end of the budget, at last none."""
        return self._request({"ask": count})["trials"]

    def tell(self, results):
        """Tells results (see `result`) in any order; returns how many."""
        return self._request({"tell": list(results)})["told"]

    def fail(self, trial):
        """Tells that a trial failed."""
        return self.tell([result(trial, state="failed")])

    def report(self, trial, step, value):
        """Reports an intermediate value; True when the trial should stop and be told as pruned."""
        answer = self._request({"report": [{"number": trial["number"], "step": step, "value": value}]})
        return trial["number"] in answer["prune"]

    def enqueue(self, points):
        """Gives points (objects of values by parameter) that are asked next; returns how many."""
        return self._request({"enqueue": list(points)})["enqueued"]

    def best(self, count=1):
        """The best trials so far, feasible ones first."""
        return self._request({"best": count})["best"]

    def importance(self):
        """The share of each parameter in what the results owe to all of them."""
        return self._request({"importance": True})["importance"]

    def close(self):
        """Ends the process and returns its exit code."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()
        code = self._process.wait()
        self._process.stdout.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _request(self, request):
        try:
            self._process.stdin.write(json.dumps(request, allow_nan=False) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise TuneError("$", f"tune ended with exit code {self._process.wait()}; see its standard error")
        answer = json.loads(line)
        if "error" in answer:
            raise TuneError(answer["error"]["path"], answer["error"]["reason"])
        return answer
