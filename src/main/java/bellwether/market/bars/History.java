package bellwether.market.bars;

import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One symbol's stored bars, all of one version.
///
/// @param ticker in capital letters, as the symbol is called now
/// @param asked the name that it was asked for by: its ticker, or a former one
/// @param dataVersion moves by one with every transaction that changes the symbol's bars or its
///   splits and dividends
/// @param sources where the bars come from, in the order of their use
/// @param synthetic whether the bars are invented
/// @param bars adjusted for splits, unless raw ones were asked for
/// @param splits all on record, and whether the bars were adjusted for each
/// @param madeFrom the stored timeframe that the bars were put together from; nothing when they are
///   stored as they are
public record History(
        String ticker,
        String asked,
        long symbolId,
        long dataVersion,
        List<String> sources,
        boolean synthetic,
        Bars bars,
        List<Split> splits,
        Optional<Timeframe> madeFrom) {
    /// Bars that are stored as they are.
    public History(
            String ticker,
            String asked,
            long symbolId,
            long dataVersion,
            List<String> sources,
            boolean synthetic,
            Bars bars,
            List<Split> splits) {
        this(
                ticker,
                asked,
                symbolId,
                dataVersion,
                sources,
                synthetic,
                bars,
                splits,
                Optional.empty());
    }

    public History {
        sources = List.copyOf(sources);
        splits = List.copyOf(splits);
    }

    /// Bars without any split on record.
    public History(
            String ticker,
            long symbolId,
            long dataVersion,
            List<String> sources,
            boolean synthetic,
            Bars bars) {
        this(ticker, ticker, symbolId, dataVersion, sources, synthetic, bars, List.of());
    }

    /// The former name that it was asked for by; nothing when that is its present one.
    public Optional<String> askedAs() {
        return Optional.of(asked).filter(name -> !name.equals(ticker));
    }

    /// The same symbol with other bars of it.
    ///
    /// @param from what they were put together from, if they were
    public History with(Bars others, Optional<Timeframe> from) {
        return new History(
                ticker, asked, symbolId, dataVersion, sources, synthetic, others, splits, from);
    }

    /// With the newest `count` bars only.
    public History last(int count) {
        return new History(
                ticker,
                asked,
                symbolId,
                dataVersion,
                sources,
                synthetic,
                bars.last(count),
                List.of());
    }

    /// How many shares of now one of a day is, by the splits that the bars were adjusted for.
    public double sharesSince(LocalDate day) {
        double shares = 1;
        for (Split split : splits) {
            shares *= split.applied() && split.exDate().isAfter(day) ? split.ratio() : 1;
        }
        return shares;
    }

    /// A price of a day on the scale of adjusted bars: one of before a split is divided by it.
    public BigDecimal adjusted(BigDecimal price, LocalDate day) {
        double shares = sharesSince(day);
        return shares == 1
                ? price
                : price.divide(
                        BigDecimal.valueOf(shares),
                        new MathContext(price.precision() + 3, RoundingMode.HALF_EVEN));
    }
}
