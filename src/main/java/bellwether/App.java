package bellwether;

import static bellwether.ShutdownStep.ANNOUNCEMENT;
import static bellwether.ShutdownStep.REQUESTS;

import bellwether.platform.http.Route;
import bellwether.platform.http.server.HttpServer;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/// The running service: what it stands on, its modules, its server; closed in reverse.
final class App implements AutoCloseable {
    static final String VERSION = "0.1.0";

    private final ShutdownSequence closing;
    private final Modules modules;
    private final HttpServer server;

    /// Builds and starts everything.
    ///
    /// @param out where the event log goes
    /// @param closing takes charge of all that is opened; closing it stops the service, also while
    ///   it starts
    App(
            Settings settings,
            ProcessRole role,
            InstantSource clock,
            PrintStream out,
            ShutdownSequence closing) {
        this.closing = closing;
        try {
            Foundation base = new Foundation(settings, role, clock, out, closing);
            modules = new Modules(base);
            modules.market.seed();
            server =
                    closing.add(
                            REQUESTS,
                            HttpServer.start(
                                    settings.http(),
                                    clock,
                                    modules.operations,
                                    modules.authorization,
                                    modules.routes()));
            modules.operations.watch(server);
            modules.operations.watch(base.memory);
            modules.start();
            DrainDelay delay = new DrainDelay(settings.grace());
            closing.add(
                    ANNOUNCEMENT,
                    new DrainAnnouncement(modules.operations, delay, modules.jobs, modules.live));
            closing.onHurry(delay::end);
            closing.onHurry(server::hurry);
            settings.watching().port().ifPresent(modules.operations::openStatus);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    List<Route> routes() {
        return server.routes();
    }

    /// Whether callers without a key are let in, as admin.
    boolean isKeyless() {
        return modules.access.keys().keyless().isPresent();
    }

    /// Whether there is a sample symbol to try the service with.
    boolean hasSample() {
        return modules.market.hasSample();
    }

    HttpServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    /// Begins to watch that this service answers and its loops move.
    ///
    /// @param exit ends the process in an orderly way, as one that could not go on
    void watch(Runnable exit) {
        closing.add(
                ANNOUNCEMENT, modules.operations.watch(server, () -> modules.loops(server), exit));
    }

    /// Says that it is going, answers what is in flight, gives back what is in hand, and closes
    /// everything.
    @Override
    public void close() {
        closing.close();
    }
}
