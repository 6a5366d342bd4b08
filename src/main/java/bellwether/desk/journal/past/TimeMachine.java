package bellwether.desk.journal.past;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.RecomputedVerdict;
import bellwether.research.analysis.SaidVerdict;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes back to a day.
public final class TimeMachine {
    /// Symbols that are answered at once; more are a job.
    public static final int MOST = 50;

    private static final String NUMBER = "[0-9]{1,13}([.][0-9]{1,10})?";
    private static final BigDecimal MOST_CAPITAL = new BigDecimal("1000000000000");

    private final Analyses analyses;
    private final InstantSource clock;

    public TimeMachine(Analyses analyses, InstantSource clock) {
        this.analyses = analyses;
        this.clock = clock;
    }

    /// The day that a path names.
    ///
    /// @throws Refusal 422 where it is none, or not over
    public LocalDate day(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(
                    "/date",
                    "must be a date such as 2026-01-30, was \"%s\"".formatted(Quoted.text(text)));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!day.isBefore(today) || day.getYear() < 1900) {
            throw Refusal.invalid(
                    "/date",
                    "must be a day from 1900 on that is over, the last is %s, was %s"
                            .formatted(today.minusDays(1), day));
        }
        return day;
    }

    /// The tickers that a request names.
    ///
    /// @param tickers with commas between
    /// @param universe `all` or `synthetic`
    /// @throws Refusal 422 where it names none, or both
    public List<String> asked(Optional<String> tickers, Optional<String> universe) {
        if (tickers.isPresent() == universe.isPresent()) {
            throw Refusal.invalid(
                    "?tickers",
                    "must be given, such as DEMO01,DEMO02, or universe=all or synthetic in its place, %s"
                            .formatted(tickers.isPresent() ? "were both" : "was neither"));
        }
        if (universe.isPresent()) {
            String text = universe.get();
            if (!List.of("all", "synthetic").contains(text)) {
                throw Refusal.invalid(
                        "?universe",
                        "must be all or synthetic, was \"%s\"".formatted(Quoted.text(text)));
            }
            return analyses.universe(text.equals("synthetic"));
        }
        return Arrays.stream(tickers.orElseThrow().split(",", -1))
                .map(text ->
                        Ticker.of(text)
                                .orElseThrow(() -> Refusal.invalid("?tickers", Ticker.rule(text)))
                                .name())
                .distinct()
                .toList();
    }

    /// The capital that plans of a job are sized for.
    ///
    /// @throws Refusal 422 where there is none: plans are not sized for a made-up one
    public BigDecimal capital(Optional<String> stated) {
        String text =
                stated.orElseThrow(() ->
                        Refusal.invalid(
                                "?capital",
                                "is required: the capital for position sizing, a number such as"
                                        + " 100000"));
        BigDecimal capital = text.matches(NUMBER) ? new BigDecimal(text) : BigDecimal.ZERO;
        if (capital.compareTo(BigDecimal.ONE) < 0 || capital.compareTo(MOST_CAPITAL) > 0) {
            throw Refusal.invalid(
                    "?capital",
                    "must be 1 to 1,000,000,000,000, was \"%s\"".formatted(Quoted.text(text)));
        }
        return capital;
    }

    /// Each of the tickers on that day, in their order.
    ///
    /// @param pointer of the parameter that names them
    /// @throws Refusal 422 where there are too many to be answered at once
    public List<PastView> look(String owner, List<String> tickers, LocalDate day, String pointer) {
        if (tickers.size() > MOST) {
            throw Refusal.invalid(
                    pointer,
                    "must be at most %d symbols, were %,d; POST /api/v1/timemachine/%s makes a job of more"
                            .formatted(MOST, tickers.size(), day));
        }
        Map<String, SaidVerdict> said = analyses.past().said(owner, tickers, day);
        Map<String, RecomputedVerdict> recomputed = analyses.past().recompute(tickers, day);
        return tickers.stream()
                .map(ticker -> new PastView(ticker, said.get(ticker), recomputed.get(ticker)))
                .toList();
    }
}
