package bellwether.market;

import java.time.LocalDate;

/// A row that tells of a symbol's day and was not taken for what it says of it.
record RefusedBar(String ticker, LocalDate day, long line, Rejection rejection) {}
