package bellwether.market.imports;

import bellwether.market.imports.format.ImportLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Ends an import within a request that takes too long for one, or whose report would: a job goes
/// on behind what it has stored.
public final class LongImport extends RuntimeException {
    private static final long serialVersionUID = 1;

    private LongImport() {
        super("takes longer than a request", null, false, false);
    }

    /// Lets an import go on for so long.
    public static UploadTrack.Worker after(Duration patience, InstantSource clock) {
        Instant end = clock.instant().plus(patience);
        return new UploadTrack.Worker() {
            @Override
            public void moved() {
                if (clock.instant().isAfter(end)) {
                    throw new LongImport();
                }
            }

            @Override
            public void surveyed(int files) {
                if (files > ImportLimits.MOST_FILES_SHOWN) {
                    throw new LongImport();
                }
            }

            @Override
            public void kept(Handle transaction) {}
        };
    }
}
