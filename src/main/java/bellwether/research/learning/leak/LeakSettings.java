package bellwether.research.learning.leak;

/// How a training is searched.
///
/// @param horizon how many sessions a label takes
/// @param seeds how many times labels are shuffled, each with a training of its own
public record LeakSettings(int horizon, int seeds) {
    public LeakSettings {
        if (horizon < 1 || seeds < 0) {
            throw new IllegalArgumentException(
                    "horizon must be 1 or more and seeds not negative, were %d, %d"
                            .formatted(horizon, seeds));
        }
    }
}
