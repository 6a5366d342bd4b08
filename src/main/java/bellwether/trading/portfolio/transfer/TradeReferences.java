package bellwether.trading.portfolio.transfer;

import bellwether.platform.base.Sha256;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Gives each trade of a file a reference that it has in every file that brings it again: the
/// broker's id of the trade, else a hash of what the row says, and which of the rows that say the
/// same it is.
final class TradeReferences {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int HASH_DIGITS = 24;

    private final TradeFormat format;
    private final Map<String, Integer> seen = new HashMap<>();

    TradeReferences(TradeFormat format) {
        this.format = format;
    }

    String of(FileTrade trade) {
        boolean identified = !trade.id().isEmpty();
        // an exchange gives the same number to trades of different days
        String content =
                identified
                        ? trade.date() + "|" + trade.written() + "|" + trade.id()
                        : trade.content();
        String own =
                identified && SAFE.matcher(trade.id()).matches()
                        ? trade.date() + "." + trade.id() + "." + hash(trade.written(), 8)
                        : hash(content, HASH_DIGITS);
        int occurrence = identified ? 1 : seen.merge(own, 1, Integer::sum);
        return "%s.%s%s".formatted(format.key(), own, identified ? "" : "." + occurrence);
    }

    private static String hash(String text, int digits) {
        return Sha256.hex(text).substring(0, digits);
    }
}
