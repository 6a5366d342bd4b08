package bellwether.research.backtest.portfolio;

import bellwether.market.bars.Bars;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// A second, plain writing of portfolio runs, for one rule: long while the close is above the mean
/// of 10 closes, ranked by the return of 5 bars, at the market, without costs. It holds all bars
/// and looks at each symbol on each day.
final class NaivePortfolio {
    static final String RULE =
            """
            {'name':'naive','long':{'enter':{'gt':['close','SMA_10']},
             'exit':{'lt':['close','SMA_10']},'size':{'percent':%s}%s}}
            """;

    /// @param stop percent under the entry; 0: none
    /// @param quarters whether positions are brought back to equal weights each quarter
    record Terms(int slots, double percent, double stop, boolean quarters, double band) {}

    private final Terms terms;
    private final TreeMap<String, One> all = new TreeMap<>();
    final List<String> trades = new ArrayList<>();
    final List<Double> equity = new ArrayList<>();
    final List<Integer> held = new ArrayList<>();
    private BigDecimal cash = new BigDecimal("100000.00");
    private int sequence;

    private static final class One {
        final RandomMarket.Stock stock;
        final Bars bars;
        int bar = -1;
        boolean today;
        BigDecimal shares = BigDecimal.ZERO;
        double stop;
        double mark;
        boolean exits;
        int[] entry = {}; // rank and sequence
        double change; // shares when negative, money when positive

        One(RandomMarket.Stock stock) {
            this.stock = stock;
            bars = stock.history().raw();
        }

        boolean mayDecide() {
            return today && bar + 1 < bars.size();
        }

        double forward(int ago) {
            return bars.close()[bar - ago] * stock.history().shares(bar - ago);
        }

        int side() {
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += forward(i);
            }
            return Double.compare(forward(0), sum / 10);
        }
    }

    NaivePortfolio(RandomMarket market, Terms terms) {
        this.terms = terms;
        market.tickers().forEach(ticker -> all.put(ticker, new One(market.stock(ticker))));
        TreeSet<Long> days = new TreeSet<>();
        for (One one : all.values()) {
            for (int i = 0; i < one.bars.size(); i++) {
                days.add(one.bars.time()[i]);
            }
        }
        LocalDate before = null;
        for (long time : days) {
            LocalDate date = LocalDate.ofEpochDay(time / 86_400);
            begin(time, date);
            open();
            range();
            close();
            if (time < days.last()) {
                decide(terms.quarters() && before != null && quarter(before) != quarter(date));
            }
            before = date;
        }
    }

    private static int quarter(LocalDate date) {
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    private void begin(long time, LocalDate date) {
        for (One one : all.values()) {
            one.today = one.bar + 1 < one.bars.size() && one.bars.time()[one.bar + 1] == time;
            if (!one.today) {
                continue;
            }
            LocalDate last = one.bar < 0 ? LocalDate.MIN : one.stock.history().date(one.bar);
            one.bar++;
            double ratio = one.bar == 0 ? 1 : ratio(one);
            one.shares = one.shares.multiply(BigDecimal.valueOf((long) ratio));
            one.stop /= ratio;
            one.change *= one.change < 0 ? ratio : 1;
            for (TapeAction action : one.stock.actions()) {
                if (action instanceof TapeAction.Dividend dividend
                        && dividend.exDate().isAfter(last)
                        && !dividend.exDate().isAfter(date)) {
                    cash = cash.add(money(one.shares.multiply(dividend.amount())));
                }
            }
        }
    }

    private static double ratio(One one) {
        return one.stock.history().shares(one.bar) / one.stock.history().shares(one.bar - 1);
    }

    private void open() {
        for (One one : all.values()) {
            if (one.today && one.shares.signum() > 0) {
                double open = one.bars.open()[one.bar];
                if (one.exits || open <= one.stop) {
                    sell(one, one.shares, open);
                } else if (one.change < 0) {
                    sell(one, BigDecimal.valueOf(-one.change).setScale(0), open);
                }
            }
        }
        all.values().stream()
                .filter(one -> one.today && one.entry.length > 0)
                .sorted(
                        Comparator.comparingInt((One one) -> one.entry[0])
                                .thenComparingInt(one -> one.entry[1]))
                .forEach(one -> buy(one, equityAtOpen() * terms.percent() / 100));
        for (One one : all.values()) {
            if (one.today && one.change > 0 && one.shares.signum() > 0) {
                buy(one, one.change);
            }
            if (one.today) {
                one.change = 0;
                one.entry = new int[0];
            }
        }
    }

    private double equityAtOpen() {
        double sum = cash.doubleValue();
        for (One one : all.values()) {
            sum += one.shares.doubleValue() * (one.today ? one.bars.open()[one.bar] : one.mark);
        }
        return sum;
    }

    private int count() {
        return (int) all.values().stream().filter(one -> one.shares.signum() > 0).count();
    }

    private void buy(One one, double most) {
        if (one.shares.signum() == 0 && count() >= terms.slots()) {
            return;
        }
        BigDecimal price = price(one.bars.open()[one.bar]);
        BigDecimal money = BigDecimal.valueOf(most).min(cash);
        BigDecimal shares = money.divide(price, 0, RoundingMode.DOWN);
        if (money(shares.multiply(price)).compareTo(money) > 0) {
            shares = shares.subtract(BigDecimal.ONE);
        }
        if (shares.signum() > 0) {
            cash = cash.subtract(money(shares.multiply(price)));
            one.shares = one.shares.add(shares);
            one.stop = terms.stop() == 0 ? 0 : price.doubleValue() * (1 - terms.stop() / 100);
            trade(one, shares, "buy");
        }
    }

    private void sell(One one, BigDecimal shares, double at) {
        cash = cash.add(money(shares.multiply(price(at))));
        one.shares = one.shares.subtract(shares);
        one.exits &= one.shares.signum() > 0;
        trade(one, shares, "sell");
    }

    private void trade(One one, BigDecimal shares, String side) {
        trades.add(
                one.stock.history().date(one.bar)
                        + " "
                        + one.stock.ticker()
                        + " "
                        + side
                        + " "
                        + shares.toBigInteger());
    }

    private void range() {
        for (One one : all.values()) {
            if (one.today && one.shares.signum() > 0 && one.bars.low()[one.bar] <= one.stop) {
                sell(one, one.shares, one.stop);
            }
        }
    }

    private void close() {
        double sum = 0;
        for (One one : all.values()) {
            one.mark = one.today ? one.bars.close()[one.bar] : one.mark;
            boolean ends = one.today && one.bar + 1 == one.bars.size();
            if (ends
                    && one.shares.signum() > 0
                    && one.stock.actions().stream()
                            .anyMatch(TapeAction.Delisting.class::isInstance)) {
                sell(one, one.shares, one.mark * 0.7);
            }
            sum += one.shares.doubleValue() * one.mark;
        }
        equity.add(cash.doubleValue() + sum);
        held.add(count());
    }

    private void decide(boolean balances) {
        List<One> wanted = new ArrayList<>();
        int free = terms.slots();
        for (One one : all.values()) {
            boolean decides = one.mayDecide() && one.bar >= 10;
            boolean holds = one.shares.signum() > 0;
            one.exits |= decides && holds && one.side() < 0;
            boolean leaves = one.exits && one.mayDecide();
            free -= one.entry.length > 0 || (holds && !leaves) ? 1 : 0;
            if (decides && !holds && one.entry.length == 0 && one.side() > 0) {
                wanted.add(one);
            }
        }
        wanted.sort(Comparator.comparingDouble((One one) -> -one.forward(0) / one.forward(5)));
        for (int i = 0; i < Math.min(free, wanted.size()); i++) {
            wanted.get(i).entry = new int[] {i, sequence++};
        }
        double all = equity.getLast();
        this.all.values().stream()
                .filter(one -> balances && one.mayDecide() && one.shares.signum() > 0)
                .filter(one -> !one.exits)
                .forEach(one -> one.change = change(one, all / terms.slots()));
    }

    private double change(One one, double target) {
        double missing = target - one.shares.doubleValue() * one.mark;
        double shares = Math.floor(Math.abs(missing) / one.mark);
        boolean trades = Math.abs(missing) > target * terms.band() / 100 && shares > 0;
        return trades ? missing < 0 ? -shares : missing : 0;
    }

    private static BigDecimal price(double price) {
        return BigDecimal.valueOf(price).setScale(8, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal money(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_EVEN);
    }
}
