package bellwether.research.screen.http;

import bellwether.market.symbols.UniverseContents;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Page;
import bellwether.research.screen.sheet.SymbolState;
import bellwether.research.screen.work.ScreenResult;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Truth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Shows a result.
final class ScreenAnswer {
    private static final int SHOWN_UNKNOWN = 50;

    private final ScreenResult result;
    private final String by;
    private final ScreenView view;
    private final Map<Operand, OperandType> types = new HashMap<>();

    /// @param by what decided
    ScreenAnswer(ScreenResult result, String by, ScreenView view) {
        this.result = result;
        this.by = by;
        this.view = view;
    }

    /// @param next gives the link to the page that begins at a place
    /// @throws bellwether.platform.base.Refusal 409 where the page would not follow the one before
    ShownScreen shown(Function<ScreenPlace, String> next) {
        List<Integer> passing = result.passing();
        String print = ScreenPlace.print(passing, place -> result.state(place).id());
        view.place().requireSame(print);
        int from = view.columns() ? 0 : Math.min(view.place().from(), passing.size());
        int to = view.columns() ? passing.size() : Math.min(passing.size(), from + view.limit());
        List<Integer> some = passing.subList(from, to);
        String link = to < passing.size() ? next.apply(new ScreenPlace(to, print)) : null;
        return new ShownScreen(
                new ShownScreen.Asked(
                        ConditionLanguage.text(result.asked().plan().written()),
                        ConditionLanguage.sentence(result.asked().plan().written())),
                result.asked().query().timeframe().code(),
                result.asked().query().universe(),
                symbols(),
                by,
                sheets(),
                new ShownScreen.Counts(
                        passing.size(), result.count(Truth.NO), result.count(Truth.UNSURE)),
                result.funnel(),
                unknown(),
                view.near() == 0 ? null : near(),
                view.columns() ? columns(some) : null,
                new Page<>(
                        view.columns() ? List.of() : some.stream().map(this::row).toList(), link));
    }

    private ShownScreen.Symbols symbols() {
        LocalDate newest =
                result.universe().stream()
                        .mapToObj(this::day)
                        .filter(day -> day != null)
                        .max(LocalDate::compareTo)
                        .orElse(null);
        return new ShownScreen.Symbols(
                result.universe().cardinality(),
                result.asked().unsure(),
                UniverseContents.Missing.of(result.asked().withoutBars()),
                newest);
    }

    private ShownScreen.Sheets sheets() {
        int current = 0;
        int missing = 0;
        int all = result.universe().cardinality();
        for (int i : result.universe().stream().toArray()) {
            SymbolState state = result.state(i);
            missing += state.sheet().isEmpty() ? 1 : 0;
            current += result.asked().facts().ages().isCurrent(state) ? 1 : 0;
        }
        int behind = all - current - missing;
        return new ShownScreen.Sheets(
                current,
                behind,
                missing,
                current == all
                        ? null
                        : "Sheets missing: %d; older than the stored bars: %d. POST /api/v1/screen makes them."
                                .formatted(missing, behind));
    }

    private ShownScreen.Unknown unknown() {
        List<Integer> all = result.unknown();
        return new ShownScreen.Unknown(
                all.size(),
                all.stream()
                        .limit(SHOWN_UNKNOWN)
                        .map(place ->
                                new ShownScreen.UnknownSymbol(
                                        result.state(place).ticker(),
                                        day(place),
                                        result.clauses(place, Truth.UNSURE),
                                        reason(place)))
                        .toList());
    }

    private String reason(int place) {
        if (result.isEvaluated(place)) {
            return "no_value";
        }
        return by.equals("sheets") ? "no_sheet" : "not_evaluated";
    }

    private List<ShownScreen.Near> near() {
        return result.near(view.near()).stream()
                .map(miss ->
                        new ShownScreen.Near(
                                result.state(miss.symbol()).ticker(),
                                result.state(miss.symbol()).name(),
                                day(miss.symbol()),
                                miss.cost(),
                                miss.misses().stream()
                                        .map(each ->
                                                new ShownScreen.Miss(
                                                        each.test(), each.cost(), each.words()))
                                        .toList(),
                                fields(miss.symbol())))
                .toList();
    }

    private @Nullable LocalDate day(int place) {
        long bar = result.bar(place);
        return bar == 0 ? null : result.asked().facts().ages().day(result.state(place), bar);
    }

    private @Nullable Integer stale(int place) {
        OptionalInt sessions =
                result.asked().facts().ages().sessions(result.state(place), result.bar(place));
        return sessions.isPresent() ? sessions.getAsInt() : null;
    }

    private ShownScreen.Row row(int place) {
        return new ShownScreen.Row(
                result.state(place).ticker(),
                result.state(place).name(),
                day(place),
                stale(place),
                result.state(place).delisted(),
                result.clauses(place, Truth.YES),
                fields(place));
    }

    private Map<String, @Nullable Object> fields(int place) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        result.asked()
                .plan()
                .shown()
                .forEach(value -> fields.put(ConditionLanguage.text(value), value(value, place)));
        return fields;
    }

    private @Nullable Object value(Operand value, int place) {
        return ShownValue.of(type(value), result.value(value, place));
    }

    private OperandType type(Operand value) {
        return types.computeIfAbsent(
                value, of -> OperandType.of(of, result.asked().facts().fields()));
    }

    private Map<String, List<@Nullable Object>> columns(List<Integer> places) {
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("ticker", column(places, place -> result.state(place).ticker()));
        columns.put("name", column(places, place -> result.state(place).name()));
        columns.put("as_of", column(places, this::day));
        columns.put("stale_sessions", column(places, this::stale));
        columns.put("delisted", column(places, place -> result.state(place).delisted()));
        for (Operand value : result.asked().plan().shown()) {
            OperandType type = type(value);
            columns.put(
                    ConditionLanguage.text(value),
                    column(places, place -> ShownValue.of(type, result.value(value, place))));
        }
        return columns;
    }

    private static List<@Nullable Object> column(
            List<Integer> places, IntFunction<@Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>();
        places.forEach(place -> column.add(value.apply(place)));
        return column;
    }

    /// Those that pass as a table, whole.
    CsvOutput<Integer> table() {
        CsvOutput<Integer> table =
                CsvOutput.<Integer>of("screen")
                        .with("ticker", place -> result.state(place).ticker())
                        .with("name", place -> result.state(place).name())
                        .with("as_of", this::day)
                        .with("stale_sessions", this::stale)
                        .with("delisted", place -> result.state(place).delisted());
        for (Operand value : result.asked().plan().shown()) {
            table = table.with(ConditionLanguage.text(value), place -> value(value, place));
        }
        return table;
    }

    List<Integer> rows() {
        return result.passing();
    }
}
