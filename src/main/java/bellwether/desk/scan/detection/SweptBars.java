package bellwether.desk.scan.detection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How `swept` keeps the newest bar that was swept.
public final class SweptBars {
    /// Of a symbol none of whose bars were finished yet.
    public static final long NONE = -99_999_999_999L;

    private SweptBars() {}

    /// Null where none was.
    public static @Nullable Instant moment(long bar) {
        return bar == NONE ? null : Instant.ofEpochSecond(bar);
    }
}
