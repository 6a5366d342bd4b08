package bellwether.trading.execution.scenario;

import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bars and corporate actions of a case.
final class MarketCells {
    static final String USUAL_SYMBOL = "A";

    private static final Pattern BAR =
            Pattern.compile("([A-Z]+)?(\\d+):([^/]+)/([^/]+)/([^/]+)/([^/]+)/([^/]+)");
    private static final Pattern ACTION =
            Pattern.compile("(?:([A-Z]+):)?(split|div|delisted)@([A-Z]+)?(\\d+)(?:=(.+))?");
    private static final Pattern RATIO = Pattern.compile("([^/]+)/([^/]+)");

    private MarketCells() {}

    static String symbol(String text) {
        return text == null ? USUAL_SYMBOL : text;
    }

    static List<ScenarioBar> bars(CellParser cell, String text) {
        List<ScenarioBar> bars = new ArrayList<>();
        for (String word : CellParser.words(text)) {
            Matcher bar = cell.match(BAR, word, "t:open/high/low/close/volume");
            String volume = bar.group(7);
            TapeBar tape =
                    cell.value(() ->
                            new TapeBar(
                                    symbol(bar.group(1)),
                                    price(cell, bar.group(3)),
                                    price(cell, bar.group(4)),
                                    price(cell, bar.group(5)),
                                    price(cell, bar.group(6)),
                                    volume.equals("?")
                                            ? TapeBar.UNKNOWN_VOLUME
                                            : price(cell, volume),
                                    null));
            bars.add(new ScenarioBar(cell.day(bar.group(2)), tape));
        }
        return bars;
    }

    private static double price(CellParser cell, String text) {
        return cell.number(text).doubleValue();
    }

    static List<ScenarioAction> actions(CellParser cell, String text, BigDecimal delisted) {
        List<ScenarioAction> actions = new ArrayList<>();
        for (String part : CellParser.words(text.replace(';', ' ').replace('|', ' '))) {
            Matcher action =
                    cell.match(ACTION, part, "split@t=after/before, div@t=amount or delisted@t");
            String before = action.group(1) == null ? action.group(3) : action.group(1);
            int day = cell.day(action.group(4));
            String value = action.group(5) == null ? "" : action.group(5);
            actions.add(
                    new ScenarioAction(
                            day,
                            cell.value(() ->
                                    switch (action.group(2)) {
                                        case "split" -> split(cell, symbol(before), day, value);
                                        case "div" ->
                                                new TapeAction.Dividend(
                                                        symbol(before),
                                                        ScenarioDays.date(day),
                                                        cell.number(value),
                                                        null);
                                        default ->
                                                new TapeAction.Delisting(symbol(before), delisted);
                                    })));
        }
        return actions;
    }

    private static TapeAction split(CellParser cell, String symbol, int day, String value) {
        Matcher ratio = cell.match(RATIO, value, "after/before");
        return new TapeAction.Split(
                symbol,
                ScenarioDays.date(day),
                cell.number(ratio.group(1)),
                cell.number(ratio.group(2)));
    }
}
