package bellwether.market.calendar;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which ticker trades where, as far as the ticker says.
final class ExchangeResolver {
    private static final String CRYPTO = "CRYPTO";
    static final String FOREX = "FOREX";
    private static final String NEW_YORK = "XNYS";

    private static final Pattern SUFFIX = Pattern.compile(".+\\.([A-Z]{1,4})");

    /// Shares of the United States: one to five letters, perhaps a class (`BRK-B`, `BF.A`) or a
    /// preferred share (`BAC-PL`). The symbols that are invented here keep New York's hours.
    private static final Pattern AMERICAN =
            Pattern.compile("[A-Z]{1,5}(-[A-Z]{1,2}|\\.[A-Z])?|DEMO\\d\\d");

    private final Map<String, TradingCalendar> byMic = new LinkedHashMap<>();
    private final Map<String, TradingCalendar> bySuffix = new HashMap<>();
    private final Map<String, TradingCalendar> byIndex = new HashMap<>();

    ExchangeResolver(List<TradingCalendar> calendars) {
        for (TradingCalendar calendar : calendars) {
            Exchange exchange = calendar.exchange();
            requireNew(byMic.put(exchange.mic(), calendar), exchange.mic());
            exchange.suffixes().forEach(s -> requireNew(bySuffix.put(s, calendar), "." + s));
            exchange.indices().forEach(i -> requireNew(byIndex.put(i, calendar), i));
        }
    }

    private static void requireNew(@Nullable Object before, String what) {
        if (before != null) {
            throw new IllegalStateException(what + " is listed twice");
        }
    }

    Collection<TradingCalendar> all() {
        return Collections.unmodifiableCollection(byMic.values());
    }

    Optional<TradingCalendar> find(String mic) {
        return Optional.ofNullable(byMic.get(mic));
    }

    /// Where a symbol trades whose exchange is not stated. An index that is not listed, an unknown
    /// suffix, and a form that no rule knows, such as a number alone or a name of six letters that
    /// is no pair, trade at an exchange of which nothing is certain. A single letter that is no
    /// exchange is a class of shares, as in BRK.B.
    Listing of(String ticker) {
        TradingCalendar index = byIndex.get(ticker);
        if (index != null) {
            return new Listing(index, InstrumentKind.INDEX, ListingBasis.INDEX);
        }
        Optional<InstrumentKind> pair = CurrencyPair.of(ticker).map(CurrencyPair::kind);
        if (pair.isPresent()) {
            String mic = pair.get() == InstrumentKind.CRYPTO ? CRYPTO : FOREX;
            return new Listing(named(mic), pair.get(), ListingBasis.PAIR);
        }
        TradingCalendar known = ticker.indexOf('.') < 0 ? null : bySuffix(ticker);
        if (known != null) {
            return new Listing(known, kind(ticker), ListingBasis.SUFFIX);
        }
        return AMERICAN.matcher(ticker).matches()
                ? new Listing(named(NEW_YORK), kind(ticker), ListingBasis.FORM)
                : new Listing(named(Calendars.UNKNOWN), kind(ticker), ListingBasis.UNKNOWN);
    }

    private @Nullable TradingCalendar bySuffix(String ticker) {
        Matcher dotted = SUFFIX.matcher(ticker);
        return dotted.matches() ? bySuffix.get(dotted.group(1)) : null;
    }

    /// Where the symbol trades of which it is stated.
    Listing at(String ticker, TradingCalendar stated) {
        return new Listing(stated, kind(ticker, stated.exchange().mic()), ListingBasis.STATED);
    }

    private static InstrumentKind kind(String ticker, String mic) {
        return switch (mic) {
            case CRYPTO -> InstrumentKind.CRYPTO;
            case FOREX ->
                    CurrencyPair.of(ticker)
                            .map(CurrencyPair::kind)
                            .filter(kind -> kind == InstrumentKind.COMMODITY)
                            .orElse(InstrumentKind.FOREX);
            default -> kind(ticker);
        };
    }

    private static InstrumentKind kind(String ticker) {
        if (ticker.startsWith("^")) {
            return InstrumentKind.INDEX;
        }
        return ticker.endsWith("=F") ? InstrumentKind.FUTURES : InstrumentKind.STOCK;
    }

    private TradingCalendar named(String mic) {
        return find(mic).orElseThrow();
    }
}
