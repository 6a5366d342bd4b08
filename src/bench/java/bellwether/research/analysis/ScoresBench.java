package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The scores of all bars of 505 real shares against one analysis of each, on one thread and in
/// turns: processor time, which other work on the machine spoils less than seconds.
public final class ScoresBench {
    private static final int SYMBOLS = 505;
    private static final int ROUNDS = 15;
    private static final double MOST = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final AnalysisOptions TERMS = AnalysisOptions.capital("100000");

    private final List<Bars> symbols = TestBars.real(SYMBOLS);
    private final Analyst analyst = new Analyst();
    private final ScoreHistory history = new ScoreHistory();
    private final double[] room =
            new double[symbols.stream().mapToInt(Bars::size).max().orElseThrow()];

    private interface Work {
        void on(Bars bars);
    }

    /// What one kind of work takes in each round, in µs a symbol, and allocates in the last one.
    private final class Figure {
        private final String name;
        private final Work work;
        private final double[] rounds = new double[ROUNDS];
        private long bytes;

        Figure(String name, Work work) {
            this.name = name;
            this.work = work;
        }

        void measure(int round) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            symbols.forEach(work::on);
            rounds[round] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / symbols.size();
            bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / symbols.size();
        }

        double median() {
            double[] sorted = rounds.clone();
            Arrays.sort(sorted);
            return sorted[ROUNDS / 2];
        }
    }

    private ScoresBench() {}

    public static void main(String[] args) {
        new ScoresBench().run();
    }

    private void run() {
        Figure analysis = new Figure("one analysis", this::analyse);
        List<Figure> figures =
                List.of(
                        analysis,
                        new Figure("votes of all bars", bars -> history.read(bars, List.of())),
                        new Figure("scores of all bars, one profile", bars -> score(bars, 1)),
                        new Figure("scores of all bars, five profiles", bars -> score(bars, 5)));
        for (int round = 0; round < ROUNDS; round++) {
            for (Figure figure : figures) {
                figure.measure(round);
            }
        }
        System.out.printf(
                "%d symbols, %d bars%n%-36s %12s %14s %12s%n",
                symbols.size(),
                symbols.stream().mapToInt(Bars::size).sum(),
                "a symbol, median of " + ROUNDS,
                "µs of CPU",
                "bytes",
                "× analysis");
        figures.forEach(figure -> print(figure, figure.median() / analysis.median()));
        System.out.printf("target: at most %.0f × one analysis%n", MOST);
    }

    private static void print(Figure figure, double ratio) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %12.1f %14d %12.2f%n",
                figure.name,
                figure.median(),
                figure.bytes,
                ratio);
    }

    private void analyse(Bars bars) {
        analyst.analyse(
                TestBars.history(bars),
                Timeframe.DAY,
                BuiltInProfiles.BALANCED,
                TERMS,
                TestBars.LATER);
    }

    private void score(Bars bars, int profiles) {
        history.read(bars, List.of());
        for (Profile profile : BuiltInProfiles.ALL.subList(0, profiles)) {
            history.scores(profile, room);
        }
    }
}
