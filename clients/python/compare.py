"""Runs `tune asktell` and Optuna side by side on functions of this file: rotated, with many minima, of whole numbers,
mixed, with branches, a constraint and noise, and a backtest on recorded quotes where a file is given.

    python3 compare.py [--tune ./tune] [--trials 100] [--instances 5] [--functions NAME ...] [--quotes FILE]

Each function has instances of its own; both sides see the same ones. Printed are the medians over the instances of the
best value told (without its noise), smaller is better. Needs Optuna and NumPy; a sampler that the installed Optuna
lacks is left out.
"""

import argparse
import csv
import json
import math
import os
import statistics
import tempfile
import warnings

import numpy
import optuna

from tune import Session, result

FLOAT, INT, CHOICE = "float", "int", "categorical"


def box(low, high, count=5):
    """A space of real numbers x0, x1 and so on."""
    return {f"x{j}": {"type": FLOAT, "low": low, "high": high} for j in range(count)}


def vector(parameters):
    """The numbers of a space made by box."""
    return numpy.array([parameters[f"x{j}"] for j in range(len(parameters))])


def rotation(random, count=5):
    """A random rotation."""
    return numpy.linalg.qr(random.normal(size=(count, count)))[0]


def shifted(low, high, evaluate):
    """A function of the distance from a random point of the box."""

    def create(random):
        centre = low + (high - low) * (0.15 + 0.7 * random.random(5))
        return box(low, high), lambda parameters: evaluate(vector(parameters) - centre)

    return create


def rotated(low, high, evaluate):
    """A function of the distance from a random point, along random axes."""

    def create(random):
        centre = low + (high - low) * (0.15 + 0.7 * random.random(5))
        axes = rotation(random)
        return box(low, high), lambda parameters: evaluate(axes @ (vector(parameters) - centre))

    return create


def ellipsoid(v):
    return float(numpy.sum(10 ** (4 * numpy.arange(5) / 4) * v * v))


def rastrigin(v):
    return float(50 + numpy.sum(v * v - 10 * numpy.cos(2 * math.pi * v)))


def ackley(v):
    return float(20 + math.e - 20 * math.exp(-0.2 * math.sqrt(numpy.mean(v * v))) - math.exp(numpy.mean(numpy.cos(2 * math.pi * v))))


def griewank(v):
    return float(1 + numpy.sum(v * v) / 4000 - numpy.prod(numpy.cos(v / numpy.sqrt(numpy.arange(1, 6)))))


def sphere(v):
    return float(numpy.sum(v * v))


def schwefel(random):
    return box(-500, 500), lambda p: float(5 * 418.9828872724338 - numpy.sum(vector(p) * numpy.sin(numpy.sqrt(numpy.abs(vector(p))))))


def integers(random):
    best = numpy.round(40 * (0.15 + 0.7 * random.random(5)))
    axes = rotation(random)
    space = {f"x{j}": {"type": INT, "low": 0, "high": 40} for j in range(5)}
    return space, lambda p: float(numpy.sum(10 ** (2 * numpy.arange(5) / 4) * (axes @ (vector(p) - best)) ** 2))


def mixed(random):
    x, y, rate, count = random.uniform(-3, 3), random.uniform(-3, 3), random.uniform(-8, -1), random.uniform(10, 55)
    kind, mode = random.choice(list("abcd")), random.choice(list("pqr"))
    space = {
        "x": {"type": FLOAT, "low": -5, "high": 5},
        "y": {"type": FLOAT, "low": -5, "high": 5},
        "rate": {"type": FLOAT, "low": 1e-4, "high": 1, "log": True},
        "count": {"type": INT, "low": 1, "high": 64},
        "kind": {"type": CHOICE, "values": list("abcd")},
        "mode": {"type": CHOICE, "values": list("pqr")},
    }

    def evaluate(p):
        slope = 1 if p["mode"] == mode else 3
        return (slope * (p["x"] - x) ** 2 + (p["y"] - y) ** 2 + (math.log(p["rate"]) - rate) ** 2
                + ((p["count"] - count) / 16) ** 2 + (0 if p["kind"] == kind else 2))

    return space, evaluate


def branches(random):
    best = 0.15 + 0.7 * random.random(7)
    names = ["f1", "f2", "w1", "w2", "d1", "d2", "d3"]
    owner = {"f": "flat", "w": "wide", "d": "deep"}
    space = {"kind": {"type": CHOICE, "values": list(owner.values())}}
    for name in names:
        space[name] = {"type": FLOAT, "low": 0, "high": 1, "when": {"kind": [owner[name[0]]]}}

    def evaluate(p):
        away = sum((p[name] - best[j]) ** 2 for j, name in enumerate(names) if name in p)
        return {"flat": 0.3 + 0.1 * away, "wide": 0.2 + 0.5 * away, "deep": 4 * away}[p["kind"]]

    return space, evaluate


def backtest(path):
    """Thresholds for quotes of two venues, before fees, in bps: what is minimised is the negative profit of the worse half of a window."""
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    price = {side: numpy.array([float(row[side]) for row in rows]) for side in ("best_bid_a", "best_ask_a", "best_bid_b", "best_ask_b")}
    edges = ((price["best_bid_a"] / price["best_ask_b"] - 1) * 1e4).tolist(), ((price["best_bid_b"] / price["best_ask_a"] - 1) * 1e4).tolist()

    def profit(p, start, end):
        total, side, opened, entry = 0.0, None, 0, 0.0
        for row in range(start, end):
            if side is None:
                best = 0 if edges[0][row] >= edges[1][row] else 1
                if edges[best][row] >= p["entry"]:
                    side, opened, entry = best, row, edges[best][row]
            elif -edges[1 - side][row] <= p["exit"] or row - opened >= p["hold"]:
                total += entry + edges[1 - side][row]
                side = None
        return total

    def create(random):
        space = {
            "entry": {"type": FLOAT, "low": 10, "high": 150},
            "exit": {"type": FLOAT, "low": -150, "high": 50},
            "hold": {"type": INT, "low": 10, "high": 3000, "log": True},
        }
        start = int(random.integers(0, len(rows) // 2))
        middle, end = start + len(rows) // 4, start + len(rows) // 2
        return space, lambda p: -min(profit(p, start, middle), profit(p, middle, end))

    return create


FUNCTIONS = {
    "rotated ellipsoid": rotated(-5, 5, ellipsoid),
    "rotated rastrigin": rotated(-5, 5, rastrigin),
    "ackley": shifted(-32, 32, ackley),
    "griewank": shifted(-60, 60, griewank),
    "schwefel": schwefel,
    "integers": integers,
    "mixed": mixed,
    "branches": branches,
    "constrained": shifted(-5, 5, sphere),
    "noisy": shifted(-5, 5, sphere),
}


class Trials:
    """Evaluates the points that a sampler suggests, and keeps the best value that was told."""

    def __init__(self, name, instance, seed):
        self.space, self._evaluate = FUNCTIONS[name](numpy.random.default_rng(instance))
        self.is_constrained = name == "constrained"
        self._noise = numpy.random.default_rng(1000 + seed) if name == "noisy" else None
        self._told = self.best = math.inf

    def run(self, parameters):
        """The value that is told, and by how much the constraint is broken."""
        value = self._evaluate(parameters)
        told = value + (self._noise.normal() if self._noise else 0.0)
        violation = 2 - sum(parameters.values()) if self.is_constrained else 0.0
        if violation <= 0 and told < self._told:
            self._told, self.best = told, value
        return told, violation


def with_tune(command, kind, trials, count, seed):
    document = {
        "schemaVersion": 1, "name": "compare", "space": trials.space, "sampler": {"kind": kind, "seed": seed}, "budget": {"trials": count},
        "objective": {"metric": "loss", "direction": "minimize", "constraints": [{"metric": "violation", "max": 0}] if trials.is_constrained else []},
    }
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "session.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(document, file)
        with Session(path, tune=[command]) as session:
            while asked := session.ask(1):
                told, violation = trials.run(asked[0]["parameters"])
                session.tell([result(asked[0], loss=told, **({"violation": violation} if trials.is_constrained else {}))])


def suggest(trial, space):
    parameters = {}
    for name, shape in space.items():
        if any(parameters.get(parent) not in values for parent, values in shape.get("when", {}).items()):
            continue
        if shape["type"] == CHOICE:
            parameters[name] = trial.suggest_categorical(name, shape["values"])
        else:
            ask = trial.suggest_int if shape["type"] == INT else trial.suggest_float
            parameters[name] = ask(name, shape["low"], shape["high"], log=shape.get("log", False))
    return parameters


def with_optuna(create, trials, count, seed):
    def constraints(trial):
        return [trial.user_attrs["violation"]]

    study = optuna.create_study(sampler=create(seed, constraints if trials.is_constrained else None))
    for _ in range(count):
        trial = study.ask()
        told, violation = trials.run(suggest(trial, trials.space))
        trial.set_user_attr("violation", violation)
        study.tell(trial, told)


OPTUNA = {
    "optuna random": lambda seed, limit: optuna.samplers.RandomSampler(seed=seed),
    "optuna tpe": lambda seed, limit: optuna.samplers.TPESampler(seed=seed, constraints_func=limit),
    "optuna tpe multivariate": lambda seed, limit: optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True, constraints_func=limit),
    "optuna cmaes": lambda seed, limit: optuna.samplers.CmaEsSampler(seed=seed, warn_independent_sampling=False),
    "optuna gp": lambda seed, limit: optuna.samplers.GPSampler(seed=seed),
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--tune", default="./tune")
    arguments.add_argument("--trials", type=int, default=100)
    arguments.add_argument("--instances", type=int, default=5)
    arguments.add_argument("--functions", nargs="*")
    arguments.add_argument("--quotes")
    given = arguments.parse_args()
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    if given.quotes:
        FUNCTIONS["backtest"] = backtest(given.quotes)
    peers = {name: create for name, create in OPTUNA.items() if name != "optuna gp" or hasattr(optuna.samplers, "GPSampler")}
    print(f"Optuna {optuna.__version__}, {given.trials} trials, {given.instances} instances, median of the best", flush=True)
    print("\t".join(["function", "tune tpe", "tune auto", *peers]), flush=True)
    for name in given.functions or FUNCTIONS:
        medians = []
        for kind in ("tpe", "auto"):
            medians.append([])
            for instance in range(given.instances):
                trials = Trials(name, instance, instance)
                with_tune(given.tune, kind, trials, given.trials, instance)
                medians[-1].append(trials.best)
        for create in peers.values():
            medians.append([])
            for instance in range(given.instances):
                trials = Trials(name, instance, instance)
                with_optuna(create, trials, given.trials, instance)
                medians[-1].append(trials.best)
        print("\t".join([name, *(f"{statistics.median(values):.4g}" for values in medians)]), flush=True)


if __name__ == "__main__":
    main()
