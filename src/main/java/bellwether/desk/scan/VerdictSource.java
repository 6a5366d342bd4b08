package bellwether.desk.scan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an owner's analyses say of a symbol.
@FunctionalInterface
public interface VerdictSource {
    /// Where nothing was analysed.
    VerdictSource NONE = (owner, ticker) -> Optional.empty();

    /// The newest stored one, if there is any.
    Optional<StoredVerdict> newest(String owner, String ticker);

    /// A verdict as it was stored.
    ///
    /// @param id of the analysis
    /// @param asOf the day of its last bar
    /// @param regime null where it was not told
    record StoredVerdict(
            String id, String asOf, String verdict, double score, @Nullable String regime) {}
}
