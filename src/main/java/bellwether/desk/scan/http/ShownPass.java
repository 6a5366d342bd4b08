package bellwether.desk.scan.http;

import bellwether.desk.scan.ScanId;
import bellwether.desk.scan.wish.ScanPass;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pass as answers show it. Its job is left out: sweeps are for all owners, so that no caller may
/// look at one.
record ShownPass(
        long id,
        ScanId scan,
        String state,
        @JsonUnwrapped ScanPass.Counts counts,
        @Nullable String trouble,
        @Nullable Instant newestBar,
        Instant slot,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable Long ms) {
    static ShownPass of(ScanPass pass) {
        return new ShownPass(
                pass.id(),
                pass.scan(),
                pass.state(),
                pass.counts(),
                pass.trouble(),
                pass.newestBar(),
                pass.slot(),
                pass.beganAt(),
                pass.endedAt(),
                pass.ms());
    }
}
