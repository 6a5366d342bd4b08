package bellwether.market.bars;

import bellwether.market.symbols.Timeframe;

/// Counts how many daily bars lie on Saturdays and Sundays. A special session now and then does not
/// make a symbol one that trades on weekends.
public final class WeekendCount {
    private static final int WEEKEND_SHARE = 10;

    private int weekends;
    private int all;

    public WeekendCount add(Bars days) {
        for (int i = 0; i < days.size(); i++) {
            long day = Math.floorDiv(days.time()[i], Timeframe.SECONDS_PER_DAY);
            weekends += Math.floorMod(day + 3, 7) > 4 ? 1 : 0; // 1970 began on a Thursday
        }
        all += days.size();
        return this;
    }

    public boolean isUsual() {
        return weekends * WEEKEND_SHARE > all;
    }
}
