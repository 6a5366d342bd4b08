package bellwether.market.symbols;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads universes as requests spell them, with everything that is wrong at once. Whether what they
/// name is there, [Universes] says.
public final class UniverseReader {
    static final String ALL = "all";
    static final String SYNTHETIC = "synthetic";
    static final String TICKERS = "tickers";
    static final String WATCHLIST = "watchlist";
    static final String SCREEN = "screen";

    /// What a universe in JSON is.
    public static final String RULE =
            "must be \"all\", \"synthetic\", or an object with one of tickers, watchlist and screen"
                    + " such as {\"watchlist\": \"NAME\"}";

    private static final List<String> KEYS = List.of(TICKERS, WATCHLIST, SCREEN);
    private static final int LONGEST_NAME = 100;
    private static final int MOST_FAULTS = 20;

    private final String pointer;
    private final List<Fault> faults;

    private UniverseReader(String pointer, List<Fault> faults) {
        this.pointer = pointer;
        this.faults = faults;
    }

    /// Reads one of a body.
    ///
    /// @param pointer of the node
    /// @param faults gets what is wrong; nothing is returned then
    public static Optional<Universe> read(JsonNode node, String pointer, List<Fault> faults) {
        return new UniverseReader(pointer, faults).universe(node);
    }

    /// Reads one of the parameters `universe` and `tickers`, or of options that are named so;
    /// nothing where neither is given.
    ///
    /// @param faults gets what is wrong; nothing is returned then
    public static Optional<Universe> parameters(
            @Nullable String universe, @Nullable String tickers, List<Fault> faults) {
        if (universe != null && tickers != null) {
            faults.add(
                    new Fault("?" + TICKERS, "must be left out where universe is given: send one"));
            return Optional.empty();
        }
        if (tickers != null) {
            return new UniverseReader("?", faults).tickers(tickers);
        }
        return universe == null
                ? Optional.empty()
                : new UniverseReader("?universe", faults).word(universe.strip());
    }

    private Optional<Universe> universe(JsonNode node) {
        if (node.isTextual() && node.textValue().equals(ALL)) {
            return Optional.of(new Universe.Everything());
        }
        if (node.isTextual() && node.textValue().equals(SYNTHETIC)) {
            return Optional.of(new Universe.Invented());
        }
        return node.isObject() ? object(node) : wrong("", RULE + ", was " + Quoted.json(node));
    }

    private Optional<Universe> object(JsonNode object) {
        List<String> unknown = new ArrayList<>();
        object.fieldNames()
                .forEachRemaining(key -> {
                    if (!KEYS.contains(key) && unknown.size() < MOST_FAULTS) {
                        unknown.add(key);
                    }
                });
        unknown.forEach(key ->
                wrong(
                        "/" + key.replace("~", "~0").replace("/", "~1"),
                        "is not a known field" + DidYouMean.endingOrAll(KEYS, key)));
        if (!unknown.isEmpty()) {
            return Optional.empty();
        }
        List<String> found = KEYS.stream().filter(object::has).toList();
        if (found.size() != 1) {
            return wrong(
                    "",
                    found.isEmpty()
                            ? RULE + ", was {}"
                            : "must have one of tickers, watchlist and screen, has %s; send one of them"
                                    .formatted(String.join(" and ", found)));
        }
        JsonNode value = object.get(found.getFirst());
        return switch (found.getFirst()) {
            case TICKERS -> tickers(value);
            case WATCHLIST -> name(WATCHLIST, value).map(Universe.Listed::new);
            default -> name(SCREEN, value).map(Universe.Screened::new);
        };
    }

    private Optional<String> name(String key, JsonNode node) {
        String name = node.isTextual() ? node.textValue().strip() : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            wrong("/" + key, rule(key) + ", was " + Quoted.json(node) + next(key));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /// What the name of a watchlist or a screen must be.
    static String rule(String key) {
        return "must be the id or the name of one of your %ss".formatted(key);
    }

    /// Where they are listed.
    static String next(String key) {
        return "; GET /api/v1/%ss lists them".formatted(key);
    }

    private Optional<Universe> tickers(JsonNode node) {
        if (!node.isArray()) {
            return wrong(
                    "/" + TICKERS,
                    "must be a list of tickers such as [\"AAPL\"], was " + Quoted.json(node));
        }
        if (isTooLong(node.size())) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        int before = faults.size();
        for (int i = 0; i < node.size() && faults.size() < before + MOST_FAULTS; i++) {
            String where = "/" + TICKERS + "/" + i;
            if (node.get(i).isTextual()) {
                ticker(node.get(i).textValue(), where).ifPresent(names::add);
            } else {
                wrong(where, "must be a ticker such as \"AAPL\", was " + Quoted.json(node.get(i)));
            }
        }
        return faults.size() > before ? Optional.empty() : Optional.of(new Universe.Named(names));
    }

    private boolean isTooLong(int size) {
        if (size > Universe.MOST) {
            wrong(
                    pointer.equals("?") ? TICKERS : "/" + TICKERS,
                    "must be at most %,d tickers, were %,d; put them on watchlists, or look at all"
                            .formatted(Universe.MOST, size));
        }
        return size > Universe.MOST;
    }

    private Optional<String> ticker(String typed, String where) {
        Optional<String> name = Ticker.of(typed).map(Ticker::name);
        if (name.isEmpty()) {
            wrong(where, Ticker.rule(typed));
        }
        return name;
    }

    private Optional<Universe> tickers(String text) {
        List<String> typed =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (isTooLong(typed.size())) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        int before = faults.size();
        typed.stream()
                .limit(Universe.MOST)
                .forEach(word -> ticker(word, TICKERS).ifPresent(names::add));
        return faults.size() > before ? Optional.empty() : Optional.of(new Universe.Named(names));
    }

    private Optional<Universe> word(String text) {
        if (text.equals(ALL)) {
            return Optional.of(new Universe.Everything());
        }
        if (text.equals(SYNTHETIC)) {
            return Optional.of(new Universe.Invented());
        }
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1).strip();
        if (colon >= 0 && !name.isEmpty() && name.length() <= LONGEST_NAME) {
            switch (text.substring(0, colon)) {
                case WATCHLIST -> {
                    return Optional.of(new Universe.Listed(name));
                }
                case SCREEN -> {
                    return Optional.of(new Universe.Screened(name));
                }
                default -> {} // said below
            }
        }
        return wrong(
                "",
                "must be all, synthetic, watchlist:NAME or screen:NAME, was \"%s\"; name tickers with tickers=A,B"
                        .formatted(Quoted.text(text)));
    }

    private Optional<Universe> wrong(String where, String detail) {
        faults.add(new Fault(pointer + where, detail));
        return Optional.empty();
    }
}
