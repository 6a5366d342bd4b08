package bellwether.research.backtest.portfolio;

import bellwether.research.backtest.run.TapeReader;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleWalker;

/// A symbol whose bars are in memory, as far as they are used.
final class LoadedSymbol {
    final ScannedSymbol scanned;
    final InstrumentTerms instrument;
    final PositionKey position;
    final RuleHistory history;
    final RuleSignals signals;
    final RuleWalker walker;
    final TapeReader tape;
    final double unit;

    LoadedSymbol(ScannedSymbol scanned, PortfolioSymbol symbol, PortfolioPlan plan) {
        this.scanned = scanned;
        instrument = symbol.instrument();
        position = new PositionKey(plan.strategy(), scanned.ticker);
        RuleHistory whole = symbol.columns().history();
        history = scanned.end < whole.size() ? whole.prefix(scanned.end) : whole;
        signals = new RuleSignals(plan.rule(), symbol.columns(), scanned.snapshot);
        walker = new RuleWalker(signals, position);
        tape = new TapeReader(history, signals::averageTrueRange, instrument, symbol.actions());
        unit = instrument.priceUnit().doubleValue();
    }

    double close(int bar) {
        return history.raw().close()[bar];
    }

    long time(int bar) {
        return history.raw().time()[bar];
    }
}
