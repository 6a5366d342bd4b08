package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What leaves this machine about a fault, and what does not.
final class SentryEventTest {
    private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");

    private static SentryEvent event(Throwable fault) {
        return SentryEvent.of(fault, Map.of("where", "GET /x"), AT, "1.2");
    }

    private static StackTraceElement frame(String type, int line) {
        return new StackTraceElement(type, "run", "X.java", line);
    }

    private static RuntimeException thrownAt(StackTraceElement... frames) {
        RuntimeException fault = new IllegalStateException("the secret");
        fault.setStackTrace(frames);
        return fault;
    }

    @Test
    void theInnermostCauseComesFirstAndMessagesStayHere() {
        SentryEvent event =
                event(new IllegalStateException("a secret", new ArithmeticException("another")));
        assertEquals(
                List.of("ArithmeticException", "IllegalStateException"),
                event.exception().values().stream().map(SentryEvent.Thrown::type).toList());
        assertEquals("java.lang", event.exception().values().getFirst().module());
        assertFalse(Json.write(event).contains("secret"));
        assertFalse(Json.write(event).contains("another"));
    }

    @Test
    void framesAreOutermostFirstAndOursAreMarked() {
        SentryEvent event =
                event(thrownAt(frame("bellwether.market.X", 7), frame("java.util.Y", 9)));
        List<SentryEvent.Frame> frames =
                event.exception().values().getFirst().stacktrace().frames();
        assertEquals(
                List.of(
                        new SentryEvent.Frame("java.util.Y", "run", 9, false),
                        new SentryEvent.Frame("bellwether.market.X", "run", 7, true)),
                frames);
    }

    @Test
    void deepFaultsAreBounded() {
        Throwable fault = new IllegalStateException();
        for (int i = 0; i < 30; i++) {
            fault = new IllegalStateException(fault);
        }
        assertEquals(8, event(fault).exception().values().size());
        StackTraceElement[] deep = new StackTraceElement[1_000];
        java.util.Arrays.setAll(deep, i -> frame("bellwether.X", i));
        List<SentryEvent.Frame> frames =
                event(thrownAt(deep)).exception().values().getFirst().stacktrace().frames();
        assertEquals(100, frames.size());
        assertEquals(0, frames.getLast().lineno(), "those next to the fault are kept");
    }

    @Test
    void aFaultThatCausesItselfEnds() {
        Throwable one = new IllegalStateException();
        Throwable other = new IllegalStateException(one);
        one.initCause(other);
        assertEquals(8, event(one).exception().values().size());
    }

    @Test
    void anEventIsNamedByThirtyTwoHexDigitsAndItsRelease() {
        SentryEvent event = event(new IllegalStateException());
        assertTrue(event.eventId().matches("[0-9a-f]{32}"), event.eventId());
        assertEquals("bellwether@1.2", event.release());
        assertEquals("2026-03-03T12:00:00Z", event.timestamp());
        assertEquals(Map.of("where", "GET /x"), event.tags());
    }

    @Test
    void theMarkIsTheKindAndThePlaceOfAFault() {
        String mark = SentryEvent.mark(thrownAt(frame("bellwether.X", 7), frame("a.B", 1)));
        assertEquals(mark, SentryEvent.mark(thrownAt(frame("bellwether.X", 7), frame("c.D", 2))));
        assertNotEquals(mark, SentryEvent.mark(thrownAt(frame("bellwether.X", 8))));
        assertEquals("java.lang.IllegalStateException@", SentryEvent.mark(thrownAt()));
    }
}
