package bellwether.research.evidence.scoreboard;

/// What a trade that has ended came to.
///
/// @param r ((exit − entry) · side − costs a share) ÷ planned stop distance
/// @param adverse the largest excursion against it until the exit, in R; 0 or more
/// @param favourable the same for it
/// @param costs of entry and exit, a share, in the price's unit and the shares of the entry
/// @param returnPercent of the entry's price, after costs
/// @param bars from the entry's to the exit's, both counted
public record PlanFigures(
        double r,
        double adverse,
        double favourable,
        double costs,
        double returnPercent,
        int bars) {}
