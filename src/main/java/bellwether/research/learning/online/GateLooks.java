package bellwether.research.learning.online;

import org.jspecify.annotations.Nullable;

/// When the gate is asked whether a learner may speak. Who looks each day at a record without skill
/// sees chance pass sooner or later, so that looks are few and each may err less: the k-th one by 1
/// ÷ k(k+1) of what a single one might, which comes to no more than that one over all looks ever
/// made (alpha spending: Lan and DeMets 1983). They are counted over all versions of a learner.
///
/// @param ended the newest day with labels that was over, from 1970
/// @param judged the newest one after which the record was judged
/// @param spent looks that could have let it speak
/// @param days that the record had at the last of them, of those that count; 0 before this
///   version's first and since it was silenced
/// @param since the day from which on it spoke
/// @param silenced the day from which on days count, as it lost its skill before; null while all do
public record GateLooks(
        long ended, long judged, int spent, int days, long since, @Nullable Long silenced) {
    /// Before the first label.
    public static final GateLooks NONE = new GateLooks(0, 0, 0, 0, 0, null);

    /// Days of record between two looks: a quarter of a year of sessions.
    public static final int EVERY = 63;

    /// Days of record after which one that speaks is asked whether it has lost its skill: a month.
    public static final int CHECKED_EVERY = 21;

    /// The same after a day with labels.
    public GateLooks ended(long day) {
        return new GateLooks(day, judged, spent, days, since, silenced);
    }

    /// Whether a day is over that the record was not judged after.
    public boolean areDue() {
        return ended > judged;
    }

    /// The same after the record was judged, whatever was found.
    GateLooks tried() {
        return new GateLooks(ended, ended, spent, days, since, silenced);
    }

    /// By how much the next look may err: 1 ÷ so many of what a single one might.
    public int parts() {
        return (spent + 1) * (spent + 2);
    }

    /// Days of record at which the next look is due.
    ///
    /// @param speaks whether it is to be asked if it has lost its skill
    /// @param fewest days without which no look can let it speak
    public int next(boolean speaks, int fewest) {
        return speaks ? days + CHECKED_EVERY : days == 0 ? fewest : Math.max(fewest, days + EVERY);
    }

    /// The same after a look that could have let it speak.
    GateLooks spent(int record, boolean speaks) {
        return new GateLooks(
                ended, judged, spent + 1, record, speaks ? ended + 1 : since, silenced);
    }

    /// The same after it was asked whether it has lost its skill.
    GateLooks checked(int record) {
        return new GateLooks(ended, judged, spent, record, since, silenced);
    }

    /// The same after it has lost its skill: what it was let speak for does not count again.
    GateLooks fallenSilent() {
        return new GateLooks(ended, judged, spent, 0, since, ended + 1);
    }

    /// Of the next version: what was spent stays so.
    GateLooks restarted() {
        return new GateLooks(ended, ended, spent, 0, 0, null);
    }
}
