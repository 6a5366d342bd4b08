package bellwether.bench;

import bellwether.EdgeBench;
import bellwether.MarketBench;
import bellwether.PoolBench;
import bellwether.analysis.AnalysisBench;
import bellwether.analysis.VerdictShares;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The benchmarks by name: `./run.sh bench NAME [ARGUMENT…]`.
public final class Bench {
    private interface Main {
        void run(String[] arguments) throws Exception;
    }

    private record Entry(String words, Main main) {}

    private static final Map<String, Entry> ALL =
            new TreeMap<>(
                    Map.ofEntries(
                            entry(
                                    "analysis",
                                    "one analysis: CPU and allocation",
                                    AnalysisBench::main),
                            entry(
                                    "chaos",
                                    "the job engine, killed and cut while it works",
                                    JobsChaos::main),
                            entry(
                                    "edge",
                                    "the service attacked: slow clients, a crowd, SQL injection",
                                    EdgeBench::main),
                            entry(
                                    "jobs",
                                    "the job engine against db-scheduler and JobRunr",
                                    JobsBench::main),
                            entry(
                                    "import",
                                    "importing a price file against only parsing it",
                                    ImportBench::main),
                            entry(
                                    "kernels",
                                    "indicators and patterns against TA-Lib",
                                    KernelBench::main),
                            entry("keys", "looking up the key of a request", KeysBench::main),
                            entry(
                                    "market",
                                    "a whole market as one job, over HTTP",
                                    MarketBench::main),
                            entry(
                                    "pool",
                                    "many clients, and a database that freezes, stops or dies",
                                    PoolBench::main),
                            entry(
                                    "prices",
                                    "ten million bars in and out, against one row per bar",
                                    PricesBench::main),
                            entry(
                                    "verdicts",
                                    "how often each verdict is given",
                                    VerdictShares::main)));

    private static Map.Entry<String, Entry> entry(String name, String words, Main main) {
        return Map.entry(name, new Entry(words, main));
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Entry entry = args.length == 0 ? null : ALL.get(args[0]);
        if (entry == null) {
            System.out.println("Usage: ./run.sh bench NAME [ARGUMENT…]");
            ALL.forEach((name, known) -> System.out.printf("  %-10s %s%n", name, known.words()));
            return;
        }
        entry.main().run(Arrays.copyOfRange(args, 1, args.length));
    }
}
