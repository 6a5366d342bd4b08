package bellwether.market.feeds;

import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalDouble;

/// What came of looking for newer bars of one symbol.
public sealed interface FetchReport {
    /// What there is to say; empty when all is well.
    String words();

    /// Nobody was asked: the stored bars reach the last session that is over.
    record Fresh(LocalDate last) implements FetchReport {
        @Override
        public String words() {
            return "";
        }
    }

    /// Bars were stored.
    ///
    /// @param source who sent them
    /// @param bars how many were added
    /// @param replaced how many stored ones were replaced
    /// @param changed how many of those their source had corrected, one by one
    /// @param last the newest day of what was sent
    /// @param factor by what the closes of stored bars had moved, when the whole history was loaded
    ///   anew for that
    record Stored(
            String source,
            long bars,
            long replaced,
            long changed,
            LocalDate last,
            OptionalDouble factor,
            String words)
            implements FetchReport {}

    /// Somebody answered, and had nothing newer.
    record Nothing(String source, String words) implements FetchReport {}

    /// Nobody could be asked now, but one can after a while.
    record Later(Duration pause, String words) implements FetchReport {}

    /// Nobody gave any.
    ///
    /// @param code for programs
    /// @param mayPass whether another try may come to another end
    record Failed(String code, String words, boolean mayPass) implements FetchReport {}
}
