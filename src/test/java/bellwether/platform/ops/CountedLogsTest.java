package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

final class CountedLogsTest {
    @Test
    void countsWhatIsWrittenAndNothingElse() {
        CountedLogs logs = new CountedLogs();
        logs.initialize();
        CountedLogs.Loggers loggers = (CountedLogs.Loggers) logs.getLoggerFactory();
        Logger log = loggers.getLogger("counted");
        log.warn("one of {} and {}", 1, 2);
        log.atWarn().log("two");
        log.error("three", new IllegalStateException("shown in the log of the tests"));
        log.debug("below the level, so not written");
        assertEquals(2, loggers.counts().of(Level.WARN));
        assertEquals(1, loggers.counts().of(Level.ERROR));
        assertEquals(0, loggers.counts().of(Level.DEBUG));
    }
}
