package bellwether.technical.statistics.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenReplayTest {
    private static final Set<String> COVERED =
            Set.of(
                    "block_bootstrap.csv",
                    "by_date.csv",
                    "conformal.csv",
                    "correlation.json",
                    "delong.json",
                    "dm.csv",
                    "ewma.csv",
                    "ftrl.csv",
                    "garch.json",
                    "har.csv",
                    "isotonic.csv",
                    "lead_lag.csv",
                    "logistic.json",
                    "multiple_tests.csv",
                    "newey_west.csv",
                    "page_hinkley.json",
                    "permutation.csv",
                    "platt.json",
                    "proportions.csv",
                    "scores.json",
                    "sharpe.csv",
                    "spa.json",
                    "splits.json",
                    "stationary_indices.json");

    @TempDir Path made;

    @Test
    void everyNumberOfEveryFileThatIsBuiltIsWithinItsTolerance() {
        Path folder = SharedData.require("golden/learning");
        Set<String> compared = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        for (GoldenOutcome outcome : replay(folder)) {
            switch (outcome) {
                case GoldenOutcome.Compared file -> {
                    compared.add(file.file());
                    wrong.addAll(file.differences());
                    assertTrue(file.parts().stream().allMatch(part -> part.count() > 0));
                }
                case GoldenOutcome.Unreadable file -> wrong.add(file.file() + ": " + file.why());
                case GoldenOutcome.Unknown file -> others.add(file.file());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(COVERED), compared);
        assertEquals(GoldenReplay.covered(), compared);
        assertEquals(Set.of("boosting.json", "labels.csv.gz"), others);
    }

    private static List<GoldenOutcome> replay(Path folder) {
        Path data = SharedData.require("prices").resolveSibling(".");
        return GoldenReplay.of(GoldenFolder.open(folder, List.of(data)), Map.of());
    }

    @Test
    void eachFileOfTheFolderIsListedOnce() throws IOException {
        Path folder = SharedData.require("golden/learning");
        List<String> listed = replay(folder).stream().map(GoldenOutcome::file).toList();
        assertEquals(List.copyOf(new TreeSet<>(listed)), listed);
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> left =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(file -> !listed.contains(file))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    Set.of(
                            "README.md",
                            "bin_edges.json",
                            "boosting.py",
                            "check-r.csv",
                            "check.R",
                            "config.json",
                            "dm_errors.csv.gz",
                            "make.py",
                            "panel.csv.gz",
                            "permutation_samples.json",
                            "spa_losses.csv.gz"),
                    left);
        }
    }

    /// A digit changed in each file that is built is found in that file.
    @Test
    void aChangedNumberIsFound() throws IOException {
        Path folder = SharedData.require("golden/learning");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, made.resolve(String.valueOf(file.getFileName())));
            }
        }
        change("sharpe.csv", "GSPC,5104,0.0106275", "GSPC,5104,0.0106276");
        change("proportions.csv", "3,10,", "4,10,");
        change("platt.json", "\"A\": 0.23", "\"A\": 0.24");
        change("splits.json", "\"paths\": 5", "\"paths\": 6");
        Set<String> found =
                replay(made).stream()
                        .filter(GoldenOutcome.Compared.class::isInstance)
                        .map(GoldenOutcome.Compared.class::cast)
                        .filter(file -> !file.differences().isEmpty())
                        .map(GoldenOutcome.Compared::file)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("platt.json", "proportions.csv", "sharpe.csv", "splits.json"), found);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = made.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(from), file);
        path.toFile().setWritable(true);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void missingAndNaNAreNotTheSameAsANumber() {
        GoldenComparison comparison = new GoldenComparison("x.csv", 1e-3);
        comparison.number("a", Optional.empty(), Optional.empty());
        comparison.number("b", Optional.of(1.0), Optional.empty());
        comparison.number("c", Optional.empty(), Optional.of(1.0));
        comparison.number("d", 1.0009, 1);
        comparison.number("e", 1.0011, 1);
        comparison.number("f", -1e-4, 0);
        assertEquals(
                List.of(
                        "x.csv b: ours 1.0, file undefined",
                        "x.csv c: ours undefined, file 1.0",
                        "x.csv e: ours 1.0011, file 1.0"),
                comparison.differences());
        assertEquals(6, comparison.count());
        assertEquals(
                "x.csv: 6 numbers, largest difference 1.1e-03, tolerance 1.0e-03, 3 differ",
                comparison.words());
    }
}
