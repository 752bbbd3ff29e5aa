namespace TuningFunctions.Tests.External;

/// <summary>Bots in Python.</summary>
internal static class Bots
{
    /// <summary>Answers the value of a known surface.</summary>
    public const string Honest = """
        import json, sys
        for line in sys.stdin:
            job = json.loads(line)
            p = job["parameters"]
            print(json.dumps({"trial": job["trial"], "values": {"profit": 1 - (p["x"] - .3) ** 2 - (p["y"] - .6) ** 2, "none": None}, "effective": p}), flush=True)
        """;

    /// <summary>Never reads y.</summary>
    public const string Deaf = """
        import json, sys
        for line in sys.stdin:
            job = json.loads(line)
            p = job["parameters"]
            print(json.dumps({"trial": job["trial"], "values": {"profit": 1 - (p["x"] - .3) ** 2}, "effective": p}), flush=True)
        """;

    /// <summary>Answers something else each time.</summary>
    public const string Moody = """
        import json, random, sys
        for line in sys.stdin:
            job = json.loads(line)
            print(json.dumps({"trial": job["trial"], "values": {"profit": random.random()}, "effective": job["parameters"]}), flush=True)
        """;

    /// <summary>Says that it used another y than it was sent.</summary>
    public const string Liar = """
        import json, sys
        for line in sys.stdin:
            job = json.loads(line)
            p = job["parameters"]
            print(json.dumps({"trial": job["trial"], "values": {"profit": p["x"] + p["y"]}, "effective": {**p, "y": .5}}), flush=True)
        """;

    /// <summary>Cannot be read by its interpreter.</summary>
    public const string Broken = "this is no Python";

    /// <summary>Honest to probes and to every other trial; the others each fail in one of eleven ways.</summary>
    public const string Faulty = """
        import json, os, sys, time
        for line in sys.stdin:
            job = json.loads(line)
            trial, p = job["trial"], job["parameters"]
            answer = {"trial": trial, "values": {"profit": p["x"] + p["y"]}, "effective": p}
            fault = -1 if trial < 0 or trial % 2 == 0 else trial // 2 % 10
            if fault == 0:
                if trial % 40 == 1:
                    time.sleep(600)
                os._exit(3)
            elif fault == 1:
                print("Traceback: none of your business", flush=True)
            elif fault == 2:
                print("out of luck", file=sys.stderr)
                sys.exit(1)
            elif fault == 3:
                if os.fork() == 0:
                    os.setsid()
                    time.sleep(600)
                os._exit(0)
            elif fault == 4:
                sys.stderr.write("noise " * 200000)
                sys.stderr.flush()
                answer = {"trial": trial, "error": "flooded"}
            elif fault == 5:
                answer["values"] = {"profit": float("nan")}
            elif fault == 6:
                sys.stdout.write("x" * (17 << 20))
                sys.stdout.flush()
            elif fault == 7:
                answer["effective"] = {**p, "x": 2}
            elif fault == 8:
                print(json.dumps(answer))
            elif fault == 9:
                sys.stdout.buffer.write(b"\xff\xfe\n")
            print(json.dumps(answer), flush=True)
        """;
}
