package bellwether.desk.journal.past;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Symbols that are to be analysed as of an earlier day.
///
/// @param universe `all` or `synthetic`; empty where tickers are named
public record PastRequest(
        Optional<String> universe, List<String> tickers, LocalDate day, BigDecimal capital) {
    public PastRequest {
        tickers = List.copyOf(tickers);
    }
}
