package bellwether.research.screen.http;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseContents;
import bellwether.platform.http.Page;
import bellwether.research.screen.near.ScreenFunnel;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A screen's result.
///
/// @param by `sheets` or `bars`: what decided
/// @param sheets how the universe's sheets stand
/// @param unknown symbols of which nobody knows whether they pass
/// @param near symbols that nearly pass; null where they were not asked for
/// @param columns in the place of the page's items; null where rows were asked for
record ShownScreen(
        Asked condition,
        String timeframe,
        Universe universe,
        Symbols symbols,
        String by,
        Sheets sheets,
        Counts counts,
        List<ScreenFunnel.Step> funnel,
        Unknown unknown,
        @Nullable List<Near> near,
        @Nullable Map<String, List<@Nullable Object>> columns,
        @JsonUnwrapped Page<Row> page) {
    ShownScreen {
        funnel = List.copyOf(funnel);
    }

    record Asked(String text, String words) {}

    /// Those of the universe.
    ///
    /// @param unknown symbols of which it is unknown whether they pass the screen that it is of;
    ///   they are not among its symbols
    /// @param withoutBars tickers that are named or on its list, and have no bars of the timeframe
    /// @param asOf the newest bar's day
    record Symbols(
            int count,
            int unknown,
            UniverseContents.Missing withoutBars,
            @Nullable LocalDate asOf) {}

    /// @param message what to do where some are behind or missing
    record Sheets(int current, int behind, int missing, @Nullable String message) {}

    record Counts(int passed, int failed, int unknown) {}

    /// @param items the first of them
    record Unknown(int count, List<UnknownSymbol> items) {
        Unknown {
            items = List.copyOf(items);
        }
    }

    /// @param clauses numbers of the clauses that are unknown
    /// @param reason no_sheet, not_evaluated by the job, or no_value of a field
    record UnknownSymbol(
            String ticker, @Nullable LocalDate asOf, List<Integer> clauses, String reason) {
        UnknownSymbol {
            clauses = List.copyOf(clauses);
        }
    }

    /// @param staleSessions sessions completed since; null where they are not known
    /// @param delisted the first day without trading; null where it is traded
    /// @param clauses numbers of the clauses that it passes
    record Row(
            String ticker,
            @Nullable String name,
            @Nullable LocalDate asOf,
            @Nullable Integer staleSessions,
            @Nullable LocalDate delisted,
            List<Integer> clauses,
            Map<String, @Nullable Object> fields) {
        Row {
            clauses = List.copyOf(clauses);
        }
    }

    record Near(
            String ticker,
            @Nullable String name,
            @Nullable LocalDate asOf,
            double cost,
            List<Miss> misses,
            Map<String, @Nullable Object> fields) {
        Near {
            misses = List.copyOf(misses);
        }
    }

    record Miss(String test, double cost, String words) {}
}
