package bellwether.research.backtest.http;

import bellwether.platform.http.ExportTable;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.http.ShownSession.Chance;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.StoredRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The lists of runs as tables for CSV and Parquet.
final class RunTables {
    static final ExportTable<RunDao.Entry<ClosedTrade>> TRADES =
            ExportTable.<RunDao.Entry<ClosedTrade>>of("trades")
                    .computed("run", entry -> (double) entry.run())
                    .text("ticker", entry -> entry.value().symbol())
                    .text("direction", entry -> lower(entry.value().direction()))
                    .number("quantity", entry -> entry.value().quantity())
                    .date("entry_on", entry -> entry.value().entry().date())
                    .number("entry_price", entry -> entry.value().entry().price())
                    .date("exit_on", entry -> entry.value().exit().date())
                    .number("exit_price", entry -> entry.value().exit().price())
                    .number("gross", entry -> entry.value().money().gross())
                    .number("costs", entry -> entry.value().money().costs())
                    .number("net", entry -> entry.value().money().net())
                    .computed("returned", entry -> entry.value().returned())
                    .computed("mae_percent", entry -> entry.value().adverse().percent())
                    .computed("mae_r", entry -> entry.value().adverse().r())
                    .computed("mfe_percent", entry -> entry.value().favourable().percent())
                    .computed("mfe_r", entry -> entry.value().favourable().r())
                    .computed("r", entry -> entry.value().r())
                    .computed("bars", entry -> (double) entry.value().bars())
                    .text("reason", entry -> lower(entry.value().reason()))
                    .flag("assumed", entry -> entry.value().assumed());

    static final ExportTable<RunDao.Entry<RunOrder>> ORDERS =
            ExportTable.<RunDao.Entry<RunOrder>>of("orders")
                    .computed("run", entry -> (double) entry.run())
                    .text("id", entry -> entry.value().id())
                    .date("decided", entry -> entry.value().decided())
                    .text("ticker", entry -> entry.value().ticker())
                    .text("side", entry -> entry.value().side())
                    .text("type", entry -> entry.value().asked().type())
                    .text("sized", entry -> entry.value().asked().sized())
                    .number("size", entry -> entry.value().asked().size())
                    .number("limit", entry -> entry.value().asked().limit())
                    .number("stop", entry -> entry.value().asked().stop())
                    .text("until", entry -> entry.value().asked().until())
                    .flag("reduce_only", entry -> entry.value().asked().reduceOnly())
                    .text("purpose", entry -> entry.value().purpose())
                    .text("signal", entry -> entry.value().signal())
                    .text("parent", entry -> entry.value().parent())
                    .text("state", entry -> entry.value().outcome().state())
                    .text("reason", entry -> entry.value().outcome().reason())
                    .date("changed", entry -> entry.value().outcome().on())
                    .number("filled", entry -> entry.value().outcome().filled())
                    .number("price", entry -> entry.value().outcome().price())
                    .number("costs", entry -> entry.value().outcome().costs())
                    .computed("fills", entry -> (double) entry.value().fills().size())
                    .flag("assumed", entry -> entry.value().outcome().assumed());

    static final ExportTable<ShownSession> EQUITY =
            ExportTable.<ShownSession>of("equity")
                    .date("date", ShownSession::date)
                    .computed("equity", ShownSession::equity)
                    .computed("gross", ShownSession::gross)
                    .computed("hold", ShownSession::hold)
                    .computed("index", ShownSession::index)
                    .computed("chance_low", session -> chance(session, Chance::low))
                    .computed("chance_median", session -> chance(session, Chance::median))
                    .computed("chance_high", session -> chance(session, Chance::high));

    static final ExportTable<ShownFinding> FINDINGS =
            ExportTable.<ShownFinding>of("findings")
                    .computed("run", finding -> asDouble(finding.run()))
                    .text("label", ShownFinding::label)
                    .text("code", row -> row.finding().code())
                    .text("severity", row -> row.finding().severity())
                    .computed("number", row -> row.finding().number())
                    .computed("limit", row -> row.finding().limit())
                    .text("message", row -> row.finding().message())
                    .text("remedy", row -> row.finding().remedy());

    private RunTables() {}

    private static @Nullable Double asDouble(@Nullable Integer number) {
        return number == null ? null : Double.valueOf(number);
    }

    private static @Nullable Double chance(ShownSession session, ToDoubleFunction<Chance> part) {
        Chance chance = session.chance();
        return chance == null ? null : Double.valueOf(part.applyAsDouble(chance));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// A column for each parameter.
    static ExportTable<StoredRun> grid(List<StoredRun> runs) {
        TreeSet<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(run.place().params().keySet()));
        ExportTable<StoredRun> table =
                ExportTable.<StoredRun>of("grid").text("ticker", run -> run.place().ticker());
        for (String name : names) {
            table = table.number(name, run -> run.place().params().get(name));
        }
        return table.computed("objective", run -> run.figures().objective())
                .computed("sharpe_per_session", run -> run.figures().sharpe())
                .computed("sessions", run -> (double) run.figures().sessions())
                .computed("trades", run -> (double) run.figures().trades());
    }

    /// A column for each parameter.
    static ExportTable<ShownWindow> windows(List<ShownWindow> windows) {
        TreeSet<String> names = new TreeSet<>();
        windows.forEach(window -> names.addAll(params(window).keySet()));
        ExportTable<ShownWindow> table =
                ExportTable.<ShownWindow>of("windows")
                        .computed("run", window -> (double) window.run())
                        .text("ticker", ShownWindow::ticker)
                        .computed("window", window -> (double) window.window())
                        .date("trained_first", window -> window.trained().first())
                        .date("trained_last", window -> window.trained().last())
                        .date("tested_first", window -> window.tested().first())
                        .date("tested_last", window -> window.tested().last())
                        .flag("shorter", ShownWindow::shorter)
                        .computed("combinations", window -> (double) window.combinations());
        for (String name : names) {
            table = table.number(name, window -> params(window).get(name));
        }
        return table.computed("objective_train", window -> window.objective().train())
                .computed("objective_test", window -> window.objective().test())
                .computed("objective_ratio", window -> window.objective().ratio())
                .computed("total", window -> figure(window, HeadlineFigures::total))
                .computed("trades", window -> figure(window, figures -> (double) figures.trades()))
                .text("undefined", ShownWindow::undefined);
    }

    private static Map<String, BigDecimal> params(ShownWindow window) {
        Map<String, BigDecimal> params = window.params();
        return params == null ? Map.of() : params;
    }

    private static @Nullable Double figure(
            ShownWindow window, Function<HeadlineFigures, @Nullable Double> figure) {
        HeadlineFigures figures = window.figures();
        return figures == null ? null : figure.apply(figures);
    }
}
