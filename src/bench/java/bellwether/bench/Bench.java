package bellwether.bench;

import bellwether.EdgeBench;
import bellwether.MarketBench;
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
                            Map.entry(
                                    "analysis",
                                    new Entry(
                                            "one analysis: CPU and allocation",
                                            AnalysisBench::main)),
                            Map.entry(
                                    "chaos",
                                    new Entry(
                                            "the job engine, killed and cut while it works",
                                            JobsChaos::main)),
                            Map.entry(
                                    "edge",
                                    new Entry(
                                            "the service attacked: slow clients, a crowd, SQL injection",
                                            EdgeBench::main)),
                            Map.entry(
                                    "jobs",
                                    new Entry(
                                            "the job engine against db-scheduler and JobRunr",
                                            JobsBench::main)),
                            Map.entry(
                                    "import",
                                    new Entry(
                                            "importing a price file against only parsing it",
                                            ImportBench::main)),
                            Map.entry(
                                    "kernels",
                                    new Entry(
                                            "indicators and patterns against TA-Lib",
                                            KernelBench::main)),
                            Map.entry(
                                    "keys",
                                    new Entry("looking up the key of a request", KeysBench::main)),
                            Map.entry(
                                    "market",
                                    new Entry(
                                            "a whole market as one job, over HTTP",
                                            MarketBench::main)),
                            Map.entry(
                                    "rolling",
                                    new Entry(
                                            "two instances replaced in turn under load",
                                            RollingBench::main)),
                            Map.entry(
                                    "start",
                                    new Entry("from the command to ready", StartBench::main)),
                            Map.entry(
                                    "prices",
                                    new Entry(
                                            "ten million bars in and out, against one row per bar",
                                            PricesBench::main)),
                            Map.entry(
                                    "verdicts",
                                    new Entry(
                                            "how often each verdict is given",
                                            VerdictShares::main))));

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
