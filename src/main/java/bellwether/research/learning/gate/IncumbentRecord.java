package bellwether.research.learning.gate;

import bellwether.research.learning.model.ModelDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A candidate beside the model that is active.
///
/// @param active the active one
/// @param days that neither saw, oldest first
/// @param attempts candidates that were judged since the active one was promoted, this one included
public record IncumbentRecord(Active active, List<IncumbentDay> days, int attempts) {
    public IncumbentRecord {
        days = List.copyOf(days);
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, were " + attempts);
        }
    }

    /// The model that is active.
    ///
    /// @param name as in paths
    /// @param until the last day that it was trained from
    public record Active(String name, LocalDate until) {}

    /// Of the dates that neither was trained from.
    ///
    /// @param candidate its days out of sample, oldest first
    /// @param incumbent what the active model says of the same rows
    /// @param from the first session that neither was trained from
    public static IncumbentRecord of(
            Active active,
            List<ModelDay> candidate,
            List<ModelDay> incumbent,
            int from,
            int attempts) {
        Map<Integer, ModelDay> known =
                incumbent.stream().collect(Collectors.toMap(ModelDay::date, day -> day));
        List<IncumbentDay> days = new ArrayList<>();
        for (ModelDay day : candidate) {
            ModelDay other = known.get(day.date());
            if (day.date() >= from && other != null) {
                days.add(new IncumbentDay(day.date(), day.loss(), other.loss()));
            }
        }
        return new IncumbentRecord(active, days, attempts);
    }
}
