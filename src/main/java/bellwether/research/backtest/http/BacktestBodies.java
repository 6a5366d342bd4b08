package bellwether.research.backtest.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.research.backtest.spec.BacktestRequest;
import bellwether.research.backtest.spec.KindChoice;
import bellwether.research.backtest.spec.MoneyChoice;
import bellwether.research.backtest.spec.RuleChoice;
import bellwether.research.backtest.spec.SymbolChoice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of backtests. What belongs together is checked together, and everything that is
/// wrong is said at once.
public final class BacktestBodies {
    private static final int MOST_COMPARED = 20;
    private static final int MOST_CHECKED = 20;

    private static final Set<String> RULE =
            Set.of("rules", "builtin", "strategy", "params", "pattern", "profile", "name");
    private static final Set<String> SYMBOLS =
            Set.of("tickers", "universe", "watchlist", "from", "to", "benchmark");
    private static final Set<String> CHECKED = Set.of("tickers", "from", "to");
    private static final Set<String> MONEY = Set.of("cash", "costs", "risk_free");
    private static final Set<String> KIND =
            Set.of("kind", "portfolio", "search", "execution", "seed");

    private final BodyParser bodies;

    public BacktestBodies(BodyParser bodies) {
        this.bodies = bodies;
    }

    /// The body of `POST /api/v1/backtests`.
    BacktestRequest one(Context ctx) {
        return one(bodies.object(ctx));
    }

    /// A body of `POST /api/v1/backtests` that another route made.
    public BacktestRequest one(ObjectNode body) {
        Parts parts = new Parts(body, Stream.of(RULE, SYMBOLS, MONEY, KIND));
        RuleChoice rule = parts.read(RULE, RuleChoice.class);
        return parts.request(() -> List.of(rule));
    }

    /// The body of `POST /api/v1/backtests/compare`: `compare` lists the rules.
    BacktestRequest several(Context ctx) {
        return several(bodies.object(ctx));
    }

    /// A body of `POST /api/v1/backtests/compare` that another route made.
    public BacktestRequest several(ObjectNode body) {
        JsonNode listed = body.path("compare");
        Parts parts = new Parts(body, Stream.of(Set.of("compare"), SYMBOLS, MONEY, KIND));
        List<RuleChoice> rules = new ArrayList<>();
        if (!listed.isArray() || listed.size() < 2 || listed.size() > MOST_COMPARED) {
            parts.faults.add(
                    new Fault(
                            "/compare",
                            "must be a list of 2 to %d objects with rules, builtin, strategy or backtest, was %s"
                                    .formatted(MOST_COMPARED, listed(listed))));
        }
        for (int i = 0; listed.isArray() && i < listed.size(); i++) {
            RuleChoice rule = parts.read(listed.get(i), "/compare/" + i);
            if (rule != null) {
                rules.add(rule);
            }
        }
        boolean names = rules.stream().anyMatch(rule -> rule.backtest() != null);
        return names && SYMBOLS.stream().noneMatch(body::hasNonNull)
                ? parts.request(() -> rules, false)
                : parts.request(() -> rules);
    }

    private static String listed(JsonNode compared) {
        if (compared.isMissingNode()) {
            return "left out";
        }
        return compared.isArray()
                ? "a list of %,d".formatted(compared.size())
                : Quoted.json(compared);
    }

    /// A rule, and the symbols on which its tests are counted.
    record Checked(RuleChoice rule, Optional<SymbolChoice> symbols) {}

    /// The body of `POST /api/v1/backtests/check`.
    Checked checked(Context ctx) {
        ObjectNode body = bodies.object(ctx);
        Parts parts = new Parts(body, Stream.of(RULE, CHECKED));
        RuleChoice rule = parts.read(RULE, RuleChoice.class);
        Optional<SymbolChoice> symbols =
                body.has("tickers")
                        ? Optional.ofNullable(parts.read(CHECKED, SymbolChoice.class))
                        : Optional.empty();
        if (!body.has("tickers") && CHECKED.stream().anyMatch(body::has)) {
            parts.faults.add(new Fault("/tickers", "is required where from or to is sent"));
        }
        int tickers = body.path("tickers").size();
        if (tickers > MOST_CHECKED) {
            parts.faults.add(
                    new Fault(
                            "/tickers",
                            "must have 1 to %d entries for a check, has %d"
                                    .formatted(MOST_CHECKED, tickers)));
        }
        if (rule == null || !parts.faults.isEmpty()) {
            throw Refusal.invalid(parts.faults);
        }
        return new Checked(rule, symbols);
    }

    /// A body that is taken apart by its fields.
    private final class Parts {
        private final ObjectNode body;
        private final List<Fault> faults = new ArrayList<>();
        private final TreeSet<String> known = new TreeSet<>();

        Parts(ObjectNode body, Stream<Set<String>> groups) {
            this.body = body;
            groups.forEach(known::addAll);
            body.fieldNames()
                    .forEachRemaining(name -> {
                        if (!known.contains(name)) {
                            faults.add(
                                    new Fault(
                                            "/" + name,
                                            "is not a known field"
                                                    + DidYouMean.endingOrAll(known, name)));
                        }
                    });
        }

        /// The fields of one group as a record; null where something of it is wrong.
        <T> @Nullable T read(Collection<String> fields, Class<T> type) {
            return read(body.deepCopy().retain(fields), type, "");
        }

        @Nullable RuleChoice read(JsonNode entry, String pointer) {
            if (entry instanceof ObjectNode object) {
                return read(object.deepCopy(), RuleChoice.class, pointer);
            }
            faults.add(new Fault(pointer, "must be an object, was " + Quoted.json(entry)));
            return null;
        }

        private <T> @Nullable T read(ObjectNode part, Class<T> type, String pointer) {
            try {
                return bodies.read(part, type, _ -> List.of());
            } catch (Refusal refusal) {
                refusal.faults()
                        .forEach(fault ->
                                faults.add(new Fault(pointer + fault.pointer(), fault.detail())));
                return null;
            }
        }

        BacktestRequest request(Supplier<List<RuleChoice>> rules) {
            return request(rules, true);
        }

        /// @param own whether the body says over which symbols
        BacktestRequest request(Supplier<List<RuleChoice>> rules, boolean own) {
            SymbolChoice symbols = own ? read(SYMBOLS, SymbolChoice.class) : null;
            MoneyChoice money = read(MONEY, MoneyChoice.class);
            KindChoice kind = read(KIND, KindChoice.class);
            if (!faults.isEmpty() || money == null || kind == null) {
                throw Refusal.invalid(faults);
            }
            return new BacktestRequest(rules.get(), symbols, money, kind);
        }
    }
}
