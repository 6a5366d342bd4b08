package bellwether.platform.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.Statuses;
import io.javalin.http.ForbiddenResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class KnownRefusalsTest {
    private static final List<Integer> STATUSES =
            List.of(
                    400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 422, 429, 431, 500,
                    502, 503, 504, 505);

    @Test
    void everyStatusHasACodeAndWordsOfItsOwn() {
        Set<String> codes = new HashSet<>();
        Set<String> details = new HashSet<>();
        for (int status : STATUSES) {
            Refusal refusal = KnownRefusals.of(status);
            assertEquals(status, Statuses.of(refusal));
            codes.add(refusal.code());
            details.add(refusal.detail());
        }
        assertEquals(STATUSES.size(), codes.size());
        assertEquals(STATUSES.size(), details.size());
        assertEquals("http_error", KnownRefusals.of(418).code());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(409, "taken", Refusal.conflict("taken", "It is taken.")),
                Arguments.of(403, "forbidden", new ForbiddenResponse("a secret")),
                Arguments.of(
                        408,
                        "request_timeout",
                        new HttpException.RuntimeException(408, "a secret")),
                Arguments.of(
                        413,
                        "body_too_large",
                        new IOException(new HttpException.RuntimeException(413))),
                Arguments.of(408, "request_timeout", new IOException(new TimeoutException())),
                Arguments.of(
                        500,
                        "internal_error",
                        new IllegalStateException(new TimeoutException("a secret"))),
                Arguments.of(504, "gateway_timeout", new CancellationException()),
                Arguments.of(
                        503,
                        "database_unavailable",
                        new IllegalStateException(new SQLTransientConnectionException())),
                Arguments.of(
                        503,
                        "database_unavailable",
                        new IllegalStateException(new SQLException("a secret", "55P03"))),
                Arguments.of(
                        503,
                        "database_too_slow",
                        new IllegalStateException(new SQLException("a secret", "57014"))),
                Arguments.of(400, "bad_request", new EofException("a secret")),
                Arguments.of(500, "internal_error", new IOException("a secret")),
                Arguments.of(500, "internal_error", new OutOfMemoryError("a secret")));
    }

    /// A lock that others held is no silence of the database.
    @Test
    void whatWasInTheWayIsNotCalledAnOutage() {
        String words = KnownRefusals.of(new SQLException("x", "40P01")).detail();
        assertEquals(
                "Other work in the database was in the way, and nothing was stored; try again.",
                words);
    }

    /// Nor is a pool whose connections are all in use.
    @Test
    void aPoolInUseIsToldFromADatabaseThatIsAway() {
        SQLException full = new SQLTransientConnectionException("x");
        SQLException away =
                new SQLTransientConnectionException("x", "08001", new SQLException("x", "08001"));
        assertEquals(
                "No connection to the database became free in time: all are in use; try again.",
                KnownRefusals.of(new IllegalStateException(full)).detail());
        assertEquals(
                "The database does not respond; try again.",
                KnownRefusals.of(new IllegalStateException(away)).detail());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultHasItsPlaceInTheTable(int status, String code, Throwable fault) {
        Refusal refusal = KnownRefusals.of(fault);
        assertEquals(status, Statuses.of(refusal));
        assertEquals(code, refusal.code());
        assertEquals(-1, refusal.detail().indexOf("secret"));
    }
}
