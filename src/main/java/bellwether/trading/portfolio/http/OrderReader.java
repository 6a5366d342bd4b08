package bellwether.trading.portfolio.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.PriceDoubt;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the body of an order, and lists everything that is wrong with it at once.
final class OrderReader {
    private static final List<String> KEYS =
            List.of(
                    "portfolio",
                    "ticker",
                    "side",
                    "type",
                    "quantity",
                    "size",
                    "limit",
                    "stop",
                    "trail",
                    "tif",
                    "until",
                    "reduce_only",
                    "bracket",
                    "oco",
                    "check",
                    "allow",
                    "origin");

    private static final String MOST_SHARES = "1e12";
    private static final int LONGEST_TEXT = 200;
    private static final int LENGTH_OF_DATE = "2026-12-31".length();
    private static final List<String> SIDES = List.of("buy", "sell");
    private static final List<String> TIFS = List.of("gtc", "day", "gtd");
    private static final List<String> SIZES = List.of("cash", "percent", "risk_percent");

    /// Which prices each type takes.
    private static final Map<String, Set<String>> TYPES =
            Map.of(
                    "market", Set.of(),
                    "limit", Set.of("limit"),
                    "stop", Set.of("stop"),
                    "stop_limit", Set.of("stop", "limit"),
                    "trailing", Set.of("trail"),
                    "market_on_close", Set.of());

    private static final List<String> TYPE_NAMES =
            List.of("market", "limit", "stop", "stop_limit", "trailing", "market_on_close");

    private final List<Fault> faults = new ArrayList<>();
    private final ObjectFaults body;
    private final OrderLevels levels = new OrderLevels(faults);

    private OrderReader(ObjectNode body) {
        this.body = new ObjectFaults(body, "", faults);
    }

    /// The order of a body.
    ///
    /// @throws Refusal that lists all faults
    static OrderRequest read(ObjectNode body) {
        return new OrderReader(body).order();
    }

    private OrderRequest order() {
        body.isObject(KEYS);
        String ticker = required("ticker", "must be a ticker such as AAPL");
        String side = word("side", SIDES, "");
        Optional<OrderSize> size = size();
        Optional<OrderType> type = type();
        Optional<TimeInForce> life = timeInForce();
        boolean reduces = body.flag("reduce_only", false);
        Bracket bracket = levels.bracket(body);
        Optional<String> oco = text("oco");
        Optional<String> check = text("check");
        Set<PriceDoubt> allowed = AllowedDoubts.read(body);
        String origin = text("origin").orElse("");
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return new OrderRequest(
                ticker,
                side.equals("buy") ? OrderSide.BUY : OrderSide.SELL,
                size.orElseThrow(),
                type.orElseThrow(),
                life.orElseThrow(),
                reduces,
                bracket,
                oco,
                check,
                allowed,
                origin);
    }

    private String required(String key, String rule) {
        JsonNode node = body.get(key);
        if (!node.isTextual() || node.textValue().isBlank()) {
            body.wrong(body.at(key), rule + ", was " + ObjectFaults.shown(node));
            return "";
        }
        return node.textValue();
    }

    private Optional<String> text(String key) {
        JsonNode node = body.get(key);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isTextual() || node.textValue().length() > LONGEST_TEXT) {
            body.wrong(
                    body.at(key),
                    "must be text of at most %d characters, was %s"
                            .formatted(LONGEST_TEXT, ObjectFaults.shown(node)));
            return Optional.empty();
        }
        return Optional.of(node.textValue()).filter(text -> !text.isEmpty());
    }

    /// One of some words; the standard where it is left out, unless that is empty.
    private String word(String key, List<String> words, String standard) {
        JsonNode node = body.get(key);
        if (node.isMissingNode() && !standard.isEmpty()) {
            return standard;
        }
        if (!node.isTextual()) {
            body.wrong(
                    body.at(key),
                    "must be one of %s, was %s"
                            .formatted(String.join(", ", words), ObjectFaults.shown(node)));
            return "";
        }
        if (!words.contains(node.textValue())) {
            body.wrong(body.at(key), DidYouMean.rule(words, node.textValue()));
        }
        return node.textValue();
    }

    private Optional<OrderSize> size() {
        if (body.has("quantity") == body.has("size")) {
            body.wrong(
                    body.at("quantity"),
                    body.has("size")
                            ? "must be absent where size is given"
                            : "must be given, or size with one of " + String.join(", ", SIZES));
            return Optional.empty();
        }
        if (body.has("quantity")) {
            return body.positive("quantity", MOST_SHARES).map(OrderSize.Shares::new);
        }
        ObjectFaults size = new ObjectFaults(body.get("size"), body.at("size"), faults);
        return size.isObject(SIZES)
                ? size.one(SIZES).flatMap(kind -> size(size, kind))
                : Optional.empty();
    }

    private static Optional<OrderSize> size(ObjectFaults size, String kind) {
        return switch (kind) {
            case "cash" -> size.positive(kind, "1e15").map(OrderSize.Cash::new);
            case "percent" -> size.positive(kind, "1000").map(OrderSize.EquityPercent::new);
            default -> size.positive(kind, "100").map(OrderSize.RiskPercent::new);
        };
    }

    private Optional<OrderType> type() {
        String name = word("type", TYPE_NAMES, "market");
        Set<String> prices = TYPES.get(name);
        if (prices == null) {
            return Optional.empty();
        }
        int before = faults.size();
        for (String key : List.of("limit", "stop", "trail")) {
            if (prices.contains(key) && !body.has(key)) {
                body.wrong(body.at(key), "must be given for type %s, was left out".formatted(name));
            }
            if (!prices.contains(key) && body.has(key)) {
                body.wrong(
                        body.at(key),
                        "must be absent for type %s, was %s"
                                .formatted(name, ObjectFaults.shown(body.get(key))));
            }
        }
        return faults.size() > before ? Optional.empty() : type(name);
    }

    private Optional<OrderType> type(String name) {
        return switch (name) {
            case "limit" -> price("limit").map(OrderType::limit);
            case "stop" -> price("stop").map(OrderType::stop);
            case "stop_limit" ->
                    price("stop")
                            .flatMap(stop ->
                                    price("limit").map(limit -> OrderType.stopLimit(stop, limit)));
            case "trailing" -> levels.trailing(body).map(OrderType::trailing);
            case "market_on_close" -> Optional.of(OrderType.marketOnClose());
            default -> Optional.of(OrderType.market());
        };
    }

    private Optional<BigDecimal> price(String key) {
        return body.positive(key, OrderLevels.MOST_PRICE);
    }

    private Optional<TimeInForce> timeInForce() {
        String name = word("tif", TIFS, body.has("until") ? "gtd" : "gtc");
        if (name.equals("gtd") != body.has("until")) {
            body.wrong(
                    body.at("until"),
                    name.equals("gtd")
                            ? "must be given for tif gtd, a date such as 2026-12-31"
                            : "must be absent for tif " + name);
            return Optional.empty();
        }
        return switch (name) {
            case "day" -> Optional.of(TimeInForce.DAY);
            case "gtd" -> until().map(TimeInForce.GoodTillDate::new);
            default -> Optional.of(TimeInForce.GTC);
        };
    }

    private Optional<LocalDate> until() {
        JsonNode node = body.get("until");
        Optional<LocalDate> date = date(node.asText());
        if (date.isEmpty()) {
            body.wrong(
                    body.at("until"),
                    "must be a date such as 2026-12-31, was " + ObjectFaults.shown(node));
        }
        return date;
    }

    /// Years of four digits: others are read by few programs.
    private static Optional<LocalDate> date(String text) {
        try {
            return text.length() == LENGTH_OF_DATE
                    ? Optional.of(LocalDate.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
