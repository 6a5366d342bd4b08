package bellwether;

import static bellwether.ShutdownStep.REQUESTS;

import bellwether.platform.http.server.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The whole service as a process whose clock its parent moves, by lines of standard input: `at`
/// and a moment, or `night`, which does the nights' work at once. Each is answered by a line that
/// begins with `>`. The clock of the database is the machine's.
public final class SimulatedService implements InstantSource {
    /// What begins an answer, so that it is not taken for a line of the event log.
    public static final String ANSWER = "> ";

    private static final int MOST_TRIES = 5;

    /// Where the clock was set, and when.
    private record Setting(Instant moment, long nanos) {}

    private final AtomicReference<Setting> setting;
    private final ShutdownSequence closing = new ShutdownSequence();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SimulatedService(Instant begin) {
        setting = new AtomicReference<>(new Setting(begin, System.nanoTime()));
    }

    /// Runs until its input ends.
    ///
    /// @param arguments when its year begins
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "16");
        SimulatedService service = new SimulatedService(Instant.parse(arguments[0]));
        try {
            service.run();
        } finally {
            service.closing.close();
        }
        System.exit(0);
    }

    /// It goes on from where it was set, as time does.
    @Override
    public Instant instant() {
        Setting now = Objects.requireNonNull(setting.get());
        return now.moment().plusNanos(System.nanoTime() - now.nanos());
    }

    private void run() throws IOException {
        Settings settings = Settings.from(System.getenv());
        Foundation base = new Foundation(settings, ProcessRole.ALL, this, out, closing);
        Modules modules = new Modules(base);
        modules.market.seed();
        HttpServer server =
                closing.add(
                        REQUESTS,
                        HttpServer.start(
                                settings.http(),
                                this,
                                modules.operations,
                                modules.authorization,
                                modules.routes()));
        modules.operations.watch(server);
        modules.operations.watch(base.memory);
        modules.start();
        out.println(ANSWER + server.port());
        obey(modules);
    }

    private void obey(Modules modules) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("at ")) {
                setting.set(new Setting(Instant.parse(line.substring(3)), System.nanoTime()));
                out.println(ANSWER + "set");
            } else {
                out.println(ANSWER + night(modules));
            }
        }
    }

    /// Chores that fail are done again, as the job of a night does them.
    ///
    /// @return how often it took
    private int night(Modules modules) {
        int tries = 1;
        while (modules.maintenance.now(out, System.err) != 0 && tries < MOST_TRIES) {
            tries++;
        }
        return tries;
    }
}
