package bellwether.bench;

import bellwether.technical.ta.Series;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.criteria.MaximumDrawdownCriterion;
import org.ta4j.core.criteria.pnl.ReturnCriterion;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/// A cross of two averages as ta4j runs it, with two of its figures: the return and the largest
/// drawdown.
final class Ta4jBacktest {
    private final BarSeries series;

    /// @param numbers how it holds a number: `DecimalNum` unless its users choose
    Ta4jBacktest(Series bars, NumFactory numbers) {
        series = Ta4j.series(bars, numbers);
    }

    double run(int fast, int slow) {
        Indicator<Num> close = new ClosePriceIndicator(series);
        Indicator<Num> quick = new SMAIndicator(close, fast);
        Indicator<Num> calm = new SMAIndicator(close, slow);
        Rule enter = new CrossedUpIndicatorRule(quick, calm);
        Rule exit = new CrossedDownIndicatorRule(quick, calm);
        Strategy strategy = new BaseStrategy(enter, exit, slow);
        TradingRecord trades = new BarSeriesManager(series).run(strategy);
        return new ReturnCriterion().calculate(series, trades).doubleValue()
                + new MaximumDrawdownCriterion().calculate(series, trades).doubleValue();
    }
}
