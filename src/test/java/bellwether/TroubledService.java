package bellwether;

import bellwether.platform.http.server.Jetties;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// The service as a process of its own, put together as the program does it, with something in it
/// that hangs or breaks. What that is, the first argument says.
final class TroubledService {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private TroubledService() {}

    public static void main(String[] args) throws Exception {
        ShutdownHook stop = new ShutdownHook();
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        Signals.onEach(stop::signalled);
        stop.service();
        Settings settings = Settings.from(System.getenv());
        App app =
                new App(
                        settings,
                        ProcessRole.ALL,
                        InstantSource.system(),
                        System.out,
                        stop.closing());
        app.watch(() -> stop.fail(70));
        stop.serving();
        System.out.printf("Ready at http://127.0.0.1:%d%n", app.port());
        switch (args[0]) {
            case "steps" -> hangAllSteps(stop.closing());
            case "selectors" -> Jetties.server(app.server()).blockSelectors(NEVER);
            case "socket" -> Jetties.server(app.server()).closeSocket();
            case "log" -> blockLog();
            default -> throw new IllegalArgumentException(args[0]);
        }
        stop.mainEnded(0);
    }

    private static void hangAllSteps(ShutdownSequence closing) {
        for (ShutdownStep step : ShutdownStep.values()) {
            closing.add(step, NEVER::await);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(TroubledService::hang, "another hook"));
    }

    private static void hang() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever writes hangs, as it is when nobody reads a full pipe.
    private static void blockLog() {
        OutputStream blocked =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        hang();
                    }
                };
        System.setErr(new PrintStream(blocked, true));
        System.setOut(new PrintStream(blocked, true));
    }
}
