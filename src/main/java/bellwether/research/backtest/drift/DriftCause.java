package bellwether.research.backtest.drift;

import java.util.Locale;

/// Why paper and backtest differ.
public enum DriftCause {
    QUOTE("Filled with a quote, where the backtest has bars."),
    LATE_BAR("The bar was stored after the others of its day had been matched."),
    REVISED_BAR("The bar was revised after it had been matched: the fill stays as it was booked."),
    REFUSED_ORDER("The signal was not ordered, or its order was rejected or has ended unfilled."),
    MANUAL_ORDER("It was ordered or cancelled by hand."),
    HELD_SYMBOL("The symbol's orders waited, as a split was suspected."),
    MISSED(
            "Paper decided nothing at that close: the service was off, or the bar came late or was revised since."),
    LATE_DECISION("Paper decided after the next bar had begun, so its order met the one behind."),
    POSITION("Paper held another position then, because of an earlier difference."),
    SIZE("The portfolio's cash or equity was another than the backtest's."),
    COSTS("Other costs."),
    DISTRIBUTIONS("Dividends and fees for borrowing differ."),
    UNEXPLAINED("Nothing that is stored explains it.");

    private final String meaning;

    DriftCause(String meaning) {
        this.meaning = meaning;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }
}
