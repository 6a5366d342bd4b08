package bellwether.trading.execution.account;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.cost.ChargeTable;
import bellwether.trading.execution.cost.TakerCharges;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A symbol while an account is at work: its orders, its holdings, the bar that is walked and the
/// last close before.
final class SymbolBook implements Comparable<SymbolBook> {
    final String symbol;
    final InstrumentTerms terms;
    final ChargeTable rates;
    final TakerCharges taker;
    final List<LiveOrder> orders = new ArrayList<>();

    /// By strategy.
    final TreeMap<String, Holding> holdings = new TreeMap<>();

    @Nullable TapeBar bar;
    boolean trades;
    private @Nullable OrderSide blocked;
    private @Nullable BarStatistics statistics;
    private @Nullable BigDecimal volumeLeft;

    private double lastClose = Double.NaN;
    private @Nullable BigDecimal exactClose;
    private @Nullable BigDecimal exactOpen;
    private @Nullable LocalDate markDate;
    private long markTime = Long.MIN_VALUE;

    /// An account keeps symbols by their present names: one that was looked up may have changed
    /// since.
    static SymbolBook of(String symbol, InstrumentTerms terms) {
        if (!terms.symbol().equals(symbol)) {
            throw Refusal.conflict(
                    "symbol_renamed",
                    "%s has just been renamed to %s: repeat the request with %s."
                            .formatted(symbol, terms.symbol(), terms.symbol()));
        }
        return new SymbolBook(symbol, terms);
    }

    private SymbolBook(String symbol, InstrumentTerms terms) {
        this.symbol = symbol;
        this.terms = terms;
        rates = new ChargeTable(terms.costs());
        taker = new TakerCharges(terms.costs().taker(), terms.digits());
    }

    /// Whether trading it costs nothing.
    boolean isFree() {
        return rates.isEmpty() && taker.isFree();
    }

    void mark(SymbolMark mark) {
        exactClose = mark.price();
        lastClose = mark.price().doubleValue();
        markDate = mark.date();
        markTime = mark.time();
    }

    @Nullable SymbolMark symbolMark() {
        BigDecimal price = mark();
        return price == null || markDate == null
                ? null
                : new SymbolMark(symbol, price, markDate, markTime);
    }

    /// The last close before the bar; after it its close. Null before the first bar.
    @Nullable BigDecimal mark() {
        if (exactClose == null && !Double.isNaN(lastClose)) {
            exactClose = Prices.exact(lastClose);
        }
        return exactClose;
    }

    @Nullable LocalDate markDate() {
        return markDate;
    }

    double lastClose() {
        return lastClose;
    }

    long markTime() {
        return markTime;
    }

    void begin(TapeBar next, boolean held) {
        bar = next;
        exactOpen = null;
        trades = next.volume() != 0 && !held;
        statistics = next.before();
        blocked = null;
        volumeLeft = null;
    }

    /// The bar was refused.
    void withdraw() {
        bar = null;
        trades = false;
    }

    /// Allows so much of the volume; after splits, which change the last close.
    void openMarket(AccountRules rules) {
        if (bar == null) {
            return;
        }
        boolean locked = rules.locksBars() && bar.high() == bar.low() && !Double.isNaN(lastClose);
        if (locked) {
            int above = PriceLevel.of(markOrZero()).compare(bar.open());
            blocked = above > 0 ? OrderSide.BUY : above < 0 ? OrderSide.SELL : null;
        }
        BigDecimal share = rules.volumeShare();
        volumeLeft =
                share == null || !bar.isVolumeKnown()
                        ? null
                        : Prices.exact(bar.volume())
                                .multiply(share)
                                .setScale(terms.quantityDigits(), RoundingMode.DOWN);
    }

    private BigDecimal markOrZero() {
        BigDecimal mark = mark();
        return mark == null ? BigDecimal.ZERO : mark;
    }

    boolean blocks(OrderSide side) {
        return blocked == side;
    }

    /// At most so many of these may be traded.
    BigDecimal available(BigDecimal wanted) {
        return volumeLeft == null ? wanted : wanted.min(volumeLeft);
    }

    void use(BigDecimal traded) {
        volumeLeft = volumeLeft == null ? null : volumeLeft.subtract(traded);
    }

    /// What positions are valued at: the open during a bar, else the last close.
    @Nullable BigDecimal valuePrice() {
        return bar == null || !trades ? mark() : open();
    }

    /// The exact open of the bar.
    BigDecimal open() {
        if (exactOpen == null) {
            exactOpen = Prices.exact(currentBar().open());
        }
        return exactOpen;
    }

    TapeBar currentBar() {
        if (bar == null) {
            throw new IllegalStateException("no bar of " + symbol);
        }
        return bar;
    }

    /// The bar is over: its close is the mark, unless the symbol is held.
    void close(TapeStep step, boolean held) {
        if (bar != null && !held) {
            lastClose = bar.close();
            exactClose = null;
            markDate = step.date(symbol);
            markTime = step.time();
        }
        bar = null;
        trades = false;
        statistics = null;
    }

    void split(BigDecimal after, BigDecimal before) {
        BigDecimal mark = mark();
        if (mark != null) {
            exactClose = Prices.divided(mark.multiply(before), after);
            lastClose = exactClose.doubleValue();
        }
    }

    boolean isVolumeKnown() {
        return bar != null && bar.isVolumeKnown();
    }

    @Nullable BarStatistics statistics() {
        return statistics;
    }

    Holding holding(PositionKey key) {
        Holding holding = holdings.get(key.strategy());
        if (holding == null) {
            holding = new Holding(key, terms);
            holdings.put(key.strategy(), holding);
        }
        return holding;
    }

    boolean isIdle() {
        if (!orders.isEmpty()) {
            return false;
        }
        for (Holding holding : holdings.values()) {
            if (!holding.isFlat()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(SymbolBook other) {
        return symbol.compareTo(other.symbol);
    }
}
