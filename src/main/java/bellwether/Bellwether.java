package bellwether;

import bellwether.db.DatabaseAddress;
import bellwether.db.DatabaseUnavailable;
import bellwether.db.HomeInUse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program: its commands and exit codes. 0 means done, 1 that something outside failed, 2 that
/// it was called or set up wrongly.
public final class Bellwether {
    private static final Logger LOG = LoggerFactory.getLogger(Bellwether.class);

    private Bellwether() {}

    public static void main(String[] args) {
        // words and numbers come out the same on every machine
        Locale.setDefault(Locale.ROOT);
        // the validator's log goes where all the others go
        System.setProperty("org.jboss.logging.provider", "slf4j");
        int code = run(args.length == 0 ? List.of("serve") : List.of(args));
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> arguments) {
        try {
            Settings settings = Settings.from(System.getenv());
            List<String> rest = arguments.subList(1, arguments.size());
            return switch (arguments.getFirst()) {
                case "serve" -> serve(settings);
                case "import" -> Commands.importFiles(settings, rest);
                case "migrate" -> Commands.migrate(settings);
                default -> {
                    System.err.println("Unknown command: " + arguments.getFirst());
                    yield 2;
                }
            };
        } catch (WrongSettings e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (HomeInUse | DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int serve(Settings settings) {
        App app;
        try {
            app = new App(settings, InstantSource.system(), System.out);
        } catch (RuntimeException e) {
            if (PortInUse.is(e)) {
                System.err.println(
                        "Port %d of %s is in use. Choose another: PORT=8081 ./run.sh"
                                .formatted(settings.http().port(), settings.http().host()));
                return 1;
            }
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "stop"));
        Signals.onSecond(app::hurry);
        LOG.info(
                "Ready at http://{}:{} with {} workers, database {}",
                settings.http().host(),
                app.port(),
                settings.workers(),
                settings.database()
                        .map(DatabaseAddress::toString)
                        .orElse("embedded in " + settings.home()));
        return 0;
    }

    /// Runs on SIGTERM and Ctrl-C. An orderly stop is a success, so the exit code is 0 and not the
    /// signal's.
    private static void stop(App app) {
        LOG.info("Stopping");
        app.close();
        LOG.info("Stopped");
        Runtime.getRuntime().halt(0);
    }
}
