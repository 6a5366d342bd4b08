package bellwether.bench;

import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Every indicator that TA-Lib has and the 61 patterns, ours and TA-Lib's Java port and, for a
/// dozen, ta4j with its own numbers and with doubles, by JMH: nanoseconds a bar, ratios, bytes
/// allocated a call.
///
/// `kernels` takes about five minutes; `kernels full` measures longer, in three heats, of which the
/// best of each contestant counts; names after that choose some: `kernels full MFI KAMA`.
/// Contestants for one name run one after the other, so that a change of the machine's mood spoils
/// a name and not a side.
public final class KernelBench {
    private static final Path FOLDER = Path.of("target", "bench");

    /// How long to measure.
    ///
    /// @param jvms of each contestant, one after the other
    private record Effort(int jvms, int warmUps, int rounds, long millis) {
        static final Effort SHORT = new Effort(1, 4, 8, 100);
        static final Effort FULL = new Effort(3, 5, 15, 200);
    }

    /// One contestant.
    ///
    /// @param nanosPerBar of the median turn
    /// @param meanNanosPerBar over all turns, with what others did on the machine meanwhile
    /// @param bytesPerCall with a little of the harness's own sampling
    private record Side(double nanosPerBar, double meanNanosPerBar, double bytesPerCall) {
        Side better(Side other) {
            return other.nanosPerBar < nanosPerBar ? other : this;
        }
    }

    /// @param ta4j with its default numbers, which are decimal
    /// @param ta4jDouble with doubles
    private record Row(
            String name,
            Side ours,
            @Nullable Side taLib,
            @Nullable Side ta4j,
            @Nullable Side ta4jDouble) {
        /// With the better one of each contestant's results.
        Row bettered(Row other) {
            return new Row(
                    name,
                    ours.better(other.ours),
                    better(taLib, other.taLib),
                    better(ta4j, other.ta4j),
                    better(ta4jDouble, other.ta4jDouble));
        }

        private static @Nullable Side better(@Nullable Side side, @Nullable Side other) {
            return side == null || other == null ? side : side.better(other);
        }

        double overTaLib() {
            return taLib == null ? Double.NaN : taLib.nanosPerBar / ours.nanosPerBar;
        }

        double overTa4j() {
            return ta4j == null ? Double.NaN : ta4j.nanosPerBar / ours.nanosPerBar;
        }

        double overTa4jDouble() {
            return ta4jDouble == null ? Double.NaN : ta4jDouble.nanosPerBar / ours.nanosPerBar;
        }
    }

    private KernelBench() {}

    public static void main(String[] args) throws IOException, RunnerException {
        boolean full = args.length > 0 && args[0].equals("full");
        List<String> chosen = Arrays.stream(args).skip(full ? 1 : 0).toList();
        List<Row> rows = new ArrayList<>();
        System.out.println(heading());
        for (String name : names(chosen)) {
            Row row = race(name, full ? Effort.FULL : Effort.SHORT);
            rows.add(row);
            System.out.println(line(row));
        }
        System.out.println(summary(rows));
        write(rows);
    }

    private static List<String> names(List<String> chosen) {
        return Stream.concat(
                        Indicators.all().stream()
                                .map(Indicator::name)
                                .filter(KernelRace::isInTaLib),
                        Stream.of(KernelRace.PATTERNS))
                .filter(name -> chosen.isEmpty() || chosen.contains(name))
                .toList();
    }

    private static Row race(String name, Effort effort) throws RunnerException {
        boolean inTa4j = Ta4j.knows(name);
        Row best = heat(name, inTa4j, effort);
        for (int jvm = 1; jvm < effort.jvms; jvm++) {
            best = best.bettered(heat(name, inTa4j, effort));
        }
        return best;
    }

    /// Each contestant once, in a JVM of its own.
    private static Row heat(String name, boolean inTa4j, Effort effort) throws RunnerException {
        return new Row(
                name,
                run("ours", name, effort),
                run("taLib", name, effort),
                inTa4j ? run("ta4j", name, effort) : null,
                inTa4j ? run("ta4jDouble", name, effort) : null);
    }

    private static Side run(String side, String name, Effort effort) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(effort.millis);
        RunResult result =
                new Runner(
                                new OptionsBuilder()
                                        .include(KernelRace.class.getName() + "\\." + side + "$")
                                        .param("name", name)
                                        .forks(1)
                                        .warmupIterations(effort.warmUps)
                                        .warmupTime(time)
                                        .measurementIterations(effort.rounds)
                                        .measurementTime(time)
                                        .addProfiler(GCProfiler.class)
                                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                                        .shouldFailOnError(true)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .runSingle();
        double bars = (double) KernelRace.CALLS * KernelRace.BARS;
        double bytes =
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore();
        return new Side(
                result.getPrimaryResult().getStatistics().getPercentile(50) / bars,
                result.getPrimaryResult().getScore() / bars,
                Math.rint(bytes / KernelRace.CALLS));
    }

    private static String heading() {
        return "%-20s %10s %10s %8s %10s %8s %12s %8s %12s   %d bars a call"
                .formatted(
                        "ns per bar",
                        "ours",
                        "TA-Lib",
                        "ratio",
                        "ta4j",
                        "ratio",
                        "ta4j double",
                        "ratio",
                        "bytes/call",
                        KernelRace.BARS);
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-20s %10.3f %10s %8s %10s %8s %12s %8s %12.0f",
                row.name,
                row.ours.nanosPerBar,
                shown(row.taLib == null ? Double.NaN : row.taLib.nanosPerBar),
                shown(row.overTaLib()),
                shown(row.ta4j == null ? Double.NaN : row.ta4j.nanosPerBar),
                shown(row.overTa4j()),
                shown(row.ta4jDouble == null ? Double.NaN : row.ta4jDouble.nanosPerBar),
                shown(row.overTa4jDouble()),
                row.ours.bytesPerCall);
    }

    private static String shown(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.2f", number);
    }

    private static String summary(List<Row> rows) {
        return String.format(
                Locale.ROOT,
                "%d rows; geometric mean over TA-Lib %.2f, least %.2f; over ta4j %.0f, least %.0f, with doubles %.0f, least %.0f; most bytes a call %.0f",
                rows.size(),
                mean(rows, Row::overTaLib),
                least(rows, Row::overTaLib),
                mean(rows, Row::overTa4j),
                least(rows, Row::overTa4j),
                mean(rows, Row::overTa4jDouble),
                least(rows, Row::overTa4jDouble),
                rows.stream().mapToDouble(row -> row.ours.bytesPerCall).max().orElse(0));
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> ratio) {
        return Math.exp(
                rows.stream()
                        .mapToDouble(ratio)
                        .filter(Double::isFinite)
                        .map(Math::log)
                        .average()
                        .orElse(Double.NaN));
    }

    private static double least(List<Row> rows, ToDoubleFunction<Row> ratio) {
        return rows.stream().mapToDouble(ratio).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    private static void write(List<Row> rows) throws IOException {
        Files.createDirectories(FOLDER);
        ObjectMapper json =
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .build();
        Path numbers = FOLDER.resolve("kernels.json");
        json.writerWithDefaultPrettyPrinter().writeValue(numbers.toFile(), rows);
        List<String> table = new ArrayList<>(List.of(heading()));
        rows.forEach(row -> table.add(line(row)));
        table.add(summary(rows));
        Path text = Files.write(FOLDER.resolve("kernels.txt"), table);
        System.out.println("written to " + text + " and " + numbers);
    }
}
