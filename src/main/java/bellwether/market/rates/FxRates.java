package bellwether.market.rates;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Rates of one day, each looked up once. A rate is the newest finished daily close of a symbol
/// such as `EURUSD=X`, of that day or up to five days before; the inverse where only that is
/// stored, and two closes by way of the dollar where there is neither. Invented prices are no
/// rates.
///
/// Not for several threads.
public final class FxRates {
    /// How many days a close may be older than the day that the rate is for.
    public static final int MOST_DAYS = 5;

    private static final String BETWEEN = "USD";

    private final FxCloses closes;
    private final LocalDate day;
    private final Map<String, FxSearch> known = new HashMap<>();

    public FxRates(Market market, LocalDate day) {
        this(new FxCloses(market), day);
    }

    FxRates(FxCloses closes, LocalDate day) {
        this.closes = closes;
        this.day = day;
    }

    /// The rate from one currency to another.
    public FxSearch find(String from, String to) {
        return known.computeIfAbsent(from + ">" + to, _ -> search(from, to));
    }

    private FxSearch search(String from, String to) {
        List<FxLeg> direct = legs(from, to);
        Optional<FxLeg> best = usable(direct);
        if (best.isPresent()) {
            return new FxSearch.Found(FxRate.of(from, to, List.of(best.get())));
        }
        if (!from.equals(BETWEEN) && !to.equals(BETWEEN)) {
            Optional<FxLeg> in = usable(legs(from, BETWEEN));
            Optional<FxLeg> out = in.isEmpty() ? in : usable(legs(BETWEEN, to));
            if (in.isPresent() && out.isPresent()) {
                return new FxSearch.Found(FxRate.of(from, to, List.of(in.get(), out.get())));
            }
        }
        return new FxSearch.Missing(missing(from, to, direct));
    }

    /// The newest one, if it is new enough; of the same day the one that comes first.
    private Optional<FxLeg> usable(List<FxLeg> legs) {
        return newest(legs).filter(leg -> age(leg) <= MOST_DAYS);
    }

    private static Optional<FxLeg> newest(List<FxLeg> legs) {
        Optional<LocalDate> date = legs.stream().map(FxLeg::date).max(Comparator.naturalOrder());
        return legs.stream().filter(leg -> date.filter(leg.date()::equals).isPresent()).findFirst();
    }

    private long age(FxLeg leg) {
        return ChronoUnit.DAYS.between(leg.date(), day);
    }

    /// The newest close of each symbol that could be this rate: those that are it before those that
    /// are its inverse.
    private List<FxLeg> legs(String from, String to) {
        List<String> straight = names(from, to);
        List<String> turned = names(to, from);
        Map<String, History> stored =
                closes.of(Stream.concat(straight.stream(), turned.stream()).toList());
        List<FxLeg> legs = new ArrayList<>();
        straight.forEach(name -> leg(stored, name, false).ifPresent(legs::add));
        turned.forEach(name -> leg(stored, name, true).ifPresent(legs::add));
        return legs;
    }

    private Optional<FxLeg> leg(Map<String, History> stored, String name, boolean inverse) {
        return Optional.ofNullable(stored.get(name)).flatMap(history -> last(history, inverse));
    }

    /// Of the day, or before it.
    private Optional<FxLeg> last(History history, boolean inverse) {
        Bars bars = history.bars();
        int place = bars.place(day.plusDays(1).toEpochDay() * Timeframe.SECONDS_PER_DAY) - 1;
        return place < 0
                ? Optional.empty()
                : Optional.of(
                        new FxLeg(
                                history.ticker(),
                                Timeframe.date(bars.time()[place]),
                                BigDecimal.valueOf(bars.close()[place]),
                                inverse));
    }

    /// How a rate of so many `to` for one `from` may be called.
    private static List<String> names(String from, String to) {
        List<String> names = new ArrayList<>();
        String pair = from + to;
        names.add(pair + "=X");
        if (from.equals(BETWEEN)) {
            names.add(to + "=X");
        }
        names.addAll(List.of(pair, from + "-" + to, from + "_" + to));
        return names;
    }

    private String missing(String from, String to, List<FxLeg> stored) {
        String found =
                newest(stored)
                        .map(leg ->
                                "the newest close of %s is of %s, %d days before %s; at most %d are allowed"
                                        .formatted(
                                                leg.symbol(), leg.date(), age(leg), day, MOST_DAYS))
                        .orElse("no close of %s up to %s is stored".formatted(from + to, day));
        return "no rate from %s to %s: %s. Import its daily closes as %s (./run.sh import --ticker=%s FILE), or those of both currencies in %s"
                .formatted(
                        from,
                        to,
                        found,
                        String.join(", ", names(from, to)) + " or the inverse",
                        from + to + "=X",
                        BETWEEN);
    }
}
