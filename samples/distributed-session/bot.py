"""A moving-average crossover on a random walk that every machine makes alike: the data of a worker is its own affair."""
import json, random, sys

random.seed(7)
prices = [100.0]
for _ in range(5000):
    prices.append(prices[-1] * (1 + random.gauss(0.00005, 0.002)))

def mean(end, length):
    return sum(prices[max(0, end - length):end]) / min(end, length)

for line in sys.stdin:
    job = json.loads(line)
    fast, slow = int(job["parameters"]["fast"]), int(job["parameters"]["slow"])
    profit, trades, held = 0.0, 0, None
    for now in range(slow, len(prices), 10):
        above = mean(now, fast) > mean(now, slow)
        if above and held is None:
            held = prices[now]
        elif not above and held is not None:
            profit, trades, held = profit + prices[now] - held - 0.05, trades + 1, None
    print(json.dumps({"trial": job["trial"], "values": {"netPnl": profit, "closedTrades": trades}, "effective": job["parameters"]}), flush=True)
