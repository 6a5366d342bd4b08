package bellwether.trading.rules;

import bellwether.trading.execution.FillPhase;

/// How far the price went while shares were held: their largest adverse and favourable excursion.
/// Within the bars of entry and exit, what harms counts if it can have happened while they were
/// held, what helps only if it must have.
///
/// @param isLong whether they gain when the price rises
/// @param stopped whether a stop closed them: within its bar the price came no further down
public record HeldPath(RuleHistory history, boolean isLong, End entry, End exit, boolean stopped) {
    /// Where shares were opened or closed.
    ///
    /// @param bar index in the history
    /// @param price in the shares of that bar
    public record End(int bar, FillPhase phase, double price) {}

    private int sign() {
        return isLong ? 1 : -1;
    }

    /// The largest distance against it from the entry's price, in the entry's shares; 0 or more.
    public double adverse() {
        double worst = sign() * entry.price;
        double[] against = isLong ? history.raw().low() : history.raw().high();
        for (int bar = entry.bar + 1; bar < exit.bar; bar++) {
            worst = Math.min(worst, sign() * against[bar] * shares(bar));
        }
        worst = Math.min(worst, sign() * harm(entry.bar) * shares(entry.bar));
        worst = Math.min(worst, sign() * harm(exit.bar) * shares(exit.bar));
        return Math.max(0, sign() * entry.price - worst);
    }

    /// The largest distance for it, likewise.
    public double favourable() {
        double best = sign() * entry.price;
        double[] towards = isLong ? history.raw().high() : history.raw().low();
        for (int bar = entry.bar + 1; bar < exit.bar; bar++) {
            best = Math.max(best, sign() * towards[bar] * shares(bar));
        }
        best = Math.max(best, sign() * help(entry.bar) * shares(entry.bar));
        best = Math.max(best, sign() * help(exit.bar) * shares(exit.bar));
        return Math.max(0, best - sign() * entry.price);
    }

    /// How many shares one of the entry's has become at a bar: the ratio of prices too.
    public double shares(int bar) {
        double before = history.shares(entry.bar);
        double after = history.shares(bar);
        return after == before ? 1 : after / before;
    }

    /// The worst price at which they can have been held within the bar.
    private double harm(int bar) {
        if (bar == exit.bar && (exit.phase == FillPhase.OPEN || stopped)) {
            return exit.price;
        }
        if (bar == entry.bar && entry.phase == FillPhase.CLOSE) {
            return entry.price;
        }
        return isLong ? history.raw().low()[bar] : history.raw().high()[bar];
    }

    /// The best price at which they must have been held.
    private double help(int bar) {
        boolean begins = bar == entry.bar;
        if (bar == exit.bar && exit.phase != FillPhase.CLOSE) {
            boolean fromOpen = !begins || entry.phase == FillPhase.OPEN;
            double open = history.raw().open()[bar];
            return fromOpen && exit.phase == FillPhase.RANGE
                    ? sign() * Math.max(sign() * exit.price, sign() * open)
                    : exit.price;
        }
        if (begins && entry.phase != FillPhase.OPEN) {
            return history.raw().close()[bar];
        }
        return isLong ? history.raw().high()[bar] : history.raw().low()[bar];
    }
}
