package bellwether.market.money;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.CurrencyPair;
import bellwether.market.calendar.Exchange;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Says what the prices of a symbol are counted in: what is stated; else, of a pair, its second
/// currency; else what its exchange quotes in; else it is not known. Nothing is guessed from the
/// prices themselves.
public final class UnitResolver {
    /// Coins are traded in fractions.
    public static final BigDecimal COIN_LOT = new BigDecimal("0.0001");

    private static final String TEL_AVIV = "XTAE";
    private static final String TOKYO = "XTKS";

    /// All shares of Tokyo trade in hundreds since October 2018.
    private static final BigDecimal TOKYO_LOT = BigDecimal.valueOf(100);

    private final Calendars calendars;

    public UnitResolver(Calendars calendars) {
        this.calendars = calendars;
    }

    /// The units of a symbol.
    ///
    /// @param exchange as it is stated of the symbol
    public SymbolUnits of(String ticker, Optional<String> exchange, StatedUnits stated) {
        Optional<CurrencyPair> pair =
                CurrencyPair.of(ticker).filter(_ -> !isListed(ticker, exchange));
        Found found =
                stated.currency()
                        .flatMap(PriceUnit::of)
                        .map(unit -> new Found(unit, CurrencySource.STATED))
                        .or(() -> pair.flatMap(UnitResolver::ofPair))
                        .orElseGet(() -> ofExchange(ticker, exchange));
        return new SymbolUnits(
                found.unit(),
                found.source(),
                found.note(),
                stated.tick(),
                stated.lot().orElseGet(() -> usualLot(ticker, exchange, pair)),
                stated.lot().isPresent());
    }

    private BigDecimal usualLot(
            String ticker, Optional<String> exchange, Optional<CurrencyPair> pair) {
        if (pair.isPresent()) {
            return pair.get().isOfCoin() ? COIN_LOT : BigDecimal.ONE;
        }
        Exchange place = calendars.of(ticker, exchange).exchange();
        return place.mic().equals(TOKYO) && !isIndex(place, ticker) ? TOKYO_LOT : BigDecimal.ONE;
    }

    private static boolean isIndex(Exchange place, String ticker) {
        return ticker.startsWith("^") || place.indices().contains(ticker);
    }

    /// Whether it is stated to be a share, whatever its ticker looks like.
    private boolean isListed(String ticker, Optional<String> exchange) {
        return exchange.isPresent()
                && ExchangeCurrencies.isKnown(calendars.of(ticker, exchange).exchange().mic());
    }

    private record Found(Optional<PriceUnit> unit, CurrencySource source, Optional<String> note) {
        Found(PriceUnit unit, CurrencySource source) {
            this(Optional.of(unit), source, Optional.empty());
        }

        static Found unknown(String note) {
            return new Found(Optional.empty(), CurrencySource.UNKNOWN, Optional.of(note));
        }
    }

    private static Optional<Found> ofPair(CurrencyPair pair) {
        return pair.quote()
                .flatMap(PriceUnit::of)
                .map(unit -> new Found(unit, CurrencySource.PAIR));
    }

    private Found ofExchange(String ticker, Optional<String> stated) {
        Exchange exchange = calendars.of(ticker, stated).exchange();
        String mic = mic(exchange, ticker, stated);
        Optional<PriceUnit> unit = ExchangeCurrencies.unit(mic, ticker);
        if (unit.isEmpty()) {
            return Found.unknown(unknown(ticker));
        }
        return isIndex(exchange, ticker) ? ofIndex(unit.get()) : ofShare(ticker, unit.get(), mic);
    }

    /// Tel Aviv has no calendar here, but a currency.
    private static String mic(Exchange exchange, String ticker, Optional<String> stated) {
        if (exchange.isKnown()) {
            return exchange.mic();
        }
        String name = stated.map(text -> text.toUpperCase(Locale.ROOT)).orElse("");
        boolean isTelAviv =
                name.equals("TASE") || (stated.isEmpty() && ticker.matches("[^^].*\\.TA"));
        return isTelAviv ? TEL_AVIV : ExchangeCurrencies.isKnown(name) ? name : exchange.mic();
    }

    /// An index is in points. By custom one is worth one of the currency of its shares, whole, also
    /// where these are quoted in hundredths.
    private static Found ofIndex(PriceUnit quoted) {
        PriceUnit whole = new PriceUnit(quoted.currency(), quoted.currency());
        return new Found(
                Optional.of(whole),
                CurrencySource.EXCHANGE,
                Optional.of(
                        "an index is in points: one point is counted as 1 %s"
                                .formatted(whole.currency())));
    }

    private static Found ofShare(String ticker, PriceUnit unit, String mic) {
        return new Found(
                Optional.of(unit),
                CurrencySource.EXCHANGE,
                unit.names()
                        .filter(_ -> unit.isHundredth())
                        .map(names ->
                                "prices are assumed to be in %s (%s), the quote currency of %s; if %s were imported, set it: PATCH /api/v1/stocks/%s {\"currency\":\"%s\"}"
                                        .formatted(
                                                names.hundredths(),
                                                unit.code(),
                                                mic,
                                                names.wholes(),
                                                ticker,
                                                unit.currency())));
    }

    private static String unknown(String ticker) {
        return "the currency of the prices is unknown: it is not set, and neither the ticker nor the exchange identifies it; set it: PATCH /api/v1/stocks/%s {\"currency\":\"EUR\"}"
                .formatted(ticker);
    }
}
