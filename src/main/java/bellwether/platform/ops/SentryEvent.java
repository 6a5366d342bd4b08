package bellwether.platform.ops;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All that is ever told about a fault: its classes and where they were thrown. The messages of
/// exceptions are left out, because those of the database and of the parsers quote what people
/// sent; the log beside has them under the same request id.
record SentryEvent(
        String eventId,
        String timestamp,
        String platform,
        String level,
        String logger,
        String release,
        Exceptions exception,
        Map<String, String> tags) {
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 100;

    /// The innermost cause first, as the protocol wants it.
    record Exceptions(List<Thrown> values) {}

    record Thrown(String type, String module, Trace stacktrace) {}

    /// The outermost call first, as the protocol wants it.
    record Trace(List<Frame> frames) {}

    record Frame(String module, String function, int lineno, boolean inApp) {}

    static SentryEvent of(Throwable fault, Map<String, String> tags, Instant at, String version) {
        return new SentryEvent(
                UUID.randomUUID().toString().replace("-", ""),
                at.toString(),
                "java",
                "error",
                "bellwether",
                "bellwether@" + version,
                new Exceptions(causes(fault).reversed().stream().map(SentryEvent::thrown).toList()),
                tags);
    }

    /// The same for faults of the same kind from the same place.
    static String mark(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + "@" + (trace.length == 0 ? "" : trace[0]);
    }

    private static List<Throwable> causes(Throwable fault) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = fault; t != null && causes.size() < MOST_CAUSES; t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }

    private static Thrown thrown(Throwable fault) {
        List<Frame> frames =
                new ArrayList<>(
                        Arrays.stream(fault.getStackTrace())
                                .limit(MOST_FRAMES)
                                .map(SentryEvent::frame)
                                .toList());
        Collections.reverse(frames);
        return new Thrown(
                fault.getClass().getSimpleName(),
                fault.getClass().getPackageName(),
                new Trace(frames));
    }

    private static Frame frame(StackTraceElement element) {
        return new Frame(
                element.getClassName(),
                element.getMethodName(),
                element.getLineNumber(),
                element.getClassName().startsWith("bellwether."));
    }
}
