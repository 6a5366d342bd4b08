package bellwether.market.bars.history;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.Split;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Adjusts raw bars for splits and dividends, so that values before and after can be compared. The
/// newest bar always keeps its raw price: what happens after it is left out.
///
/// Factors go back from the newest bar. A split of ratio r divides earlier prices by r and
/// multiplies earlier volumes by r. A dividend d multiplies earlier prices by 1 − d ÷ c, where c is
/// the raw close before its day (the way of CRSP and of Yahoo).
public final class Adjuster {
    private final Bars raw;
    private final double[] price;
    private final double[] volume;
    private final List<Split> splits = new ArrayList<>();
    private final ZoneId zone;

    public Adjuster(Bars raw, List<CorporateAction> actions, boolean dividends) {
        this(raw, actions, dividends, ZoneOffset.UTC);
    }

    /// @param zone by whose clock the day of an action begins; UTC for bars that are dated by days
    Adjuster(Bars raw, List<CorporateAction> actions, boolean dividends, ZoneId zone) {
        this.raw = raw;
        this.zone = zone;
        this.price = new double[raw.size()];
        this.volume = new double[raw.size()];
        Arrays.fill(price, 1);
        Arrays.fill(volume, 1);
        for (CorporateAction action : actions) {
            take(action, dividends);
        }
        accumulate(price);
        accumulate(volume);
    }

    /// Puts the factor of an action on the bar before its day.
    private void take(CorporateAction action, boolean dividends) {
        int place = place(action.exDate());
        boolean between = place > 0 && place < raw.size();
        if (action.kind() == ActionKind.SPLIT) {
            double ratio = action.ratio();
            boolean applied = between && jumps(place, ratio);
            splits.add(new Split(action.exDate(), ratio, applied));
            if (applied) {
                price[place - 1] /= ratio;
                volume[place - 1] *= ratio;
            }
        } else if (dividends && between) {
            price[place - 1] *=
                    CorporateAction.kept(action.perShare(), raw.close()[place - 1]).orElse(1);
        }
    }

    /// The first bar of that day or later.
    private int place(LocalDate day) {
        long time = day.atStartOfDay(zone).toEpochSecond();
        return raw.place(time);
    }

    /// Whether the price moved over night more as if split than as if not.
    private boolean jumps(int place, double ratio) {
        double jump = Math.log(raw.close()[place - 1] / raw.open()[place]);
        return Math.abs(jump - Math.log(ratio)) < Math.abs(jump);
    }

    private static void accumulate(double[] factors) {
        for (int i = factors.length - 2; i >= 0; i--) {
            factors[i] *= factors[i + 1];
        }
    }

    public List<Split> splits() {
        return splits;
    }

    public Bars bars() {
        return times(raw, price, volume);
    }

    /// Adjusts other bars of the same history by what was found in these, which need only be the
    /// two beside each action: between those no factor changes.
    Bars adjusted(Bars others) {
        double[] prices = new double[others.size()];
        double[] volumes = new double[others.size()];
        int next = others.size() == 0 ? 0 : raw.place(others.time()[0]);
        for (int i = 0; i < others.size(); i++) {
            while (next < raw.size() && raw.time()[next] < others.time()[i]) {
                next++;
            }
            prices[i] = next < raw.size() ? price[next] : 1;
            volumes[i] = next < raw.size() ? volume[next] : 1;
        }
        return times(others, prices, volumes);
    }

    private static Bars times(Bars bars, double[] price, double[] volume) {
        boolean moved =
                bars.size() > 0
                        && (price[0] != 1 || Arrays.stream(price).anyMatch(factor -> factor != 1));
        return !moved
                ? bars
                : new Bars(
                        bars.size(),
                        bars.time(),
                        times(bars.open(), price),
                        times(bars.high(), price),
                        times(bars.low(), price),
                        times(bars.close(), price),
                        times(bars.volume(), volume));
    }

    private static double[] times(double[] column, double[] factors) {
        double[] product = new double[factors.length];
        for (int i = 0; i < factors.length; i++) {
            product[i] = column[i] * factors[i];
        }
        return product;
    }
}
