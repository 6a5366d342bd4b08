package bellwether.research.learning.tree;

import bellwether.technical.statistics.SplitMix64;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import ml.dmlc.xgboost4j.java.DMatrix;

/// Boosted trees against XGBoost's histograms, one thread each, in turns.
public final class TreesBench {
    private static final int FEATURES = 60;
    private static final int BINS = 64;
    private static final int ROUNDS = 100;
    private static final int SCORES = 8_000;
    private static final int SCORINGS = 9;
    private static final TreeSettings SETTINGS = new TreeSettings(5, 0.1, 1, 1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TreesBench() {}

    /// Runs it.
    ///
    /// @param args `trees` with rows and turns, 100,000 and 3 where they are not said; `memory`
    ///   with rows, 1,000,000 where they are not said: ours alone in a process of its own
    public static void main(String[] args) throws Exception {
        String what = args.length > 0 ? args[0] : "trees";
        switch (what) {
            case "trees" -> compare(number(args, 1, 100_000), number(args, 2, 3), false);
            case "memory" -> memory(number(args, 1, 1_000_000));
            case "alone" -> compare(number(args, 1, 1_000_000), 1, true);
            default ->
                    System.out.println(
                            "Usage: ./run.sh bench learning trees|memory [ROWS] [TURNS]");
        }
    }

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }

    /// In a process that has no more memory than it needs, as all pages once touched are counted.
    private static void memory(int size) throws Exception {
        int megabytes = 100 + (int) (120L * size / 1_000_000);
        new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TreesBench.class.getName(),
                        "alone",
                        Integer.toString(size))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void compare(int size, int turns, boolean alone) throws Exception {
        DatedRows rows = rows(size);
        BinnedRows scored = rows(SCORES).bins();
        System.out.printf(
                Locale.ROOT,
                "%,d rows x %d features, %d rounds of depth %d; seconds of CPU%n",
                size,
                FEATURES,
                ROUNDS,
                SETTINGS.depth());
        System.out.printf(
                "%-6s %10s %10s %12s %12s%n", "turn", "ours", "XGBoost", "8,000 ms", "theirs");
        for (int turn = 1; turn <= turns; turn++) {
            Lapse trained = new Lapse();
            BoostedTrees ours =
                    new TreeTraining(
                                    rows,
                                    BoostingPlan.plain(SETTINGS, ROUNDS),
                                    TrainingProgress.QUIET)
                            .boosted(0.5);
            double mine = trained.seconds();
            PackedTrees packed = new PackedTrees(ours);
            double scoring = best(() -> packed.margins(scored));
            double[] theirs = alone ? new double[2] : theirs(rows, scored);
            System.out.printf(
                    Locale.ROOT,
                    "%-6d %10.2f %10.2f %12.2f %12.2f%n",
                    turn,
                    mine,
                    theirs[0],
                    1e3 * scoring,
                    1e3 * theirs[1]);
        }
        System.out.printf(Locale.ROOT, "resident at most %,d MB%n", Resident.most());
    }

    private static double[] theirs(DatedRows rows, BinnedRows scored) throws Exception {
        DMatrix matrix = XgboostTrees.matrix(rows);
        Lapse trained = new Lapse();
        try (XgboostTrees theirs = XgboostTrees.train(matrix, SETTINGS, ROUNDS, 0.5)) {
            double seconds = trained.seconds();
            double scoring = Double.MAX_VALUE;
            for (int i = 0; i < SCORINGS; i++) {
                DMatrix others = XgboostTrees.matrix(scored); // it remembers margins of known rows
                Lapse lapse = new Lapse();
                theirs.margins(others);
                scoring = Math.min(scoring, lapse.seconds());
                others.dispose();
            }
            matrix.dispose();
            return new double[] {seconds, scoring};
        }
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static double best(Work work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < SCORINGS; i++) {
            Lapse lapse = new Lapse();
            work.run();
            best = Math.min(best, lapse.seconds());
        }
        return best;
    }

    /// CPU time of this thread.
    private static final class Lapse {
        private final long start = THREADS.getCurrentThreadCpuTime();

        double seconds() {
            return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        }
    }

    private static DatedRows rows(int size) {
        SplitMix64 random = new SplitMix64(size);
        byte[][] columns = new byte[FEATURES][size];
        boolean[] positive = new boolean[size];
        int[] dates = new int[size];
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        for (int row = 0; row < size; row++) {
            for (byte[] column : columns) {
                column[row] = (byte) (1 + random.nextInt(BINS));
            }
            int sum = columns[0][row] + columns[1][row] - columns[2][row];
            positive[row] = random.nextDouble() < 0.35 + 0.3 * sum / BINS;
            dates[row] = (int) ((long) row * 1_000 / size);
        }
        return DatedRows.of(BinnedRows.ofColumns(columns), positive, weights, dates);
    }

    /// What the process holds of the machine's memory.
    private static final class Resident {
        static long most() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(-1);
        }
    }
}
