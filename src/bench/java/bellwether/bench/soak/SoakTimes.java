package bellwether.bench.soak;

import bellwether.bench.TakenTimes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How long requests took, by kind, since the last look.
final class SoakTimes {
    private final Map<String, List<Double>> taken = new TreeMap<>();

    interface Work {
        Object run() throws IOException, InterruptedException;
    }

    void of(String kind, Work work) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        work.run();
        taken.computeIfAbsent(kind, _ -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e6);
    }

    void add(String kind, Duration time) {
        taken.computeIfAbsent(kind, _ -> new ArrayList<>()).add(time.toNanos() / 1e6);
    }

    /// Median and 95th percentile of each kind; then it begins anew.
    Map<String, String> look() {
        Map<String, String> words = new TreeMap<>();
        taken.forEach((kind, millis) -> {
            TakenTimes times =
                    new TakenTimes(millis.stream().mapToDouble(Double::doubleValue).toArray());
            words.put(
                    kind, String.format(Locale.ROOT, "%.1f / %.1f", times.at(0.5), times.at(0.95)));
        });
        taken.clear();
        return words;
    }
}
