package bellwether.desk.report.share;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A share's id, `sh_3`.
public record ShareId(long number) {
    private static final String PREFIX = "sh_";

    /// Empty where it is not written like one.
    public static Optional<ShareId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(ShareId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
