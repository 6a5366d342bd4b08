package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.screen.ScreenQuery;
import java.util.List;

/// What a job of the kind `screen` is to do, as it is stored with it.
///
/// @param ofBars whether the condition is evaluated over stored bars; else sheets are made only
public record ScreenSpec(
        String owner,
        String condition,
        String universe,
        String timeframe,
        List<String> fields,
        List<String> sort,
        boolean ofBars) {
    public ScreenSpec {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }

    public static ScreenSpec of(String owner, ScreenQuery query, boolean ofBars) {
        return new ScreenSpec(
                owner,
                query.text(),
                query.universe(),
                query.timeframe().code(),
                query.fields(),
                query.sort(),
                ofBars);
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
            String universe,
            String timeframe,
            List<String> fields,
            List<String> sort,
            String by) {}
}
