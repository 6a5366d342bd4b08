package bellwether.platform.ops;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// Counts each line that the logger behind it writes.
final class CountedLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    private final transient Logger behind;
    private final transient LogCounts counts;

    CountedLogger(Logger behind, LogCounts counts) {
        this.behind = behind;
        this.counts = counts;
        this.name = behind.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        counts.add(level);
        String text = MessageFormatter.basicArrayFormat(message, arguments);
        switch (level) {
            case ERROR -> behind.error(text, fault);
            case WARN -> behind.warn(text, fault);
            case INFO -> behind.info(text, fault);
            case DEBUG -> behind.debug(text, fault);
            case TRACE -> behind.trace(text, fault);
        }
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return behind.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return behind.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return behind.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return behind.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return behind.isErrorEnabled();
    }
}
