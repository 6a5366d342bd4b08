package bellwether.technical.indicators;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.MissingBars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.technical.ta.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bars that an answer shows, `from` to `to − 1`, at the end of those it is computed from: the
/// whole history up to its last bar. So a value never depends on where the showing begins, and the
/// warm-up lies before it wherever the history allows.
///
/// @param zone by whose clock its days begin; UTC for bars that are dated by days
public record BarWindow(History history, Timeframe timeframe, ZoneId zone, int from, int to) {

    /// The bars of the span, with those before it that indicators need.
    ///
    /// @throws Refusal when there is no such symbol, or it has no bars in the span
    public static BarWindow of(Market market, Ticker ticker, RequestedSpan span) {
        return of(market, loaded(market, List.of(ticker.name()), span), ticker, span);
    }

    /// The window of one of the histories.
    public static BarWindow of(
            Market market, List<History> histories, Ticker ticker, RequestedSpan span) {
        History history =
                among(histories, ticker)
                        .orElseThrow(() -> withoutBars(market, ticker, span.bars(), "/timeframe"));
        Bars bars = history.bars();
        ZoneId zone =
                span.bars().isIntraday() ? market.calendar(ticker.name()).zone() : ZoneOffset.UTC;
        int from = firstAt(bars, span.firstSecond(zone));
        int to = firstAt(bars, span.end(zone));
        if (from >= to) {
            throw Refusal.invalid(
                    span.from() == null ? "/to" : "/from",
                    "no bars of %s %s; %s %s to %s"
                            .formatted(
                                    ticker,
                                    span.words(),
                                    span.bars().isIntraday() ? "the newest are" : "stored are",
                                    date(bars, 0, zone),
                                    date(bars, bars.size() - 1, zone)));
        }
        return new BarWindow(history, span.bars(), zone, from, to);
    }

    /// All histories of one moment, without bars that may still change.
    public static List<History> loaded(Market market, List<String> tickers, RequestedSpan span) {
        return market.finished(tickers, span.bars());
    }

    public static Optional<History> among(List<History> histories, Ticker ticker) {
        return histories.stream()
                .filter(history -> history.asked().equals(ticker.name()))
                .filter(history -> history.bars().size() > 0)
                .findAny();
    }

    /// Nobody knows the symbol, or it has no bars of this timeframe.
    public static Refusal withoutBars(
            Market market, Ticker ticker, Timeframe timeframe, String pointer) {
        return market.symbols().find(ticker).isPresent()
                ? Refusal.invalid(pointer, missing(ticker, timeframe, market.timeframes(ticker)))
                : market.symbols().unknown(ticker);
    }

    /// @param there timeframes in which there are bars, also such as may still change
    private static String missing(Ticker ticker, Timeframe timeframe, List<Timeframe> there) {
        return there.contains(timeframe)
                ? "No %s bar of %s is finished yet.".formatted(timeframe.code(), ticker)
                : MissingBars.words(ticker.name(), timeframe, there);
    }

    public Series series(double[] benchmark) {
        Bars bars = history.bars();
        return new Series(
                bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), benchmark, to);
    }

    /// The same, shown from a later bar on.
    public BarWindow from(int bar) {
        return new BarWindow(history, timeframe, zone, bar, to);
    }

    /// How many bars are shown.
    public int size() {
        return to - from;
    }

    public LocalDate date(int bar) {
        return date(history.bars(), bar, zone);
    }

    /// Its date, or within the day its time, as a refusal shows it.
    String shown(int bar) {
        Instant time = time(bar);
        return time == null ? date(bar).toString() : time.toString();
    }

    BarTime moment(int bar) {
        return new BarTime(date(bar), time(bar));
    }

    private @Nullable Instant time(int bar) {
        return timeframe.isIntraday() ? Instant.ofEpochSecond(history.bars().time()[bar]) : null;
    }

    ResponseBasis basis() {
        return new ResponseBasis(
                history.ticker(),
                history.askedAs(),
                timeframe,
                history.madeFrom(),
                history.synthetic(),
                history.sources(),
                history.dataVersion(),
                new ResponseBasis.Used(to, date(0), time(0)),
                new ResponseBasis.Shown(
                        size(), date(from), time(from), date(to - 1), time(to - 1)));
    }

    private static LocalDate date(Bars bars, int bar, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(bars.time()[bar]), zone);
    }

    private static int firstAt(Bars bars, long second) {
        int found = Arrays.binarySearch(bars.time(), 0, bars.size(), second);
        return found < 0 ? -found - 1 : found;
    }
}
