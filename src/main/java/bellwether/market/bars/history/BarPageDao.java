package bellwether.market.bars.history;

import bellwether.market.bars.BarView;
import bellwether.market.bars.Chart;
import bellwether.market.bars.CorporateAction;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Snapshots;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Reads the bars of a symbol for people, page by page.
public final class BarPageDao {
    private static final String SYMBOL =
            """
            select id, ticker, synthetic, data_version,
                array(
                    select timeframe from series where symbol_id = symbol.id
                    order by %s
                )
            from symbol
            where id = %s
            """
                    .formatted(Timeframe.IN_ORDER_OF_REACH, SymbolDao.NAMED);

    private static final String STATE =
            "select ticker, data_version from symbol where id = " + SymbolDao.NAMED;

    /// What moves when the bars of a symbol do, or its name.
    public record State(String ticker, long dataVersion) {}

    private final Jdbi jdbi;
    private final BlockDao blocks = new BlockDao();
    private final ActionDao actions = new ActionDao();

    public BarPageDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<State> state(Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery(STATE)
                        .bind("ticker", ticker.name())
                        .map((row, _) -> new State(row.getString(1), row.getLong(2)))
                        .findOne());
    }

    private record Known(
            long id, String ticker, boolean synthetic, long dataVersion, List<Timeframe> stored) {}

    /// The oldest bars of a span of time, or the newest, oldest first.
    public Optional<StockBars> read(
            Ticker ticker, PageReader page, TradingCalendar calendar, Instant now) {
        BarView view = page.view();
        return Snapshots.read(
                jdbi,
                handle ->
                        known(handle, ticker)
                                .map(known -> {
                                    Optional<Timeframe> base =
                                            view.timeframe().base(known.stored());
                                    String asked = ticker.name();
                                    return new StockBars(
                                            known.ticker(),
                                            asked.equals(known.ticker()) ? null : asked,
                                            view.timeframe(),
                                            view.adjustment(),
                                            view.chart() == Chart.CANDLES ? null : view.chart(),
                                            base.filter(from -> from != view.timeframe())
                                                    .orElse(null),
                                            known.synthetic(),
                                            known.dataVersion(),
                                            known.stored().stream().sorted().toList(),
                                            base.isPresent()
                                                    ? null
                                                    : notStored(known, view.timeframe()),
                                            base.map(from ->
                                                            new BarDerivation(
                                                                    view,
                                                                    from,
                                                                    calendar,
                                                                    actions(
                                                                            handle,
                                                                            known.id(),
                                                                            view)))
                                                    .map(making ->
                                                            page.read(
                                                                    handle,
                                                                    blocks,
                                                                    known.id(),
                                                                    making,
                                                                    now))
                                                    .orElse(List.of()));
                                }));
    }

    /// Why nothing can be shown of a timeframe.
    private static String notStored(Known known, Timeframe wanted) {
        return known.stored().isEmpty()
                ? "No bars of %s are stored. Import some, or refresh the symbol."
                        .formatted(known.ticker())
                : "No bars of %s are stored for %s, nor shorter ones to make them from. Stored: %s."
                        .formatted(
                                wanted.code(),
                                known.ticker(),
                                known.stored().stream()
                                        .sorted()
                                        .map(Timeframe::code)
                                        .collect(Collectors.joining(", ")));
    }

    private static Optional<Known> known(Handle handle, Ticker ticker) {
        return handle.createQuery(SYMBOL)
                .bind("ticker", ticker.name())
                .map((row, _) ->
                        new Known(
                                row.getLong(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getLong(4),
                                Arrays.stream((String[]) row.getArray(5).getArray())
                                        .flatMap(code -> Timeframe.of(code).stream())
                                        .toList()))
                .findOne();
    }

    private List<CorporateAction> actions(Handle handle, long id, BarView view) {
        return view.isAdjusted()
                ? actions.of(handle, List.of(id)).getOrDefault(id, List.of())
                : List.of();
    }
}
