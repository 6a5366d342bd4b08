package bellwether.market.bars;

import bellwether.market.symbols.Rejection;
import java.time.LocalDate;

/// A row that tells of a symbol's day and was not taken for what it says of it.
public record RefusedBar(String ticker, LocalDate day, long line, Rejection rejection) {}
