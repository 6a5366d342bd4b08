package bellwether.trading.execution.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must come of a case, in the one form in which it is compared.
final class ExpectedCells {
    private static final Pattern FILL =
            Pattern.compile(
                    "(?:([A-Z]+):)?(\\d+)([orcs])\\s+(buy|sell)\\s+(\\S+)\\s+@(\\S+)\\s+#(\\S+)(?:\\s+cost=(\\S+))?");

    private ExpectedCells() {}

    static List<String> fills(CellParser cell, String text) {
        List<String> fills = new ArrayList<>();
        for (String part : CellParser.parts(text, "|")) {
            Matcher fill = cell.match(FILL, part, "[B:]dayphase side quantity @price #id [cost=c]");
            fills.add(
                    new FillText(
                                    MarketCells.symbol(fill.group(1)),
                                    cell.day(fill.group(2)),
                                    fill.group(3),
                                    fill.group(4),
                                    cell.number(fill.group(5)),
                                    cell.number(fill.group(6)),
                                    fill.group(7),
                                    fill.group(8) == null
                                            ? BigDecimal.ZERO
                                            : cell.number(fill.group(8)))
                            .words());
        }
        return fills;
    }

    static Map<String, String> end(CellParser cell, String text) {
        Map<String, String> end = new LinkedHashMap<>();
        for (String part : CellParser.parts(text, ";")) {
            int equals = part.indexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                throw cell.fault("must be what=value, was \"" + part + "\"");
            }
            String key = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            boolean words = key.startsWith("#") && !isNumber(key);
            end.put(key, words ? value : FillText.plain(cell.number(value)));
        }
        return end;
    }

    private static boolean isNumber(String key) {
        return key.endsWith(".stop") || key.endsWith(".limit") || key.endsWith(".qty");
    }
}
