package bellwether.market.imports.format;

import bellwether.market.calendar.CurrencyPair;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Two columns of volume, one in each part of a pair, as CryptoDataDownload has them: `Volume BTC,
/// Volume USD`. The volume is the one in the first part, of which the price is.
final class PairVolume {
    private static final Pattern NAME = Pattern.compile("VOLUME[ _]\\(?([A-Z0-9]{2,10})\\)?");

    /// What Kaggle's files call the second part: `Volume_(BTC)`, `Volume_(Currency)`.
    private static final String QUOTE = "CURRENCY";

    /// What coins are priced in, the commonest first.
    private static final List<String> PRICED_IN =
            List.of(
                    "USD", "EUR", "GBP", "JPY", "KRW", "TRY", "BRL", "AUD", "CAD", "CHF", "INR",
                    "USDT", "USDC", "BUSD", "TUSD", "FDUSD", "DAI", "BTC", "XBT", "ETH", "BNB");

    private PairVolume() {}

    /// The place of the volume in the first part; nothing when there are no two such columns.
    static OptionalInt place(List<String> header) {
        int[] places =
                IntStream.range(0, header.size()).filter(i -> isOne(header.get(i))).toArray();
        if (places.length != 2) {
            return OptionalInt.empty();
        }
        String first = unit(header.get(places[0]));
        String second = unit(header.get(places[1]));
        if (first.equals(QUOTE) || second.equals(QUOTE)) {
            return OptionalInt.of(places[first.equals(QUOTE) ? 1 : 0]);
        }
        boolean inOrder = isPair(first + second);
        boolean turned = isPair(second + first);
        if (inOrder || turned) {
            boolean secondFirst = turned && (!inOrder || rank(first) < rank(second));
            return OptionalInt.of(places[secondFirst ? 1 : 0]);
        }
        return isPair(first + "-" + second) ? OptionalInt.of(places[0]) : OptionalInt.empty();
    }

    /// Money before coins that others are priced in, before all others: the volume counts those.
    private static int rank(String unit) {
        int place = PRICED_IN.indexOf(unit);
        return place < 0 ? PRICED_IN.size() : place;
    }

    private static boolean isPair(String name) {
        return CurrencyPair.of(name).isPresent();
    }

    private static boolean isOne(String name) {
        return NAME.matcher(upper(name)).matches();
    }

    private static String unit(String name) {
        return NAME.matcher(upper(name)).replaceFirst("$1");
    }

    private static String upper(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}
