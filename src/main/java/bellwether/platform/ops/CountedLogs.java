package bellwether.platform.ops;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleServiceProvider;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// slf4j-simple, with a count of what it writes. slf4j makes the one instance, when the system
/// property `slf4j.provider` names this class.
public final class CountedLogs implements SLF4JServiceProvider {
    private final SimpleServiceProvider simple = new SimpleServiceProvider();
    private final LogCounts counts = new LogCounts();

    /// Loggers that count.
    record Loggers(ILoggerFactory simple, LogCounts counts) implements ILoggerFactory {
        @Override
        public Logger getLogger(String name) {
            return new CountedLogger(simple.getLogger(name), counts);
        }
    }

    @Override
    public void initialize() {
        simple.initialize();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return new Loggers(simple.getLoggerFactory(), counts);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return simple.getMarkerFactory();
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return simple.getMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return simple.getRequestedApiVersion();
    }
}
