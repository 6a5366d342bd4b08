package bellwether.bench.soak;

import bellwether.RemoveTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A simulated year from its begin to its end, in a folder of its own.
public final class SoakRun {
    /// Names a folder that stays, with the database in it.
    private static final String FOLDER = "bellwether.soak.folder";

    private SoakRun() {}

    /// Runs it.
    ///
    /// @return whether all counts are as they must be
    public static boolean run(int days, int symbols) throws IOException, InterruptedException {
        Optional<Path> kept = Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
        Path folder =
                kept.isPresent()
                        ? Files.createDirectories(kept.get())
                        : Files.createTempDirectory("bellwether-soak");
        SoakMarket market = new SoakMarket(symbols, SoakYear.HISTORY, days);
        Instant begin = SoakYear.moment(market, 0, SoakYear.MORNING);
        Thread end =
                new Thread(() ->
                        ProcessHandle.current()
                                .descendants()
                                .forEach(ProcessHandle::destroyForcibly));
        Runtime.getRuntime().addShutdownHook(end);
        boolean good;
        SoakStatements.prepare(folder.resolve("home"), begin);
        try (SoakService service = new SoakService(folder.resolve("home"), begin)) {
            good = new SoakYear(market, service).year();
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
        }
        if (kept.isEmpty()) {
            RemoveTree.of(folder); // after a failure it stays, for its log
        }
        return good;
    }
}
