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

/// Which ticker trades where, as far as the ticker tells.
final class ExchangeResolver {
    /// Two currencies, of which the second is one that pairs are quoted in: `BTC-USD`, not `BRK-B`.
    private static final Pattern PAIR =
            Pattern.compile("[A-Z0-9]{2,12}-(USD|USDT|USDC|EUR|GBP|JPY|INR|BTC|ETH)");

    private static final Pattern CURRENCIES = Pattern.compile("[A-Z]{3,6}=X");
    private static final Pattern SUFFIX = Pattern.compile(".+\\.([A-Z]{1,4})");

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

    /// An index that is not listed, and a suffix that nobody knows, trade at an exchange of which
    /// nothing is certain. A single letter that is no exchange is a class of shares, as in BRK.B.
    TradingCalendar of(String ticker) {
        TradingCalendar index = byIndex.get(ticker);
        if (index != null) {
            return index;
        }
        if (PAIR.matcher(ticker).matches()) {
            return named("CRYPTO");
        }
        if (CURRENCIES.matcher(ticker).matches()) {
            return named("FOREX");
        }
        if (ticker.startsWith("^") || ticker.contains("=")) {
            return named(Calendars.UNKNOWN);
        }
        Matcher dotted = SUFFIX.matcher(ticker);
        return dotted.matches() ? ofSuffix(dotted.group(1)) : ofSuffix("");
    }

    private TradingCalendar ofSuffix(String suffix) {
        TradingCalendar known = bySuffix.get(suffix);
        if (known != null) {
            return known;
        }
        return suffix.length() == 1 ? ofSuffix("") : named(Calendars.UNKNOWN);
    }

    private TradingCalendar named(String mic) {
        return find(mic).orElseThrow();
    }
}
