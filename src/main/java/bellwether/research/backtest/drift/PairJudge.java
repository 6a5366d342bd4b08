package bellwether.research.backtest.drift;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.work.RerunBars;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says why two trades differ, from what is on record. The parts of a difference add up to it.
final class PairJudge {
    private final FilledOrderJudge filled;
    private final MissingOrderJudge missing;
    private final List<DriftTrade> inBacktest;

    /// @param orders of the backtest, by id
    PairJudge(
            PaperRecord paper,
            Map<String, RerunBars> bars,
            Map<String, RunOrder> orders,
            List<DriftTrade> onPaper,
            List<DriftTrade> inBacktest) {
        filled = new FilledOrderJudge(paper, bars);
        missing = new MissingOrderJudge(paper, bars, orders, onPaper);
        this.inBacktest = inBacktest;
    }

    /// Its parts; none where nothing differs.
    List<DriftPart> parts(TradePair pair) {
        DriftTrade mine = pair.paper();
        DriftTrade theirs = pair.backtest();
        List<DriftPart> parts = new ArrayList<>();
        if (mine != null && theirs != null) {
            both(mine, theirs, parts);
        } else if (mine != null) {
            parts.add(onlyPaper(mine).of(mine.net()));
        } else if (theirs != null) {
            parts.add(onlyBacktest(theirs).of(theirs.net().negate()));
        }
        parts.removeIf(part -> part.amount().signum() == 0);
        return parts;
    }

    private void both(DriftTrade mine, DriftTrade theirs, List<DriftPart> parts) {
        BigDecimal left = mine.net().subtract(theirs.net());
        BigDecimal costs = theirs.costs().subtract(mine.costs());
        parts.add(
                new DriftPart(
                        DriftCause.COSTS,
                        costs,
                        "Costs were %s on paper, %s in the backtest."
                                .formatted(
                                        DriftReason.plain(mine.costs()),
                                        DriftReason.plain(theirs.costs()))));
        left = left.subtract(costs);
        if (mine.quantity().compareTo(theirs.quantity()) != 0) {
            BigDecimal more = mine.quantity().subtract(theirs.quantity());
            BigDecimal size =
                    more.multiply(theirs.gross()).divide(theirs.quantity(), MathContext.DECIMAL64);
            parts.add(
                    new DriftPart(
                            DriftCause.SIZE,
                            size,
                            "%s shares on paper, %s in the backtest."
                                    .formatted(
                                            DriftReason.plain(mine.quantity()),
                                            DriftReason.plain(theirs.quantity()))));
            left = left.subtract(size);
        }
        BigDecimal entry = entryPart(mine, theirs);
        DriftReason entered = entry.signum() == 0 ? DriftReason.UNKNOWN : entryWhy(mine, theirs);
        parts.add(entered.of(entry));
        BigDecimal exit = left.subtract(entry);
        if (exit.signum() != 0) {
            parts.add(exitWhy(mine, theirs, entered).of(exit));
        }
    }

    /// What the other price of the entry makes, for the shares on paper.
    private static BigDecimal entryPart(DriftTrade mine, DriftTrade theirs) {
        BigDecimal same =
                mine.quantity().compareTo(theirs.quantity()) == 0
                        ? theirs.entry().value()
                        : theirs.mean(theirs.entry().value())
                                .multiply(mine.quantity(), MathContext.DECIMAL64);
        BigDecimal more = same.subtract(mine.entry().value());
        return mine.sign() < 0 ? more.negate() : more;
    }

    private DriftReason entryWhy(DriftTrade mine, DriftTrade theirs) {
        Optional<DriftReason> own = filled.of(mine.symbol(), mine.entry());
        if (own.isPresent()) {
            return own.get();
        }
        return mine.entry().date().isAfter(theirs.entry().date())
                ? missing.of(theirs.symbol(), theirs.entry().order())
                : DriftReason.UNKNOWN;
    }

    private DriftReason exitWhy(DriftTrade mine, DriftTrade theirs, DriftReason entered) {
        DriftTrade.Leg own = mine.exit();
        DriftTrade.Leg other = theirs.exit();
        Optional<DriftReason> why = own == null ? Optional.empty() : filled.of(mine.symbol(), own);
        if (why.isPresent()) {
            return why.get();
        }
        if (other != null
                && (own == null || own.date().isAfter(other.date()))
                && !missing.isOfBracket(other.order())) {
            return missing.of(theirs.symbol(), other.order());
        }
        return entered;
    }

    private DriftReason onlyPaper(DriftTrade trade) {
        Optional<DriftReason> own = filled.of(trade.symbol(), trade.entry());
        if (own.isPresent()) {
            return own.get();
        }
        LocalDate day = trade.entry().date();
        return DriftTrade.heldOn(inBacktest, trade.symbol(), day)
                .map(held ->
                        new DriftReason(
                                DriftCause.POSITION,
                                "The backtest held the trade of %s then."
                                        .formatted(held.entry().date())))
                .orElse(DriftReason.UNKNOWN);
    }

    private DriftReason onlyBacktest(DriftTrade trade) {
        return missing.of(trade.symbol(), trade.entry().order());
    }
}
