"""A bot of your own: a line with a trial in, a line with its answer out. Print anything else to standard error."""
import csv, functools, json, sys
from datetime import datetime

seconds = lambda text: datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()

@functools.cache
def rows(path):
    with open(path, newline="") as file:
        quotes = [(seconds(row["timestamp"]), *(float(row[f"best_{side}"]) for side in ("bid_a", "ask_a", "bid_b", "ask_b"))) for row in csv.DictReader(file)]
    return [(time, 1e4 * (bid_a / ask_b - 1), 1e4 * (ask_a / bid_b - 1)) for time, bid_a, ask_a, bid_b, ask_b in quotes]

def backtest(parameters, environment, path, start, end):
    trades, held, due = [], None, None
    profit = lambda back: (held - back - 2 * (environment["feeABps"] + environment["feeBBps"])) / 1e4 * environment["notional"]
    for time, edge, back in (row for row in rows(path) if start <= row[0] < end):
        if due is not None and time > due:  # what was decided is filled now, at the quotes of now
            if held is not None:
                trades.append([1000 * time, profit(back)])
            held, due = (edge if held is None else None), None
        elif due is None and (edge >= parameters["entryBps"] if held is None else back <= parameters["exitBps"]):
            due = time + environment["latencyMs"] / 1000
    if held is not None:  # what is still open at the window's end is closed at its last quotes
        trades.append([1000 * time, profit(back)])
    return trades

for line in sys.stdin:
    trial = json.loads(line)
    trades = backtest(trial["parameters"], trial["environment"], trial["dataset"]["path"], *map(seconds, trial["window"].values()))
    turnover = 4 * trial["environment"]["notional"] * len(trades)  # both legs, in and out
    values = {"netPnl": sum(pnl for _, pnl in trades), "closedTrades": len(trades), "turnover": turnover}
    print(json.dumps({"trial": trial["trial"], "values": values, "effective": trial["parameters"], "returns": trades}), flush=True)
