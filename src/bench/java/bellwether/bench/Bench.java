package bellwether.bench;

import bellwether.EdgeBench;
import bellwether.GrowthBench;
import bellwether.HttpBench;
import bellwether.LiveBench;
import bellwether.LivedIn;
import bellwether.MarketBench;
import bellwether.PageBench;
import bellwether.PoolBench;
import bellwether.ScreenBench;
import bellwether.bench.attack.LongBench;
import bellwether.bench.hosts.HostsBench;
import bellwether.desk.alert.watch.RulesBench;
import bellwether.desk.scan.sweep.ScanBench;
import bellwether.research.analysis.AnalysisBench;
import bellwether.research.analysis.ScoresBench;
import bellwether.research.analysis.VerdictShares;
import bellwether.research.evidence.work.MonthEndScores;
import bellwether.research.evidence.work.SignalScores;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The benchmarks by name: `./run.sh bench NAME [ARGUMENT…]`.
public final class Bench {
    private interface Main {
        void run(String[] arguments) throws Exception;
    }

    private record Entry(String name, String words, Main main) {}

    private static final List<Entry> ALL =
            List.of(
                    new Entry("analysis", "one analysis: CPU and allocation", AnalysisBench::main),
                    new Entry(
                            "backtest",
                            "a rule over history against a bare loop and ta4j",
                            BacktestBench::main),
                    new Entry(
                            "chaos",
                            "the job engine, killed and cut while it works",
                            JobsChaos::main),
                    new Entry(
                            "edge",
                            "what the service withstands: attacks with honest callers beside them",
                            EdgeBench::main),
                    new Entry(
                            "growth",
                            "a year of analyses by month against one table",
                            GrowthBench::main),
                    new Entry(
                            "hosts",
                            "several hosts as namespaces: what they cost, and what the loss of one"
                                    + " does",
                            HostsBench::main),
                    new Entry(
                            "http",
                            "a stored analysis over HTTP against a bare handler",
                            HttpBench::main),
                    new Entry(
                            "import",
                            "importing a price file against only parsing it",
                            ImportBench::main),
                    new Entry(
                            "jobs",
                            "the job engine against db-scheduler and JobRunr",
                            JobsBench::main),
                    new Entry(
                            "kernels", "indicators and patterns against TA-Lib", KernelBench::main),
                    new Entry("keys", "looking up the key of a request", KeysBench::main),
                    new Entry(
                            "kill9",
                            "the service killed at random moments: nothing lost, nothing doubled",
                            LongBench::kill9),
                    new Entry(
                            "learning",
                            "features against their kernels; boosted trees against XGBoost",
                            LearningBench::main),
                    new Entry(
                            "live",
                            "from an event's commit to 100 and 2,000 streams, and slow ones",
                            LiveBench::main),
                    new Entry(
                            "lived",
                            "no benchmark: fills and reads a home for migrate check --previous",
                            LivedIn::main),
                    new Entry("market", "a whole market as one job, over HTTP", MarketBench::main),
                    new Entry("page", "the page against its budget, in Chromium", PageBench::main),
                    new Entry(
                            "pool",
                            "many clients, and a database that freezes, stops or dies",
                            PoolBench::main),
                    new Entry(
                            "prices",
                            "ten million bars in and out, against one row per bar",
                            PricesBench::main),
                    new Entry(
                            "rolling",
                            "two instances replaced in turn under load",
                            RollingBench::main),
                    new Entry(
                            "rules",
                            "50 rules on 8,000 symbols against reading and computing",
                            RulesBench::main),
                    new Entry(
                            "scale",
                            "a whole market by 1, 2 and 4 worker processes",
                            ScaleBench::main),
                    new Entry(
                            "scan",
                            "a sweep of a whole market against reading and computing the same; 8000"
                                    + " sheets makes sheets too",
                            ScanBench::main),
                    new Entry(
                            "scores",
                            "scores of whole histories against one analysis of each",
                            ScoresBench::main),
                    new Entry(
                            "screen",
                            "twelve clauses over 8,000 symbols; passes against bare loops",
                            ScreenBench::main),
                    new Entry("soak", "mixed load for minutes: nothing grows", LongBench::soak),
                    new Entry("start", "from the command to ready", StartBench::main),
                    new Entry(
                            "trading",
                            "paper orders over HTTP; matching and marking 1,000 portfolios",
                            TradingBench::main),
                    new Entry("verdicts", "how often each verdict is given", VerdictShares::main),
                    new Entry("plans", "what came of month-end plans", MonthEndScores::main),
                    new Entry("signals", "what followed signals", SignalScores::main));

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Optional<Entry> entry =
                ALL.stream()
                        .filter(known -> args.length > 0 && known.name().equals(args[0]))
                        .findFirst();
        if (entry.isEmpty()) {
            System.out.println("Usage: ./run.sh bench NAME [ARGUMENT…]");
            ALL.forEach(known -> System.out.printf("  %-10s %s%n", known.name(), known.words()));
            return;
        }
        entry.get().main().run(Arrays.copyOfRange(args, 1, args.length));
    }
}
