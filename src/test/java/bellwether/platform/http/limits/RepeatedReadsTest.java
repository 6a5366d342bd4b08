package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Role;
import bellwether.platform.http.Call;
import bellwether.platform.http.Routes;
import bellwether.platform.http.server.HttpServer;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Routes whose database breaks the connection now and then.
final class RepeatedReadsTest {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int broken;
    private volatile String state = "57P01";
    private final HttpServer server =
            HttpServer.start(
                    "127.0.0.1",
                    0,
                    InstantSource.system(),
                    List.<Routes>of(routes -> {
                        routes.get("/read", this::answer, Role.PUBLIC);
                        routes.post("/write", this::answer, Role.PUBLIC);
                        routes.get("/begun", this::answerLate, Role.PUBLIC);
                    }));

    @AfterEach
    void close() {
        server.close();
    }

    private void answer(Context ctx) {
        ctx.header("X-Call", Integer.toString(calls.incrementAndGet()));
        if (calls.get() <= broken) {
            throw new IllegalStateException(new SQLException("gone", state));
        }
        ctx.result("read");
    }

    private void answerLate(Context ctx) throws Exception {
        calls.incrementAndGet();
        ctx.res().getOutputStream().write(new byte[100_000]);
        ctx.res().flushBuffer();
        throw new IllegalStateException(new SQLException("gone", state));
    }

    private Call.Answer get(String path) {
        return Call.toTestRoutes(server.port()).get(path);
    }

    @Test
    void aReadIsTriedAgain() {
        broken = 2;
        assertEquals(200, get("/read").status());
        assertEquals(3, calls.get());
    }

    @Test
    void andNotOftener() {
        broken = 20;
        assertEquals(503, get("/read").status());
        assertEquals(12, calls.get());
    }

    @Test
    void aWriteIsNotRepeated() {
        broken = 1;
        assertEquals(503, Call.toTestRoutes(server.port()).post("/write", "{}").status());
        assertEquals(1, calls.get());
    }

    @Test
    void aReadThatFailedOtherwiseIsNotRepeated() {
        broken = 1;
        state = "53300";
        assertEquals(503, get("/read").status());
        assertEquals(1, calls.get());
    }

    @Test
    void anAnswerThatHasBegunIsNotBegunAnew() {
        try {
            get("/begun");
        } catch (RuntimeException cutOff) {
            assertEquals(1, calls.get());
        }
        assertEquals(1, calls.get());
    }
}
