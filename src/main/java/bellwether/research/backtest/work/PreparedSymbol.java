package bellwether.research.backtest.work;

import bellwether.market.quality.QualityDoubt;
import bellwether.market.symbols.Stock;
import bellwether.platform.base.Sha256;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.run.DetailBars;
import bellwether.research.backtest.run.RunTerms;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.List;

/// A symbol, ready to be run.
///
/// @param history all finished bars up to the backtest's last day
/// @param terms costs, cash and corporate actions
/// @param notBefore the bar before which nothing is decided
/// @param hash of the bars and the actions
/// @param doubts prices that are probably wrong
/// @param sources of the bars, in the order of their use
record PreparedSymbol(
        Stock stock,
        RuleHistory history,
        RunTerms terms,
        int notBefore,
        String hash,
        List<String> sources,
        List<QualityDoubt> doubts) {
    PreparedSymbol {
        sources = List.copyOf(sources);
        doubts = List.copyOf(doubts);
    }

    String ticker() {
        return stock.ticker();
    }

    /// What a run over it read.
    RunReport.Prices prices(int firstDecision) {
        return new RunReport.Prices(
                history.date(0),
                history.date(firstDecision),
                history.date(history.size() - 1),
                history.size(),
                terms.instrument().currency(),
                terms.instrument().costs().name(),
                sources,
                stock.stored().synthetic());
    }

    /// The first bar on or after a day; the number of bars where there is none.
    int firstOn(LocalDate day) {
        int bar = 0;
        while (bar < history.size() && history.date(bar).isBefore(day)) {
            bar++;
        }
        return bar;
    }

    /// The first day of which no bar lies before one; that bar's own where no day follows it.
    LocalDate wholeDay(int bar) {
        LocalDate day = history.date(bar);
        int next = firstOn(day) == bar ? bar : firstOn(day.plusDays(1));
        return next < history.size() ? history.date(next) : day;
    }

    /// The same with finer bars inside its own.
    ///
    /// @param digest of them
    PreparedSymbol with(DetailBars detail, String digest) {
        return new PreparedSymbol(
                stock,
                history,
                terms.withDetail(detail),
                notBefore,
                Sha256.hex(hash + " " + digest),
                sources,
                doubts);
    }

    /// The same, and nothing is decided before a bar.
    PreparedSymbol from(int bar) {
        return new PreparedSymbol(
                stock, history, terms, Math.max(notBefore, bar), hash, sources, doubts);
    }
}
