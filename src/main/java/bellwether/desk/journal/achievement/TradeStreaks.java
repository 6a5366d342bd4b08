package bellwether.desk.journal.achievement;

import bellwether.trading.portfolio.history.PastTrade;
import java.util.ArrayList;
import java.util.List;

/// Trades won or lost in a row, by their close. One that neither won nor lost is passed over.
///
/// @param current above 0 of wins, below 0 of losses; 0 before the first
/// @param milestones of winning streaks, each when it was first reached
public record TradeStreaks(
        int current, int longestWin, int longestLoss, List<Milestone> milestones) {
    /// Wins in a row that are worth a word.
    public static final List<Integer> LENGTHS = List.of(3, 5, 10);

    /// A streak that was reached.
    public record Milestone(int wins, Occasion reached) {}

    public TradeStreaks {
        milestones = List.copyOf(milestones);
    }

    /// Those of an owner.
    ///
    /// @param trades by their close, the oldest first
    public static TradeStreaks of(List<PastTrade> trades) {
        int current = 0;
        int win = 0;
        int loss = 0;
        List<Milestone> milestones = new ArrayList<>();
        for (PastTrade trade : trades) {
            int sign = trade.net().signum();
            if (sign != 0) {
                current = Integer.signum(current) == sign ? current + sign : sign;
                if (current > win && LENGTHS.contains(current)) {
                    milestones.add(
                            new Milestone(
                                    current,
                                    new Occasion(trade.times().moment(), trade.key().toString())));
                }
                win = Math.max(win, current);
                loss = Math.max(loss, -current);
            }
        }
        return new TradeStreaks(current, win, loss, milestones);
    }
}
