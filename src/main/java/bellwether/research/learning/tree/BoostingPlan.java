package bellwether.research.learning.tree;

import bellwether.platform.base.Refusal;

/// How many trees, of what, and when to stop.
///
/// @param rounds trees at most
/// @param heldBack share of the last dates that judge each round and train none; 0 for none
/// @param purged dates before those that train none either, as their labels reach into them
/// @param patience rounds without a smaller loss on the dates held back, after which it ends
/// @param seed of what is drawn
public record BoostingPlan(
        TreeSettings tree,
        SampleShares shares,
        int rounds,
        double heldBack,
        int purged,
        int patience,
        long seed) {
    /// More take too long and too much room.
    public static final int MOST_ROUNDS = 1_000;

    public BoostingPlan {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw Refusal.invalid("/rounds", "must be 1 to 1000, was " + rounds);
        }
        if (!(heldBack >= 0 && heldBack <= 0.5)) {
            throw Refusal.invalid("/held_back", "must be 0 to 0.5, was " + heldBack);
        }
        if (purged < 0 || patience < 1) {
            throw new IllegalArgumentException(
                    "purged must not be negative and patience at least 1, were %d and %d"
                            .formatted(purged, patience));
        }
    }

    /// So many rounds over all rows and features, none held back.
    public static BoostingPlan plain(TreeSettings tree, int rounds) {
        return new BoostingPlan(tree, SampleShares.ALL, rounds, 0, 0, rounds, 0);
    }
}
