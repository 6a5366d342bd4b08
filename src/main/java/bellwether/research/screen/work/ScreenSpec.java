package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.platform.base.Json;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.work.ScreenReader.Understood;
import java.util.List;

/// What a job of the kind `screen` is to do, as it is stored with it.
///
/// @param ofBars whether the condition is evaluated over stored bars; else sheets are made only
/// @param plan print of what is stored of each symbol; empty where nothing is
/// @param symbols ids of those it was made for, where bars are evaluated
/// @param withoutBars tickers of its universe that had no bars then, where bars are evaluated
public record ScreenSpec(
        String owner,
        String condition,
        Universe universe,
        String timeframe,
        List<String> fields,
        List<String> sort,
        boolean ofBars,
        String plan,
        List<Long> symbols,
        List<String> withoutBars) {
    public ScreenSpec {
        withoutBars = List.copyOf(withoutBars);
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
        symbols = List.copyOf(symbols);
    }

    public static ScreenSpec of(String owner, Understood asked, boolean ofBars) {
        ScreenQuery query = asked.query();
        return new ScreenSpec(
                owner,
                query.text(),
                query.universe(),
                query.timeframe().code(),
                query.fields(),
                query.sort(),
                ofBars,
                ofBars ? PlanPrint.of(asked) : "",
                ofBars ? ids(asked) : List.of(),
                ofBars ? asked.withoutBars() : List.of());
    }

    private static List<Long> ids(Understood asked) {
        return asked.universe().stream()
                .mapToObj(place -> asked.facts().snapshot().state(place).id())
                .toList();
    }

    /// As a job's params have it.
    public static ScreenSpec read(String params) {
        return Json.stored(params, ScreenSpec.class);
    }

    public ScreenQuery query() {
        return new ScreenQuery(
                condition, universe, Timeframe.of(timeframe).orElseThrow(), fields, sort);
    }

    /// As answers show it.
    Shown shown() {
        return new Shown(condition, universe, timeframe, fields, sort, ofBars ? "bars" : "sheets");
    }

    /// What was asked for.
    ///
    /// @param by what decides the condition
    record Shown(
            String condition,
            Universe universe,
            String timeframe,
            List<String> fields,
            List<String> sort,
            String by) {}
}
