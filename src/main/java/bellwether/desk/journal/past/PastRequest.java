package bellwether.desk.journal.past;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Symbols that are to be analysed as of an earlier day.
///
/// @param universe `all` or `synthetic`; empty where tickers are named
public record PastRequest(Optional<String> universe, List<String> tickers, LocalDate day) {
    public PastRequest {
        tickers = List.copyOf(tickers);
    }
}
