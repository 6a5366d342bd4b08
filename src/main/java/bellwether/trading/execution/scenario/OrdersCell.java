package bellwether.trading.execution.scenario;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One order as a case writes it: `t [B:]side quantity type … #id`.
final class OrdersCell {
    private static final Pattern SIDE = Pattern.compile("(?:([A-Z]+):)?(buy|sell)");
    private static final String FORM = "t [B:]side quantity type ... #id";

    private final CellParser cell;
    private final Iterator<String> words;

    private @Nullable ExitLevel stop;
    private @Nullable ExitLevel target;
    private @Nullable Distance trail;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private boolean reduceOnly;
    private @Nullable String oco;
    private @Nullable Integer rank;
    private @Nullable String id;

    private OrdersCell(CellParser cell, String text) {
        this.cell = cell;
        words = CellParser.words(text).iterator();
    }

    static List<ScenarioOrder> orders(CellParser cell, String text) {
        List<ScenarioOrder> orders = new ArrayList<>();
        for (String part : CellParser.parts(text, "|")) {
            orders.add(new OrdersCell(cell, part).order());
        }
        return orders;
    }

    private String next() {
        if (!words.hasNext()) {
            throw cell.fault("must be of the form " + FORM + ", ended before");
        }
        return words.next();
    }

    private ScenarioOrder order() {
        int day = cell.day(next());
        Matcher side = cell.match(SIDE, next(), "[B:]buy or [B:]sell");
        String quantity = next();
        return cell.value(() -> {
            OrderSize size = size(quantity);
            OrderType type = type();
            while (words.hasNext()) {
                option(next());
            }
            if (id == null) {
                throw cell.fault("must end with #id");
            }
            return new ScenarioOrder(
                    day,
                    new Order(
                            id,
                            PositionKey.manual(MarketCells.symbol(side.group(1))),
                            side.group(2).equals("buy") ? OrderSide.BUY : OrderSide.SELL,
                            size,
                            type,
                            timeInForce,
                            reduceOnly,
                            new Bracket(stop, target, trail, null),
                            oco,
                            rank,
                            ""));
        });
    }

    private OrderSize size(String text) {
        return text.endsWith("%")
                ? new OrderSize.EquityPercent(cell.number(text.substring(0, text.length() - 1)))
                : new OrderSize.Shares(cell.number(text));
    }

    private OrderType type() {
        String type = next();
        return switch (type) {
            case "mkt" -> OrderType.market();
            case "lim" -> OrderType.limit(cell.number(next()));
            case "stp" -> OrderType.stop(cell.number(next()));
            case "stl" -> OrderType.stopLimit(cell.number(next()), cell.number(next()));
            case "trl" -> OrderType.trailing(distance(next()));
            case "moc" -> OrderType.marketOnClose();
            default ->
                    throw cell.fault(
                            "type must be mkt, lim, stp, stl, trl or moc, was \"" + type + "\"");
        };
    }

    private Distance distance(String text) {
        return text.endsWith("%")
                ? new Distance.Percent(cell.number(text.substring(0, text.length() - 1)))
                : new Distance.Amount(cell.number(text));
    }

    private void option(String word) {
        int equals = word.indexOf('=');
        String value = word.substring(equals + 1);
        switch (equals < 0 ? word : word.substring(0, equals)) {
            case "day" -> timeInForce = TimeInForce.DAY;
            case "gtd" ->
                    timeInForce = new TimeInForce.GoodTillDate(ScenarioDays.date(cell.day(value)));
            case "ro" -> reduceOnly = true;
            case "sl" -> stop = ExitLevel.at(price(value));
            case "tp" -> target = ExitLevel.at(price(value));
            case "tr" -> trail = distance(value);
            case "oco" -> oco = value;
            case "rank" -> rank = cell.day(value);
            default -> id = id(word);
        }
    }

    private BigDecimal price(String text) {
        return cell.number(text);
    }

    private String id(String word) {
        if (!word.startsWith("#") || word.length() == 1) {
            throw cell.fault(
                    "must be day, gtd=, ro, sl=, tp=, tr=, oco=, rank= or #id, was \""
                            + word
                            + "\"");
        }
        return word.substring(1);
    }
}
