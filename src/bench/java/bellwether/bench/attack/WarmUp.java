package bellwether.bench.attack;

import java.io.IOException;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Some thousand requests before an attack, answered and refused ones, as a service that has run
/// for an hour has had them. Right after a start, compiling takes more of two cores than the
/// requests.
final class WarmUp {
    private static final int ROUNDS = 500;
    private static final int CALLERS = 4;
    private static final int ADDRESS = 250;

    private WarmUp() {}

    static void of(int port, String key) throws InterruptedException {
        List<byte[]> requests =
                List.of(
                        Script.bytes(HonestCaller.get("/health", key)),
                        Script.bytes(HonestCaller.get("/api/v1/stocks", key)),
                        Script.bytes(HonestCaller.post("/analyze", "invented", "{}")));
        Callable<Boolean> caller =
                () -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        for (byte[] request : requests) {
                            ask(port, request);
                        }
                    }
                    return true;
                };
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Boolean> done : callers.invokeAll(Collections.nCopies(CALLERS, caller))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the service did not answer before the attack", e);
        }
    }

    private static void ask(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(Loopback.from(ADDRESS));
            socket.connect(Loopback.service(port), HonestCaller.PATIENCE_MILLIS);
            socket.setSoTimeout(HonestCaller.PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getInputStream().readAllBytes();
        }
    }
}
