package bellwether.bench.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Mixed load for minutes, and what the service holds at the end of each: nothing may grow.
final class Soak {
    private static final double ALLOWED = 1.10;

    /// A difference of so many milliseconds is none: clocks and collections.
    private static final double SAME_MILLIS = 3;

    /// One minute.
    private record Minute(int number, List<Double> millis, Figures figures, double heap) {
        double percentile(double share) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %,d | %.1f / %.1f / %.0f ms | %d MB | %.0f MB | %d | %d | %d |",
                    number,
                    millis.size(),
                    percentile(0.5),
                    percentile(0.99),
                    percentile(1),
                    figures.residentMegabytes(),
                    heap,
                    figures.threads(),
                    figures.connections(),
                    figures.files());
        }
    }

    private Soak() {}

    /// Runs it, prints its table, and says whether the last minute is as the second.
    static boolean run(int seconds) throws IOException, InterruptedException {
        try (Homes homes = new Homes()) {
            Path home = homes.of(Attack.Setting.Stock.SAMPLES).orElseThrow();
            AttackedService service = AttackedService.start(home, Map.of("RATE_LIMITS", "off"));
            Thread hook = AttackedService.endingAll();
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                boolean good = minutes(service, seconds);
                AttackedService.Ending ending = service.stop();
                System.out.println("SIGTERM at the end: " + ending.words());
                return good && ending.clean();
            } finally {
                killed(service);
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void killed(AttackedService service) {
        try {
            service.kill();
        } catch (IOException e) {
            System.err.println("a service was left running: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean minutes(AttackedService service, int seconds)
            throws IOException, InterruptedException {
        // a short run has shorter minutes, so that there are three to compare
        int length = Math.max(5, Math.min(60, seconds / 3));
        List<Minute> minutes = new ArrayList<>();
        System.out.printf(
                "| %s | answers | p50 / p99 / worst | resident | live heap | threads | connections | files |%n|---|---|---|---|---|---|---|---|%n",
                length == 60 ? "minute" : length + " s");
        Target target = service.target(new AttackTime(Duration.ofSeconds(seconds)));
        SoakLoad load = new SoakLoad(target);
        try (load) {
            for (int number = 1; number <= seconds / length; number++) {
                Thread.sleep(Duration.ofSeconds(length));
                List<Double> millis = load.taken();
                Figures figures = service.figures();
                minutes.add(new Minute(number, millis, figures, service.liveHeap()));
                System.out.println(minutes.getLast().row());
            }
        }
        System.out.println(load.statuses());
        boolean steady = judged(minutes);
        return steady && load.withoutFaults();
    }

    private static boolean judged(List<Minute> minutes) {
        if (minutes.size() < 3) {
            System.out.println("too short to compare the last minute with the second");
            return false;
        }
        Minute second = minutes.get(1);
        Minute last = minutes.getLast();
        Figures then = second.figures();
        Figures now = last.figures();
        return Stream.of(
                        judged("resident MB", then.residentMegabytes(), now.residentMegabytes(), 0),
                        judged("threads", then.threads(), now.threads(), 2),
                        judged("connections", then.connections(), now.connections(), 3),
                        judged(
                                "p99 in ms",
                                second.percentile(0.99),
                                last.percentile(0.99),
                                SAME_MILLIS))
                .allMatch(met -> met);
    }

    private static boolean judged(String what, double second, double last, double same) {
        boolean met = last <= second * ALLOWED + same;
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f in the second, %.1f in the last: %s%n",
                what,
                second,
                last,
                met ? "met" : "MISSED");
        return met;
    }
}
