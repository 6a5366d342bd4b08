package bellwether.trading.execution;

import java.time.LocalDate;

/// How long an order lives.
public sealed interface TimeInForce {
    TimeInForce GTC = new GoodTillCancelled();
    TimeInForce DAY = new Day();

    record GoodTillCancelled() implements TimeInForce {}

    /// Its first bar; on shorter tapes the session of that bar.
    record Day() implements TimeInForce {}

    /// Up to this date, which is included.
    record GoodTillDate(LocalDate until) implements TimeInForce {}
}
